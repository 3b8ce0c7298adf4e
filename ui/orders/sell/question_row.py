"""Asks in place what a scan does not say: how much something weighs, what it costs. The keyboard comes here for it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from domain.kernel.money import line_amount
from domain.kernel.quantity import EACH
from domain.kernel.rounding import Rounding
from ui.desk import Desk
from ui.orders.sell.questions import Question, Questions
from ui.theme import look
from ui.widgets.announce import announce
from ui.widgets.buttons import button, icon_button
from ui.widgets.fields import MoneyEdit, NumberEdit, QuantityEdit
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label
from ui.widgets.number_pad import NumberPad

_WEIGHT = "weight_wanted"


class QuestionRow(QFrame):
    """Hidden while nothing is asked. Enter adds what was asked about, Esc leaves it out."""

    answered = Signal(int)
    """Thousandths of a weight, or minor units of a price."""
    settled = Signal()
    """Nothing is asked any more: the keyboard belongs elsewhere."""

    def __init__(self, questions: Questions, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._questions = questions
        self._asked: Question | None = None
        self._formats = formats = desk.formats
        self._store = desk.live.view("store")
        self._icon = IconLabel("scale", "accent", 18)
        self._words = Label("", "strong")
        self._words.setWordWrap(True)
        self._hint = Label("", "small", "dim")
        self._sum = Label("", "strong_number")
        self.weight = QuantityEdit(formats, self.tr("Quantity"))
        self.weight.set_lowest(1)
        self.price = MoneyEdit(formats, self.tr("Price"))
        self._edits = QStackedWidget()
        for edit in (self.weight, self.price):
            edit.set_required()
            edit.returnPressed.connect(self._on_enter)
            edit.textEdited.connect(self._show_sum)
            edit.problem_changed.connect(self._on_problem)
            self._edits.addWidget(edit)
        self._pad: NumberPad | None = None
        self._add = button(self.tr("Add"), "primary")
        self._add.clicked.connect(self._on_enter)
        self._close = icon_button("x", self.tr("Leave it out"))
        self._close.clicked.connect(self._on_left_out)
        self._lay_out()
        questions.changed.connect(self._on_changed)
        self.hide()

    @property
    def edit(self) -> NumberEdit:
        """Where the answer is typed."""
        return self.weight if self._edits.currentWidget() is self.weight else self.price

    def take_keyboard(self) -> bool:
        """Have the keyboard where something is asked; whether it is."""
        if self._questions.open is None:
            return False
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_left_out()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 6, 6, 6)
        row = QHBoxLayout()
        row.setSpacing(10)
        self._column.addLayout(row)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._sum)
        row.addWidget(self._edits)
        row.addWidget(self._hint)
        row.addWidget(self._add)
        row.addWidget(self._close)
        self._edits.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @Slot()
    def _on_changed(self) -> None:
        question = self._questions.open
        if question is not None and question is self._asked:  # another one waits behind it: go on typing
            self.take_keyboard()
            return
        self._asked = question
        if question is None:
            self.hide()
            self.settled.emit()
            return
        words = self._ask(question)
        self._words.setText(words)
        self.setAccessibleName(words)
        self._show_sum()
        self._show_pad()
        self.show()
        announce(self, words, urgent=True)
        self.take_keyboard()

    def _ask(self, question: Question) -> str:
        by_weight = question.code == _WEIGHT
        self._icon.set_icon("scale" if by_weight else "tag", "accent")
        self._edits.setCurrentWidget(self.weight if by_weight else self.price)
        self._hint.setText(question.unit if by_weight else "")
        self._hint.setVisible(by_weight)
        self.edit.set_value(None if by_weight else question.price or None)
        words = self.tr("{product}: how many {unit}?") if by_weight else self.tr("{product}: what does it cost?")
        if not by_weight and question.unit != EACH:
            words = self.tr("{product}: what does one {unit} cost?")
        return words.format(product=question.name, unit=question.unit)

    def _show_pad(self) -> None:
        """Figures to tap, for fingers; without them there is nothing to type a weight with."""
        touch = look.current().touch
        if self._pad is None and touch:
            self._pad = NumberPad(self)
            self._column.addWidget(self._pad, 0, Qt.AlignmentFlag.AlignRight)
        if self._pad is not None:
            self._pad.type_into(self.edit)
            self._pad.setVisible(touch)

    @Slot()
    def _show_sum(self) -> None:
        question, value = self._questions.open, self.edit.value()
        if question is None or question.code != _WEIGHT or not question.price:
            self._sum.hide()
            return
        words = self.tr("{price} for one {unit}")
        text = words.format(price=self._formats.money(question.price), unit=question.unit)
        if value:
            rounding = Rounding(self._store.documents["shop"]["rounding"])
            text = self._formats.money(line_amount(question.price, value, rounding))
        self._sum.setText(text)
        self._sum.show()

    @Slot(str)
    def _on_problem(self, problem: str) -> None:
        if problem:
            self._sum.setText(problem)
            self._sum.setVisible(True)
        self._sum.set_tone("error" if problem else "text")
        if not problem:
            self._show_sum()

    @Slot()
    def _on_enter(self) -> None:
        value = self.edit.value() if self.edit.check() else None
        if value is not None:
            self.answered.emit(value)

    @Slot()
    def _on_left_out(self) -> None:
        self._questions.take()
