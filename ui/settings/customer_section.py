"""Which screen the customer sees."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox

from ui.desk import Desk
from ui.kept import Kept
from ui.settings.section import Section
from ui.widgets.field import Field

_NONE = ""


class CustomerSection(Section):
    """Off at first. A screen that was chosen and is not connected stays chosen: it may come back."""

    NAME = "customer"
    TITLE = str(QT_TRANSLATE_NOOP("Settings", "Customer display"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.screens = QComboBox()
        self.screens.activated.connect(self._on_activated)
        self.say(self.tr("A second screen can show the customer every line, the total, and the change that is due."))
        hint = self.tr("Connect a second screen, and it is offered here. The screen of this window is left out.")
        self.add(Field(self.tr("&Screen"), self.screens, hint))
        self.body.addStretch(1)

    def load(self, kept: Kept) -> None:
        self.screens.clear()
        self.screens.addItem(self.tr("None"), _NONE)
        for screen in QGuiApplication.screens():
            if screen is not self.screen() or screen.name() == kept.customer_screen:
                size = screen.size()
                self.screens.addItem(f"{screen.name()}, {size.width()} × {size.height()}", screen.name())
        if self.screens.findData(kept.customer_screen) < 0:
            words = self.tr("%1, not connected").replace("%1", kept.customer_screen)
            self.screens.addItem(words, kept.customer_screen)
        self.screens.setCurrentIndex(self.screens.findData(kept.customer_screen))

    def save(self, kept: Kept) -> None:
        kept.customer_screen = self.screens.currentData()

    @Slot()
    def _on_activated(self) -> None:
        self.chosen.emit()
