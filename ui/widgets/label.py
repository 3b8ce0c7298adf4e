"""Words on the screen: a role gives the font, a tone the colour, both follow the look."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import fonts

_LONG_WORD = 20
"""Letters of a word that fit into a line of the narrowest place."""


class Label(QLabel):
    """A QLabel that keeps its role's font through every change of zoom."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.font(role))
        self.setProperty("tone", tone)

    def set_role(self, role: str) -> None:
        """Take the font of another role. Raises KeyError for a role that does not exist."""
        if role != self._role:
            self._role = role
            self.setFont(fonts.font(role))

    def set_tone(self, tone: str) -> None:
        """Change the colour: "text", "dim", "accent", "ok", "warn", "error"."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.font() != fonts.font(self._role):
            self.setFont(fonts.font(self._role))


class ElidedLabel(Label):
    """A label that gives way: what does not fit is shortened, and shown whole in its tooltip."""

    MIDDLE = False
    """Whether the middle goes first, not the end."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(text, role, tone, parent)
        self._whole = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_text(self, text: str) -> None:
        """Show `text`, as much of it as fits."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def whole_text(self) -> str:
        """The text, also where less of it is shown."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = fonts.fitting(self._role, self._whole, self.contentsRect().width(), middle=self.MIDDLE)
        if shown != self.text():
            self.setText(shown)
            self.setToolTip(self._whole if shown != self._whole else "")


class PathLabel(ElidedLabel):
    """Where something lies: its disk and its last folder are seen also where there is little room."""

    MIDDLE = True


class WrappedLabel(Label):
    """A label that takes as many lines as it needs, and breaks a word that is longer than a line."""

    _MAY_BREAK = "\u200b"

    def __init__(self, text: str = "", role: str = "body", tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__("", role, tone, parent)
        self.setWordWrap(True)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show all of `text`."""
        self.setAccessibleName(text)
        words = (word if len(word) <= _LONG_WORD else self._MAY_BREAK.join(word) for word in text.split(" "))
        self.setText(" ".join(words))
