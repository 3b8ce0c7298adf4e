"""How this machine prints: which printer, on what, when by itself, and whether the drawer opens."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.paper.choice import PrinterChoice, PrinterKind, When
from ui.paper.output import system_printers
from ui.widgets.field import Field
from ui.widgets.switch import Switch


class PrinterChoiceForm(QWidget):
    """Whatever is chosen holds at once, for the next paper."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        for kind, words in (
            (PrinterKind.NONE, self.tr("No printer")),
            (PrinterKind.NETWORK, self.tr("Receipt printer on the network")),
            (PrinterKind.DEVICE, self.tr("Receipt printer at a cable")),
            (PrinterKind.SYSTEM, self.tr("Printer of this computer")),
        ):
            self.kind.addItem(words, kind)
        self.target = QComboBox()
        self.target.setEditable(True)
        self.roll = Switch(self.tr("Width of the roll"), (("58", self.tr("58 mm")), ("80", self.tr("80 mm"))))
        self.when = Switch(
            self.tr("Print receipts"),
            ((When.ALWAYS, self.tr("Always")), (When.ASK, self.tr("Ask")), (When.NEVER, self.tr("Never"))),
        )
        self.kick = QCheckBox(self.tr("A &drawer opens through this printer"))
        self.sheets = QComboBox()
        self.sheets.addItem(self.tr("The usual one"), "")
        for name in system_printers():
            self.sheets.addItem(name, name)
        self._lay_out()
        self.show_choice(PrinterChoice())
        self._connect()
        self.setFocusProxy(self.kind)

    @property
    def choice(self) -> PrinterChoice:
        """What is chosen now."""
        return PrinterChoice(
            kind=PrinterKind(self.kind.currentData()),
            target=self.target.currentText().strip(),
            roll=int(self.roll.current),
            when=When(self.when.current),
            kick=self.kick.isChecked(),
            sheets=str(self.sheets.currentData() or ""),
        )

    def show_choice(self, choice: PrinterChoice) -> None:
        """Show what holds."""
        self.kind.setCurrentIndex(self.kind.findData(choice.kind))
        self._offer()
        self.target.setCurrentText(choice.target)
        self.roll.set_current(str(choice.roll))
        self.when.set_current(choice.when)
        self.kick.setChecked(choice.kick)
        self.sheets.setCurrentIndex(max(self.sheets.findData(choice.sheets), 0))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._target = Field(self.tr("&Where it is"), self.target, " ")
        column.addWidget(Field(self.tr("&Printer of receipts"), self.kind))
        column.addWidget(self._target)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Field(self.tr("&Roll"), self.roll), 2)
        row.addWidget(Field(self.tr("Print &by itself"), self.when), 3)
        column.addLayout(row)
        column.addWidget(self.kick)
        column.addWidget(Field(self.tr("Printer of &invoices"), self.sheets))

    def _connect(self) -> None:
        self.kind.activated.connect(self._on_kind_chosen)
        self.target.activated.connect(self.changed)
        line = self.target.lineEdit()
        assert line is not None
        line.editingFinished.connect(self.changed)
        self.roll.chosen.connect(self.changed)
        self.when.chosen.connect(self.changed)
        self.kick.clicked.connect(self.changed)
        self.sheets.activated.connect(self.changed)

    @Slot()
    def _on_kind_chosen(self) -> None:
        with QSignalBlocker(self.target):
            self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        """Offer what there is to choose from, and say what is meant."""
        kind = PrinterKind(self.kind.currentData())
        written = self.target.currentText()
        self.target.clear()
        offered = {PrinterKind.SYSTEM: system_printers(), PrinterKind.DEVICE: ["/dev/usb/lp0", r"\\localhost\receipts"]}
        self.target.addItems(offered.get(kind, []))
        if kind is not PrinterKind.SYSTEM or written in system_printers():
            self.target.setCurrentText(written)
        hints = {
            PrinterKind.NONE: "",
            PrinterKind.NETWORK: self.tr("Its name or address, such as 192.168.1.60:9100."),
            PrinterKind.DEVICE: self.tr("Such as /dev/usb/lp0; on Windows the name under which it is shared."),
            PrinterKind.SYSTEM: self.tr("Its name on this computer; empty means the usual one."),
        }
        self._target.set_hint(hints[kind])
        self._target.setVisible(kind is not PrinterKind.NONE)
