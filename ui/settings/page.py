"""The Settings page: what a person chooses for this machine, one section at a time."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QWidget

from ui.desk import Desk
from ui.settings.registry import SECTIONS
from ui.settings.section import Section
from ui.store_page import StorePage
from ui.theme import look
from ui.widgets.card import Card
from ui.widgets.tall_scroll_area import TallScrollArea

_LIST_WIDTH = 200


class SettingsPage(StorePage):
    """A list of sections, and the chosen one beside it; what stands on papers and labels belongs to the store."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.sections: list[Section] = [kind(desk) for kind in SECTIONS]
        self.list = QListWidget()
        self.list.setObjectName("sections")
        self.list.setAccessibleName(self.tr("Sections"))
        self._stack = QStackedWidget()
        for section in self.sections:
            self.list.addItem(section.title())
            self._stack.addWidget(_card(section))
            section.chosen.connect(self._on_chosen)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        self.body.addLayout(row, 1)
        self.setFocusProxy(self.list)
        self.list.ensurePolished()  # before a row is chosen, which is laid out at once
        self._fit()
        desk.preferences.changed.connect(self.mark_stale)
        desk.theme.changed.connect(self._fit)
        self.list.currentRowChanged.connect(self._on_section)
        self.list.setCurrentRow(0)

    def show_section(self, name: str) -> None:
        """Show a section. Raises ``StopIteration`` for one that there is not."""
        self.list.setCurrentRow(next(row for row, section in enumerate(self.sections) if name == section.NAME))

    def refresh(self) -> None:
        """Show what is kept now."""
        self.sections[self.list.currentRow()].load(self.desk.preferences.kept)

    @Slot()
    def _fit(self) -> None:
        self.list.setFixedWidth(look.px(_LIST_WIDTH))

    @Slot(int)
    def _on_section(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self.refresh()

    @Slot()
    def _on_chosen(self) -> None:
        section = self.sections[self.list.currentRow()]
        section.save(self.desk.preferences.kept)
        self.desk.preferences.keep()


def _card(section: Section) -> QWidget:
    card = Card(section.title())
    area = TallScrollArea()
    area.column.addWidget(section, 1)
    card.body.addWidget(area)
    return card
