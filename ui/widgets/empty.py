"""An empty place says what will be here and offers the first step."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import look
from ui.widgets.buttons import button
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class EmptyState(QWidget):
    """Icon, a line, a sentence and perhaps a button, in the middle of the place."""

    wanted = Signal()
    """The first step was asked for."""

    def __init__(self, icon: str, title: str, sentence: str, step: str = "", parent: QWidget | None = None) -> None:
        """`step` is the verb on the button; without one there is no button."""
        super().__init__(parent)
        self._title = Label(title, "large")
        self._sentence = Label(sentence, "body", "dim")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setMaximumWidth(look.px(420))
        self._step = button(step, "primary")
        self._step.clicked.connect(self.wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(IconLabel(icon, "accent", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        # Between stretches rather than aligned: an aligned label is not asked how high it gets when it wraps.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._sentence, 1000)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addSpacing(8)
        layout.addWidget(self._step, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self._step.setVisible(bool(step))
        if step:
            self.setFocusProxy(self._step)
            self._step.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A button would go to its neighbour; what the arrows mean is the page's.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _ARROWS:
            QApplication.sendEvent(self, QKeyEvent(event.type(), event.key(), event.modifiers()))
            return True
        return super().eventFilter(watched, event)

    def add_step(self, widget: QWidget) -> None:
        """Offer another way to begin, under the first."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def set_texts(self, title: str, sentence: str) -> None:
        """Say something else, such as that nothing matches a search."""
        self._title.setText(title)
        self._sentence.setText(sentence)
