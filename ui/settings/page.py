"""The Settings page: one section under the other; a section is a file here and a name in ``SECTIONS``."""

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.settings.printing import PrintingSection
from ui.settings.section import Section
from ui.store_page import StorePage
from ui.widgets.tall_scroll_area import TallScrollArea

SECTIONS: tuple[type[Section], ...] = (PrintingSection,)


class SettingsPage(StorePage):
    """What is chosen here holds at once; only what stands on every paper is kept by a button."""

    NAME = "settings"
    TITLE = str(QT_TRANSLATE_NOOP("Page", "Settings"))
    ICON = "settings"
    SHORTCUT = "Ctrl+,"
    AT_FOOT = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        area = TallScrollArea()
        self.sections = [kind(desk) for kind in SECTIONS]
        for section in self.sections:
            area.column.addWidget(section)
        area.column.addStretch(1)
        self.body.addWidget(area, 1)
        if self.sections:
            self.setFocusProxy(self.sections[0])
