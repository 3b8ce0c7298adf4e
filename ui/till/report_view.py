"""Shows a report of the till: the figures that are looked at first, then table by table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.theme import look
from ui.till.report import Headline, Report, Section
from ui.widgets.card import Card
from ui.widgets.figure import Figure, Trend
from ui.widgets.label import Label, WrappedLabel

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

_SIDE_BY_SIDE = 640
"""Pixels at 100 % under which a report has one table beneath the other."""


class SectionCard(Card):
    """One table. Its words are changed in place as long as it stays as long and wide: it moves with every sale."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(section.title, parent)
        self._shape = _shape(section)
        self.is_wide = section.wide
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._cells: list[QLabel] = []
        width = max(len(row) for row in (section.heads, *section.rows, ("",)))
        for place, row in enumerate((section.heads, *section.rows)):
            last = section.total and place == len(section.rows)
            self._add(place, row, width, _roles(place, last, remark=len(row) == 1))
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def show_section(self, section: Section) -> bool:
        """Show other words, if it is a table of the same shape; whether it was."""
        if _shape(section) != self._shape:
            return False
        for cell, text in zip(
            self._cells, (text for row in (section.heads, *section.rows) for text in row), strict=True
        ):
            if isinstance(cell, WrappedLabel):
                cell.set_text(text)
            else:
                cell.setText(text)
        return True

    def _add(self, place: int, row: tuple[str, ...], width: int, roles: tuple[str, str, str]) -> None:
        words, number, tone = roles
        for column, text in enumerate(row):
            if len(row) == 1:
                self._cells.append(WrappedLabel(text, words, tone))
                self._grid.addWidget(self._cells[-1], place, 0, 1, width)
            else:
                self._cells.append(Label(text, number if column else words, tone))
                self._grid.addWidget(self._cells[-1], place, column, _RIGHT if column else _LEFT)


class ReportView(QScrollArea):
    """Takes the keyboard, so that a report longer than the window is read with the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Report | None = None
        self._figures: dict[str, Figure] = {}
        self._heads: list[Card] = []
        self._cards: list[SectionCard] = []
        self._title = Label("", "large")
        self._through = Label("", "small", "dim")
        self._narrow = False
        self._headlines = QGridLayout()
        self._headlines.setSpacing(12)
        self._sections = QGridLayout()
        self._sections.setSpacing(12)
        content = QWidget()
        content.setProperty("kind", "page")
        column_layout = QVBoxLayout(content)
        column_layout.setContentsMargins(0, 0, 8, 0)
        column_layout.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._through, 0, Qt.AlignmentFlag.AlignBaseline)
        column_layout.addLayout(head)
        column_layout.addLayout(self._headlines)
        column_layout.addLayout(self._sections)
        column_layout.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(content)

    @property
    def shown(self) -> Report | None:
        """What is shown now."""
        return self._shown

    def show_report(self, report: Report) -> None:
        """Show a report; one of the same shape as before is changed in place."""
        another = self._shown is None or self._shown.title != report.title
        self._shown = report
        self._title.setText(report.title)
        self._through.setText(report.through)
        self.setAccessibleName(report.title)
        self._show_headlines(report.headlines)
        if len(self._cards) != len(report.sections) or not all(
            card.show_section(section) for card, section in zip(self._cards, report.sections, strict=True)
        ):
            self._build(report.sections)
        if another:
            self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.viewport().width() < look.px(_SIDE_BY_SIDE)
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def _show_headlines(self, headlines: tuple[Headline, ...]) -> None:
        if list(self._figures) != [one.name for one in headlines]:
            while (item := self._headlines.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
            self._figures = {one.name: Figure(one.name) for one in headlines}
            self._heads = [Card(name) for name in self._figures]
            for card, figure in zip(self._heads, self._figures.values(), strict=True):
                card.body.addWidget(figure)
            self._arrange()
        for one in headlines:
            figure = self._figures[one.name]
            figure.set_value(one.value)
            figure.set_tone(one.tone)
            figure.set_change(one.remark, Trend.WARN if one.tone == "warn" else Trend.PLAIN)

    def _build(self, sections: tuple[Section, ...]) -> None:
        for old in self._cards:
            self._sections.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cards = [SectionCard(section) for section in sections]
        self._arrange()

    def _arrange(self) -> None:
        """Side by side what has room beside each other; nothing is cut off at the right."""
        many = 2 if self._narrow else 4
        _spread(self._headlines, many)
        for place, head in enumerate(self._heads):
            self._headlines.addWidget(head, *divmod(place, many))
        many = 1 if self._narrow else 2
        _spread(self._sections, many)
        place = 0
        for card in self._cards:
            place += place % many if card.is_wide else 0
            self._sections.addWidget(card, *divmod(place, many), 1, many if card.is_wide else 1)
            place += many if card.is_wide else 1


def _spread(grid: QGridLayout, many: int) -> None:
    for column in range(4):
        grid.setColumnStretch(column, int(column < many))


def _shape(section: Section) -> tuple[int, ...]:
    return (int(section.total), len(section.heads), *(len(row) for row in section.rows))


def _roles(place: int, last: bool, *, remark: bool) -> tuple[str, str, str]:
    """Return the font of words, that of figures, and the colour of a row."""
    if place == 0 or remark:
        return "small", "small", "dim"
    return ("strong", "strong_number", "text") if last else ("body", "number", "text")
