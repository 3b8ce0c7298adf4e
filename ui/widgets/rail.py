"""The left edge of the window: one button for each page, always in reach of mouse and keyboard."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from ui.theme import look
from ui.widgets.rail_button import RailButton
from ui.widgets.rail_head import RailHead

_WIDE, _NARROW = 216, 64


class RailEntry(NamedTuple):
    """One page as the rail shows it; `shortcut` is only shown, the window owns the key."""

    name: str
    title: str
    icon: str
    shortcut: str = ""
    at_foot: bool = False


class Rail(QFrame):
    """Says which page was chosen; is told which one is shown."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages"))
        self._narrow = False
        self._head = RailHead()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.setSpacing(4)
        layout.addWidget(self._head)
        layout.addSpacing(12)
        for entry in (entry for entry in entries if not entry.at_foot):
            layout.addWidget(self._button(entry))
        layout.addStretch(1)
        for entry in (entry for entry in entries if entry.at_foot):
            layout.addWidget(self._button(entry))
        self._fit()

    @property
    def current(self) -> str:
        """The name of the page that is marked, or "" before the first."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    @property
    def names(self) -> frozenset[str]:
        """The names of the pages."""
        return frozenset(self._buttons)

    def set_current(self, name: str) -> None:
        """Mark the page that is shown, without saying that it was chosen. Raises KeyError for an unknown page."""
        self._buttons[name].setChecked(True)

    def set_store(self, name: str) -> None:
        """Show whose store this is, over the pages."""
        self._head.set_store(name)

    def set_badge(self, name: str, text: str, meaning: str = "") -> None:
        """A small count beside a page, such as products that run low; `meaning` is read aloud with it."""
        self._buttons[name].set_badge(text, meaning)

    def set_shortcut(self, name: str, shortcut: str) -> None:
        """Show the key that the page has now."""
        self._buttons[name].set_shortcut(shortcut)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, for small windows."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        names = list(self._buttons)
        focused = [name for name in names if self._buttons[name].hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        self._buttons[names[(names.index(focused[0]) + step) % len(names)]].setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look.color("rail_line"))
        painter.end()

    def _button(self, entry: RailEntry) -> RailButton:
        button = RailButton(entry.title, entry.icon, entry.shortcut)
        button.setObjectName(entry.name)
        button.clicked.connect(self._on_clicked)
        self._group.addButton(button)
        self._buttons[entry.name] = button
        return button

    def _fit(self) -> None:
        self.setFixedWidth(look.px(_NARROW if self._narrow else _WIDE))
        self._head.set_narrow(self._narrow)
        for button in self._buttons.values():
            button.set_narrow(self._narrow)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.current)
