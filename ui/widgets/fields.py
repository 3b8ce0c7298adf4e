"""Fields for numbers: what is typed becomes an integer or a sentence, never a float and never a guess."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.kernel.money import COST_DECIMALS
from ui.format import Formats
from ui.theme import fonts
from ui.typed_number import Flaw, UnreadableError, read_number


class NumberEdit(QLineEdit):
    """An integer in units of 10**-places behind a line of text; an empty line is None."""

    value_changed = Signal(object)
    """The number that the text now means, or None."""
    problem_changed = Signal(str)
    """Why the text means no number, or ""; told when the field is left, not at every key."""

    def __init__(self, formats: Formats, places: int, name: str, scale: int = 1, parent: QWidget | None = None) -> None:
        """`scale` is what one unit in the last place counts in the value."""
        super().__init__(parent)
        self._formats = formats
        self._places = places
        self._scale = scale
        self._value: int | None = None
        self._problem = ""
        self._lowest: int | None = 0
        self._required = False
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFont(fonts.font("number"))
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)

    def value(self) -> int | None:
        """The number, or None where the text is empty or means none: see `problem`."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a number."""
        self._value = value
        self.setText("" if value is None else self._written(value))
        self._set_problem("")

    def set_lowest(self, lowest: int | None) -> None:
        """Refuse less than this; None allows any number. At first nothing below zero is taken."""
        self._lowest = lowest

    def set_required(self, required: bool = True) -> None:
        """Whether an empty field is a problem."""
        self._required = required

    def written(self, value: int) -> str:
        """The number as it is typed here."""
        return self._written(value)

    def problem(self) -> str:
        """Read the text, and give the sentence that says why it is no number for this field, or ""."""
        self._value, problem = self._read()
        return problem

    def check(self) -> bool:
        """Mark the field where it has a problem; whether it has none."""
        self._set_problem(self.problem())
        return not self._problem

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.font() != fonts.font("number"):
            self.setFont(fonts.font("number"))

    def _written(self, value: int) -> str:
        raise NotImplementedError

    def _example(self) -> str:
        raise NotImplementedError

    def _read(self) -> tuple[int | None, str]:
        if not self.text().strip():
            return None, self.tr("Fill this in.") if self._required else ""
        try:
            value = read_number(self.text(), self._places, self._formats.locale) * self._scale
        except UnreadableError as error:
            return None, self._sentence(error.flaw)
        if self._lowest is not None and value < self._lowest:
            return None, self.tr("Not less than {lowest}.").format(lowest=self._written(self._lowest))
        return value, ""

    def _sentence(self, flaw: Flaw) -> str:
        if flaw is Flaw.TOO_LARGE:
            return self.tr("This is too large.")
        if flaw is Flaw.TOO_FINE and self._places == 0:
            return self.tr("Only whole numbers.")
        if flaw is Flaw.TOO_FINE:
            return self.tr("At most {count} digits after the point.").format(count=self._places)
        return self.tr("Type a number such as {example}.").format(example=self._example())

    def _set_problem(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.setProperty("invalid", "true" if problem else "false")
            self.setAccessibleDescription(problem)
            self.style().unpolish(self)
            self.style().polish(self)
            self.problem_changed.emit(problem)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        value, problem = self._read()
        if self._problem and not problem:
            self._set_problem("")
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)

    @Slot()
    def _on_finished(self) -> None:
        if self.check() and self._value is not None:
            self.setText(self._written(self._value))


class MoneyEdit(NumberEdit):
    """Minor units of the store's currency."""

    def __init__(self, formats: Formats, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says; a label with a buddy replaces it."""
        super().__init__(formats, formats.exponent, name, parent=parent)

    def _written(self, value: int) -> str:
        return self._formats.amount(value)

    def _example(self) -> str:
        return self._formats.amount(1250)


class QuantityEdit(NumberEdit):
    """Thousandths of a unit; `places` is 0 for things that are only sold whole."""

    def __init__(self, formats: Formats, name: str, places: int = 3, parent: QWidget | None = None) -> None:
        """Raises ValueError for more than three places."""
        if not 0 <= places <= 3:
            raise ValueError("a quantity has at most three places")
        super().__init__(formats, places, name, 10 ** (3 - places), parent)

    def _written(self, value: int) -> str:
        return self._formats.quantity(value)

    def _example(self) -> str:
        return self._formats.quantity(1250 if self._places else 12000)


class RateEdit(NumberEdit):
    """Thousandths of a percent."""

    def __init__(self, formats: Formats, name: str, parent: QWidget | None = None) -> None:
        super().__init__(formats, 3, name, parent=parent)

    def _written(self, value: int) -> str:
        # A rate and a quantity both count thousandths.
        return self._formats.quantity(value)

    def _example(self) -> str:
        return self._formats.quantity(8875)


class CostEdit(NumberEdit):
    """What one unit costs, in ten-thousandths of a minor unit: finer than any price."""

    def __init__(self, formats: Formats, name: str, parent: QWidget | None = None) -> None:
        super().__init__(formats, formats.exponent + COST_DECIMALS, name, parent=parent)

    def _written(self, value: int) -> str:
        return self._formats.cost(value)

    def _example(self) -> str:
        return self._formats.cost(12_505_000)
