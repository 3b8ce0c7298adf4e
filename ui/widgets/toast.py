"""One short message that goes by itself, with at most one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.theme import look
from ui.widgets.banner import ICON_OF_TONE
from ui.widgets.buttons import button, icon_button
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label

_SECONDS, _SECONDS_WITH_ACTION = 5, 10
# On the dark bubble of the light look, and on the light one of the dark.
_ICON_TONE = "on_bubble"


class Toast(QFrame):
    """Waits while the mouse is over it or the keyboard in it."""

    finished = Signal()

    def __init__(
        self, text: str, tone: str = "ok", action_text: str = "", action: Callable[[], object] | None = None
    ) -> None:
        """`tone` is "ok", "accent", "warn" or "error"; an error stays until it is dismissed."""
        super().__init__()
        self.setObjectName("toast")
        self.setAccessibleName(text)
        self._text = text
        self._action = action
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval((_SECONDS_WITH_ACTION if action else _SECONDS) * 1000)
        self._timer.timeout.connect(self.finished)
        self._stays = tone == "error"
        words = Label(text, "body", "on_bubble")
        words.setWordWrap(len(text) > 60)
        words.setMaximumWidth(look.px(480))
        close = icon_button("x", self.tr("Dismiss"), "bubble")
        close.clicked.connect(self.finished)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.setSpacing(10)
        layout.addWidget(IconLabel(ICON_OF_TONE[tone], _ICON_TONE, 18))
        layout.addWidget(words, 1)
        if action is not None:
            act = button(action_text, "bubble")
            act.clicked.connect(self.act)
            layout.addWidget(act)
        layout.addWidget(close)
        self._resume()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @property
    def has_action(self) -> bool:
        """Whether something can be done about it."""
        return self._action is not None

    @Slot()
    def act(self) -> None:
        """Do what is offered, once."""
        action, self._action = self._action, None
        if action is not None:
            action()
        self.finished.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._resume()

    def _resume(self) -> None:
        if not self._stays:
            self._timer.start()
