"""What the form for a new product and the form for a known one have in common."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QCompleter, QGridLayout, QLineEdit, QWidget

from ui.catalog.barcode_list import BarcodeEdit, BarcodeList
from ui.command_form import CommandForm
from ui.desk import Desk
from ui.theme import look
from ui.widgets.field import Field
from ui.widgets.fields import CostEdit, NumberEdit, QuantityEdit, RateEdit

_UNITS = ("each", "kg", "l", "m")
_WIDTH = 600
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ProductForm(CommandForm):
    """Two fields side by side; a subclass says which, and what is asked for."""

    FIELD_OF = {"sku_taken": "sku", "barcode_taken": "barcode", "barcode_misread": "barcode"}

    saved = Signal(str)
    """The product with this SKU is in the catalogue as entered."""

    def __init__(self, desk: Desk, title: str, verb: str, categories: Iterable[str]) -> None:
        super().__init__(desk, title, verb)
        self.setMinimumWidth(look.px(_WIDTH))
        formats = desk.formats
        self.name = QLineEdit()
        self.category = _choice(categories)
        self.brand = QLineEdit()
        self.unit = _choice(_UNITS)
        self.tax_rate = RateEdit(formats, self.tr("Tax rate"))
        self.tax_rate.set_required()
        self.cost = CostEdit(formats, self.tr("Cost"))
        self.reorder_point = QuantityEdit(formats, self.tr("Reorder point"))
        self.allow_negative = QCheckBox(self.tr("May be sold &below zero"))
        self.open_price = QCheckBox(self.tr("Price is as&ked for at each sale"))
        self.barcodes = BarcodeList()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self.body.addLayout(self._grid)

    def wants_scan(self) -> bool:
        """Whether a code is one of the product's barcodes: in a line for words it stays where it was scanned into."""
        focus = QApplication.focusWidget()
        for_words = isinstance(focus, QLineEdit | QComboBox) and not isinstance(focus, NumberEdit | BarcodeEdit)
        return not for_words and not self.is_busy()

    def take_scan(self, code: str) -> None:
        """Take a scanned barcode."""
        self.barcodes.add(code)

    def place(
        self, name: str, label: str, editor: QWidget, row: int, column: int, span: int = 1, hint: str = ""
    ) -> None:
        """Put a row of the form into the grid, under the name that the command has for it."""
        self.named[name] = Field(label, editor, hint)
        self._grid.addWidget(self.named[name], row, column, 1, span, Qt.AlignmentFlag.AlignTop)

    def place_barcodes(self, row: int) -> None:
        """Put the line for barcodes, and those that were taken, under the rest."""
        hint = self.tr("Enter takes one; a product may have any number.")
        self.place("barcode", self.tr("Ba&rcodes"), self.barcodes.edit, row, 0, 2, hint)
        self._grid.addWidget(self.barcodes, row + 1, 0, 1, 2)
        self._grid.addWidget(self.allow_negative, row + 2, 0)
        self._grid.addWidget(self.open_price, row + 2, 1)
        self.barcodes.refused.connect(self.named["barcode"].set_problem)

    def send(self) -> None:
        if self.barcodes.take():
            self.send_product()
        else:
            self.set_busy(False)
            self.barcodes.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def send_product(self) -> None:
        """Ask for the command; no barcode is left in the line."""
        raise NotImplementedError


class _Offers(QCompleter):
    """Leaves Enter to the form, unless one of its offers was gone to by the arrow keys."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        popup, edit = self.popup(), self.widget()
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress or watched is not popup:
            return super().eventFilter(watched, event)
        if event.key() not in _ENTER or popup.currentIndex().isValid():
            return super().eventFilter(watched, event)
        popup.hide()
        QApplication.sendEvent(edit, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        return True


def _choice(known: Iterable[str]) -> QComboBox:
    """A line that offers what is known and takes anything else."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(list(known))
    # Qt's own completes within the line, and so makes "Pantry" of a new category "Pan".
    completer = _Offers(box.model(), box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    box.setCompleter(completer)
    return box
