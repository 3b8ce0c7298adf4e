"""One line of a delivery: a product, how much of it came, what one of it cost."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from domain.inventory.commands import ReceivedLine
from domain.kernel.cost import value_at
from domain.kernel.ids import Sku
from domain.kernel.money import COST_SCALE
from domain.kernel.rounding import divide
from ui.format import Formats
from ui.inventory.entry import shown_unit
from ui.theme import look
from ui.widgets.buttons import icon_button
from ui.widgets.fields import CostEdit, NumberEdit, QuantityEdit
from ui.widgets.label import ElidedLabel, Label

QUANTITY_WIDTH, COST_WIDTH, VALUE_WIDTH, REMOVE_WIDTH = 110, 110, 96, 32
ONE = 1000

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Draft(NamedTuple):
    """A line as it was left: quantity in thousandths, cost in ten-thousandths of a minor unit, None where empty."""

    sku: str
    quantity: int | None
    unit_cost: int | None


class DeliveryLine(QWidget):
    """Enter goes on to the next field, Up and Down to the same field of another line, Ctrl+Del takes the line out."""

    stepped = Signal(object, int, int)
    """This line, the column, and how many lines up or down: the keyboard wants to go there."""
    finished = Signal()
    """Enter was pressed in the last field."""
    removed = Signal(object)
    """This line is not wanted."""
    changed = Signal()

    def __init__(self, formats: Formats, sku: str, name: str, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sku = sku
        self.name = name
        self._formats = formats
        self._cost_touched = False
        label = self.tr("Quantity of %1").replace("%1", name)
        self.quantity = QuantityEdit(formats, label)
        self.quantity.setPlaceholderText(shown_unit(unit))
        self.quantity.set_required()
        self.quantity.set_value(ONE)
        self.cost = CostEdit(formats, self.tr("Unit cost of %1").replace("%1", name))
        self.value = Label("", "number")
        self._remark = Label("", "small", "error")
        self._remark.hide()
        remove = icon_button("x", self.tr("Take %1 out (Ctrl+Del)").replace("%1", name))
        remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        remove.clicked.connect(self._on_remove)
        self._lay_out(remove)
        for edit in self.editors():
            edit.installEventFilter(self)
            edit.value_changed.connect(self._on_changed)
            edit.problem_changed.connect(self.set_problem)
        self.cost.textEdited.connect(self._on_cost_typed)

    def editors(self) -> tuple[NumberEdit, NumberEdit]:
        """The fields by column."""
        return self.quantity, self.cost

    def set_last_cost(self, cost: int | None) -> None:
        """Fill in what it cost the last time, unless somebody has typed a cost already."""
        if cost is not None and not self._cost_touched:
            self.cost.set_value(cost)
            self.changed.emit()

    @property
    def blank(self) -> bool:
        """Whether no quantity was typed."""
        return not self.quantity.text().strip()

    def add_one(self) -> None:
        """One more came."""
        self.quantity.set_value((self.quantity.value() or 0) + ONE)
        self.changed.emit()

    def check(self) -> NumberEdit | None:
        """Mark what is wrong; the first field that is."""
        return next((edit for edit in self.editors() if not edit.check()), None)

    def received(self) -> ReceivedLine:
        """The line as the command has it; `check` found nothing wrong."""
        return ReceivedLine(sku=Sku(self.sku), quantity=self.quantity.value() or 0, unit_cost=self.cost.value())

    def draft(self) -> Draft:
        """The line as it stands, whatever is wrong with it."""
        return Draft(self.sku, self.quantity.value(), self.cost.value())

    def restore(self, draft: Draft) -> None:
        """Show a line as it was left."""
        self.quantity.set_value(draft.quantity)
        self.cost.set_value(draft.unit_cost)
        self._cost_touched = draft.unit_cost is not None
        self.changed.emit()

    def worth(self) -> int:
        """What the line cost, in minor units, as far as its fields say it."""
        return divide(value_at(self.quantity.value() or 0, self.cost.value() or 0), COST_SCALE)

    @property
    def problem(self) -> str:
        """What is wrong with it, or ""."""
        return self._remark.text()

    @Slot(str)
    def set_problem(self, sentence: str) -> None:
        """Say under the line what is wrong with it; "" when it is settled."""
        self._remark.setText(sentence)
        self._remark.setVisible(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        column = self.editors().index(watched)
        key = Qt.Key(event.key())
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _ENTER and plain:
            self._go_on(column)
        elif key in _STEPS:
            self.stepped.emit(self, column, _STEPS[key])
        elif key == Qt.Key.Key_Delete and not plain:
            self._on_remove()
        else:
            return False
        return True

    def _go_on(self, column: int) -> None:
        if not self.editors()[column].check():
            return
        if column == 0:
            self.cost.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def _lay_out(self, remove: QWidget) -> None:
        words = ElidedLabel("", "body")
        words.set_text(self.name)
        number = ElidedLabel("", "tiny", "dim")
        number.set_text(self.sku)
        for widget, width in ((self.quantity, QUANTITY_WIDTH), (self.cost, COST_WIDTH), (self.value, VALUE_WIDTH)):
            widget.setFixedWidth(look.px(width))
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        remove.setFixedWidth(look.px(REMOVE_WIDTH))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(words, 0, 0)
        grid.addWidget(number, 1, 0)
        cells: tuple[QWidget, ...] = (self.quantity, self.cost, self.value, remove)
        for column, cell in enumerate(cells, 1):
            grid.addWidget(cell, 0, column, 2, 1)
        grid.addWidget(self._remark, 2, 0, 1, 5)
        grid.setColumnStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @Slot(object)
    def _on_changed(self, _value: int | None) -> None:
        self.changed.emit()

    @Slot()
    def _on_cost_typed(self) -> None:
        self._cost_touched = True

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self)

    def show_worth(self) -> None:
        """Say what the line cost."""
        self.value.setText(self._formats.amount(self.worth()) if self.cost.value() is not None else "–")
