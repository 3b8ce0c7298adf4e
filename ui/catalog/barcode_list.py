"""Any number of barcodes, each taken with Enter, as a scanner ends it; a wrong check digit is said at once."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from domain.kernel.barcodes import normalize_code
from domain.kernel.errors import Rejected
from ui.catalog.product_facts import printed_code
from ui.sentences import sentence
from ui.widgets.buttons import icon_button
from ui.widgets.label import Label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COLUMNS = 3


class BarcodeEdit(QLineEdit):
    """Enter takes the code instead of sending the form; on an empty line it does what it does everywhere."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and plain and self.text().strip():
            self.entered.emit()
            return
        super().keyPressEvent(event)


class BarcodeTag(QWidget):
    """One code, as it is printed, with a button that takes it out."""

    removed = Signal(str)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self.remove = icon_button("x", self.tr("Take %1 out").replace("%1", printed_code(code)))
        self.remove.clicked.connect(self._on_remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(Label(printed_code(code), "number"))
        row.addWidget(self.remove)
        row.addStretch(1)

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self.code)


class BarcodeList(QWidget):
    """The codes that were taken; ``edit`` is the line into which the next one goes and stands in the form's row."""

    refused = Signal(str)
    """Why the line is no barcode, or "" where it was taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = BarcodeEdit()
        self._codes: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(_COLUMNS, 1)
        self.edit.entered.connect(self.take)
        self.set_codes(())

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes as they are stored."""
        return self._codes

    def set_codes(self, codes: Iterable[str]) -> None:
        """Show these codes, each once."""
        self._codes = tuple(dict.fromkeys(codes))
        for tag in self.findChildren(BarcodeTag):
            self._grid.removeWidget(tag)
            tag.hide()
            tag.deleteLater()
        for number, code in enumerate(self._codes):
            tag = BarcodeTag(code)
            tag.removed.connect(self._on_removed)
            self._grid.addWidget(tag, number // _COLUMNS, number % _COLUMNS)
        self.setVisible(bool(self._codes))

    @Slot()
    def take(self) -> bool:
        """Take what stands in the line; False where it is no barcode."""
        text = self.edit.text().strip()
        self.edit.clear()
        return not text or self.add(text)

    def add(self, text: str) -> bool:
        """Take a code; one that cannot be right is put into the line, to be put right there."""
        try:
            code = normalize_code(text)
        except Rejected as refusal:
            self.edit.setText(text)
            self.edit.selectAll()
            self.refused.emit(sentence(refusal, None))
            return False
        self.set_codes((*self._codes, code))
        self.refused.emit("")
        return True

    @Slot(str)
    def _on_removed(self, code: str) -> None:
        self.set_codes(known for known in self._codes if known != code)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
