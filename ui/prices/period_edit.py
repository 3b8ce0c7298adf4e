"""When an offer holds: days, hours and weekdays, each of which may be left out."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from domain.pricing.plans import Period
from ui.format import Formats
from ui.prices import words
from ui.prices.words import translate
from ui.theme import look
from ui.typed_day import read_day, read_time, written_day, written_time
from ui.widgets.field import Field
from ui.widgets.label import Label


class PeriodEdit(QWidget):
    """Four fields and seven boxes; whatever is empty does not limit it."""

    changed = Signal()
    """Something else was typed or ticked."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self.first_day = self._edit(self.tr("First day"), self.tr("at once"))
        self.last_day = self._edit(self.tr("Last day"), self.tr("no end"))
        self.from_time = self._edit(self.tr("From which time of the day"), self.tr("all day"))
        self.until_time = self._edit(self.tr("Until which time of the day"), self.tr("all day"))
        self.weekdays = [self._box(day) for day in range(1, 8)]
        # Else the letter of its label leads nowhere. Before the proxy, which would take it over.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.first_day)
        self._lay_out()

    def show_period(self, period: Period) -> None:
        """Show when something holds."""
        locale = self._formats.locale
        self.first_day.setText(written_day(period.first_day, locale))
        self.last_day.setText(written_day(period.last_day, locale))
        self.from_time.setText(written_time(period.from_time, locale))
        self.until_time.setText(written_time(period.until_time, locale))
        for day, box in enumerate(self.weekdays, 1):
            box.setChecked(day in period.weekdays)

    def period(self) -> Period:
        """Return when it holds; raises ``ValueError`` where something typed means nothing."""
        every = tuple(day for day, box in enumerate(self.weekdays, 1) if box.isChecked())
        return Period(
            first_day=_read(self.first_day, self._day), last_day=_read(self.last_day, self._day),
            from_time=_read(self.from_time, read_time), until_time=_read(self.until_time, read_time),
            weekdays=() if len(every) == len(self.weekdays) else every,
        )  # fmt: skip

    def check(self) -> str:
        """Return what is wrong with the first field that means nothing, and go there; or nothing."""
        for edit, read, example in (
            (self.first_day, self._day, written_day(self._formats.today(), self._formats.locale)),
            (self.last_day, self._day, written_day(self._formats.today(), self._formats.locale)),
            (self.from_time, read_time, written_time("17:30", self._formats.locale)),
            (self.until_time, read_time, written_time("17:30", self._formats.locale)),
        ):
            try:
                _read(edit, read)
            except ValueError:
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                edit.selectAll()
                return self.tr("Write it such as %1.").replace("%1", example)
        return ""

    def _day(self, text: str) -> str:
        return read_day(text, self._formats.locale, self._formats.today())

    def _edit(self, name: str, otherwise: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setAccessibleName(name)
        edit.setPlaceholderText(otherwise)
        edit.setMinimumWidth(look.px(92))
        edit.textChanged.connect(self._on_changed)
        return edit

    def _box(self, day: int) -> QCheckBox:
        box = QCheckBox(words.weekday(day, self._formats))
        box.toggled.connect(self._on_changed)
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        for row, column, parts in (
            (0, 0, (self.first_day, self.last_day)),
            (0, 3, (self.from_time, self.until_time)),
        ):
            grid.addWidget(parts[0], row, column)
            grid.addWidget(Label("–", "body", "dim"), row, column + 1)
            grid.addWidget(parts[1], row, column + 2)
        grid.setColumnMinimumWidth(3, look.px(92))
        for column in (0, 2, 3, 5):
            grid.setColumnStretch(column, 1)
        days = QHBoxLayout()
        days.setSpacing(10)
        for box in self.weekdays:
            days.addWidget(box)
        days.addStretch(1)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, 0, 0, 0)
        column_of.setSpacing(8)
        column_of.addLayout(grid)
        column_of.addLayout(days)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


class PeriodField(Field):
    """The row of a form that says when; under it stands in words what was understood."""

    def __init__(self, label: str, edit: PeriodEdit, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(label, edit, " ", parent)
        self._edit, self._formats = edit, formats
        edit.changed.connect(self._say)
        self._say()

    def check(self) -> bool:
        problem = self._edit.check()
        self.set_problem(problem)
        return not problem

    @Slot()
    def _say(self) -> None:
        self.set_problem("")
        try:
            self.set_hint(words.period(self._edit.period(), self._formats))
        except ValueError:
            self.set_hint(translate("Prices", "Days and times, as far as they are meant to limit it."))


def _read(edit: QLineEdit, read: Callable[[str], str]) -> str:
    return read(edit.text()) if edit.text().strip() else ""
