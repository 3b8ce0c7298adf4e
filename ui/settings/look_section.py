"""How everything looks: light or dark, and how large."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox

from ui.desk import Desk
from ui.kept import Kept
from ui.settings.section import Section
from ui.theme.theme import ZOOM_STEPS, Mode
from ui.widgets.field import Field
from ui.widgets.switch import Switch


class LookSection(Section):
    """The same can be had by keys, and in the status bar."""

    NAME = "look"
    TITLE = str(QT_TRANSLATE_NOOP("Settings", "Look"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.mode = Switch(
            self.tr("Light or dark"),
            [
                (Mode.SYSTEM.value, self.tr("As the system")),
                (Mode.LIGHT.value, self.tr("Light")),
                (Mode.DARK.value, self.tr("Dark")),
            ],
        )
        self.mode.chosen.connect(self.chosen)
        self.zoom = QComboBox()
        self.zoom.addItems([desk.formats.percent(step * 1000) for step in ZOOM_STEPS])
        self.zoom.activated.connect(self._on_zoom)
        self.add(Field(self.tr("&Light or dark"), self.mode))
        self.add(Field(self.tr("&Size of everything"), self.zoom))
        self.touch = QCheckBox(self.tr("Larger &buttons and rows, and figures to tap: for fingers"))
        self.touch.clicked.connect(self._on_touch)
        self.add(self.touch)
        self.body.addStretch(1)

    def load(self, kept: Kept) -> None:
        self.mode.set_current(self.desk.theme.mode.value)
        self.zoom.setCurrentIndex(ZOOM_STEPS.index(self.desk.theme.zoom_percent))
        self.touch.setChecked(self.desk.theme.touch)

    def save(self, kept: Kept) -> None:
        kept.theme = self.mode.current
        kept.zoom_percent = ZOOM_STEPS[self.zoom.currentIndex()]
        kept.touch = self.touch.isChecked()

    @Slot()
    def _on_zoom(self) -> None:
        self.chosen.emit()

    @Slot()
    def _on_touch(self) -> None:
        self.chosen.emit()
