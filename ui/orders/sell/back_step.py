"""The second step of taking back: which lines of the order, and how much of each."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.kernel.quantity import EACH, THOUSAND
from domain.kernel.rounding import Rounding
from ui.desk import Desk
from ui.orders.sell.back_table import BackTable
from ui.orders.sell.bought import Left, Lines, WhatIsLeft
from ui.theme import look
from ui.widgets.announce import announce
from ui.widgets.field import Field
from ui.widgets.fields import QuantityEdit
from ui.widgets.label import Label

_ROWS, _FEW_ROWS = 7, 4
_LOW_BELOW = 800
"""Pixels at 100 % under which a screen has no room for a long list over the reason and the condition."""


class BackStep(QWidget):
    """Keeps how much of each line was marked, never more than is left of it."""

    def __init__(self, desk: Desk, sale_lines: Callable[[], Lines]) -> None:
        """``sale_lines`` are those of the open sale, on which something may have come back already."""
        super().__init__()
        self._desk = desk
        self._sale_lines = sale_lines
        self._order: dict[str, Any] = {"lines": []}
        self._left: WhatIsLeft | None = None
        self._back: dict[int, int] = {}
        self.what = Label("", "body", "dim")
        self.table = BackTable(desk.formats)
        self.quantity = QuantityEdit(desk.formats, self.tr("How much comes back"))
        hint = self.tr("Space marks a line, + and - count it; or type how much.")
        self.field = Field(self.tr("&How much comes back"), self.quantity, hint)
        self.worth = Label("", "strong_number")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.what, self.table, self.field, self.worth):
            column.addWidget(part)
        self.table.toggled.connect(self._on_toggled)
        self.table.stepped.connect(self._on_stepped)
        self.table.typed.connect(self._on_typed)
        self.table.current_changed.connect(self._show_current)
        self.quantity.editingFinished.connect(self.take_quantity)
        self._fit()

    def open(self, order: dict[str, Any]) -> bool:
        """Show an order of the archive with its ``lines``; False where nothing of it can come back."""
        shop = self._desk.live.view("store").documents["shop"]
        self._left = WhatIsLeft(
            order, prices_include_tax=shop["prices_include_tax"], rounding=Rounding(shop["rounding"])
        )
        self._order, self._back = order, {}
        rows = self._rows()
        returnable = [row.line for row in rows if row.left]
        if len(rows) == 1:
            self._back = {row.line: row.left for row in rows}
        words = self.tr("Order {number} from {day}")
        words = words.format(number=order["number"], day=self._desk.formats.day(order["local_date"]))
        self.what.setText(" · ".join(filter(None, [words, order["customer_name"]])))
        self._show_rows()
        return bool(returnable) and self.table.select_key(returnable[0])

    def next_marked(self) -> Left | None:
        """Return the first line that was marked and is not taken back yet."""
        return next((row for row in self.table.lines.rows() if row.back), None)

    def taken(self, line: int) -> None:
        """A line has been put on the sale."""
        del self._back[line]
        self._show_rows()

    def mark_scanned(self, skus: list[str]) -> bool:
        """Mark one more of a product, or all that is weighed; False where none of it is left."""
        row = next((row for row in self.table.lines.rows() if row.sku in skus and row.back < row.left), None)
        if row is None:
            return False
        self.table.select_key(row.line)
        self._set(row, row.back + THOUSAND if row.unit == EACH else row.left)
        return True

    def drop_scanned(self, code: str) -> None:
        """Forget the figures of a scan that began on the list, which leads every figure into the field."""
        if self.quantity.text().strip() == code:
            self._show_current()
            self.table.setFocus()

    @Slot()
    def take_quantity(self) -> bool:
        """Mark as much of the current line as was typed; False where that cannot be, which is said at the field."""
        row = self._current()
        if row is None or self.quantity.problem():
            return False
        wanted = self.quantity.value() or 0
        problem = self._problem(row, wanted)
        self.field.set_problem(problem)
        if not problem and wanted != row.back:
            self._set(row, wanted)
        return not problem

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        low = self.screen().availableGeometry().height() < look.px(_LOW_BELOW)
        rows = (_FEW_ROWS if low else _ROWS) * self.table.verticalHeader().defaultSectionSize()
        head = self.table.horizontalHeader().minimumHeight()
        self.table.setFixedHeight(head + rows + 2 * self.table.frameWidth())

    def _problem(self, row: Left, wanted: int) -> str:
        if row.unit == EACH and wanted % THOUSAND:
            return self.tr("Only whole numbers.")
        if wanted <= row.left:
            return ""
        most = self._desk.formats.quantity(row.left, "" if row.unit == EACH else row.unit)
        return self.tr("At most {most} can come back.").format(most=most)

    def _rows(self) -> list[Left]:
        assert self._left is not None
        products = self._desk.live.view("catalogue").documents
        units = {line["sku"]: products.get(line["sku"], {}).get("unit", EACH) for line in self._order["lines"]}
        return self._left.rows(self._sale_lines(), self._back, units)

    def _show_rows(self) -> None:
        rows = self._rows()
        self.table.lines.become(rows)
        worth = self._desk.formats.money(sum(row.worth for row in rows))
        self.worth.setText(self.tr("{amount} to give back").format(amount=worth))
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        row = self._current()
        self.field.set_problem("")
        self.quantity.set_value(row.back if row and row.back else None)

    def _current(self) -> Left | None:
        return self.table.lines.row_of(self.table.current_key())

    def _set(self, row: Left, quantity: int) -> None:
        self._back[row.line] = min(max(quantity, 0), row.left)
        self._show_rows()
        words = self.tr("{product}: {quantity} comes back")
        quantity_words = self._desk.formats.quantity(self._back[row.line], row.unit)
        announce(self.table, words.format(product=row.name, quantity=quantity_words))

    @Slot()
    def _on_toggled(self) -> None:
        row = self._current()
        if row is not None:
            self._set(row, 0 if row.back else row.left)

    @Slot(int)
    def _on_stepped(self, difference: int) -> None:
        row = self._current()
        if row is not None:
            self._set(row, row.back + difference)

    @Slot(str)
    def _on_typed(self, letter: str) -> None:
        if letter.isdecimal():
            self.quantity.setFocus()
            self.quantity.setText(letter)
