"""Cash counted by its coins and notes: how many of each, and what they come to while somebody counts."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from domain.till.events import Denomination
from ui.format import Formats
from ui.theme import look
from ui.till.coins import coinage
from ui.widgets.field import Field
from ui.widgets.fields import MoneyEdit, NumberEdit
from ui.widgets.label import Label

_FORWARD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class CountEdit(NumberEdit):
    """How many there are of one coin or note. Enter goes to the next one: nobody sends a count half way by it."""

    stepped = Signal(int)
    """The next one is wanted (1), or the one before (-1)."""

    def __init__(self, formats: Formats, name: str, parent: QWidget | None = None) -> None:
        super().__init__(formats, 0, name, parent=parent)
        self.setFixedWidth(look.px(84))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _FORWARD:
            self.stepped.emit(1)
        elif plain and event.key() == Qt.Key.Key_Up:
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)

    def _written(self, value: int) -> str:
        return self._formats.count(value)

    def _example(self) -> str:
        return self._formats.count(12)


class CashCount(QWidget):
    """One field for each coin and note; a currency whose coins are not known has one field for the sum.

    An empty field is none of that coin, as soon as anything is typed; all of them empty is no count at all.
    """

    changed = Signal()
    """Something else is counted now."""

    def __init__(self, formats: Formats, otherwise: int | None = None, parent: QWidget | None = None) -> None:
        """``otherwise`` is what holds as long as nothing is counted, in minor units."""
        super().__init__(parent)
        self._formats = formats
        self._otherwise = otherwise
        self._edits: dict[int, NumberEdit] = {}
        """Value of the coin or note -> its field; 1 where one field takes the whole sum."""
        self._sums: dict[int, Label] = {}
        self._whole = Label("", "large_number")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._fields())
        column.addWidget(self._whole, 0, Qt.AlignmentFlag.AlignRight)
        self.setFocusProxy(next(iter(self._edits.values())))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else the underlined letter of its label leads nowhere
        self._show()

    @property
    def total(self) -> int | None:
        """What was counted in minor units, None where nothing was."""
        counts = [(value, edit.value()) for value, edit in self._edits.items()]
        if all(count is None for _, count in counts):
            return None
        return sum(value * (count or 0) for value, count in counts)

    @property
    def denominations(self) -> tuple[Denomination, ...] | None:
        """What was counted, coin by coin, None where nothing was."""
        if self.total is None:
            return None
        if len(self._edits) == 1:
            return (Denomination(value=self.total, count=1),) if self.total else ()
        counts = ((value, edit.value()) for value, edit in self._edits.items())
        return tuple(Denomination(value=value, count=count) for value, count in counts if count)

    @property
    def whole(self) -> str:
        """What it comes to, as it is shown."""
        return self._whole.text()

    def edit(self, value: int) -> NumberEdit:
        """Return the field of a coin or note."""
        return self._edits[value]

    def check(self) -> str:
        """Mark what is no number; return what is wrong with the first one, or nothing."""
        wrong = [edit for edit in self._edits.values() if not edit.check()]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong[0].problem() if wrong else ""

    def _fields(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(32)
        notes, coins = coinage(self._formats.currency)
        for values in (notes, coins):
            if values:
                row.addLayout(self._column(values))
        if not self._edits:
            self._add(1, MoneyEdit(self._formats, self.tr("Cash that is there")))
            row.addWidget(self._edits[1])
        row.addStretch(1)
        return row

    def _column(self, values: tuple[int, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for place, value in enumerate(values):
            written = self._formats.money(value)
            edit = CountEdit(self._formats, self.tr("How many of %1").replace("%1", written))
            edit.stepped.connect(self._on_stepped)
            self._add(value, edit)
            self._sums[value] = Label("", "number", "dim")
            self._sums[value].setMinimumWidth(look.px(84))
            self._sums[value].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(Label(written, "number"), place, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(edit, place, 1)
            grid.addWidget(self._sums[value], place, 2)
        grid.setRowStretch(len(values), 1)
        return grid

    def _add(self, value: int, edit: NumberEdit) -> None:
        edit.value_changed.connect(self._show)
        self._edits[value] = edit

    @Slot()
    def _show(self) -> None:
        for value, label in self._sums.items():
            count = self._edits[value].value()
            label.setText(self._formats.amount(value * count) if count else "")
        counted = self.total
        self._whole.set_tone("text" if counted is not None else "dim")
        total = self._otherwise if counted is None else counted
        self._whole.setText("–" if total is None else self._formats.money(total))
        self._whole.setAccessibleName(self.tr("Cash in all: %1").replace("%1", self._whole.text()))
        self.changed.emit()

    @Slot(int)
    def _on_stepped(self, step: int) -> None:
        edits = list(self._edits.values())
        place = next((place for place, edit in enumerate(edits) if edit.hasFocus()), 0) + step
        if 0 <= place < len(edits):
            edits[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif step > 0:
            self.window().focusNextChild()


class CashField(Field):
    """The row of a form in which cash is counted."""

    def __init__(self, label: str, count: CashCount, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, count, hint, parent)
        self.count = count

    def check(self) -> bool:
        problem = self.count.check()
        self.set_problem(problem)
        return not problem
