"""The base of what the Settings page consists of, so that one more section is one file and one line."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.kept import Kept
from ui.widgets.label import Label


class Section(QWidget):
    """A subclass fills ``body``, shows in ``load`` what is kept, writes in ``save`` what was chosen.

    What is chosen holds at once: there is no button to forget.
    """

    NAME = ""
    """Stable."""
    TITLE = ""
    """Marked with ``QT_TRANSLATE_NOOP("Settings", ...)``."""

    chosen = Signal()
    """A person has chosen something: it is saved, and holds."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName(self.NAME)
        self.setAccessibleName(self.title())
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)

    @classmethod
    def title(cls) -> str:
        """Return the title in the language of the window."""
        return QCoreApplication.translate("Settings", cls.TITLE)

    def load(self, kept: Kept) -> None:
        """Show what is kept; called whenever the section comes into sight, or something else has changed it."""
        raise NotImplementedError

    def save(self, kept: Kept) -> None:
        """Write what was chosen; called after ``chosen``."""
        raise NotImplementedError

    def add(self, widget: QWidget) -> None:
        """Put something under what is there; it takes half the width, so that eyes need not wander."""
        row = QHBoxLayout()
        row.addWidget(widget, 1)
        row.addStretch(1)
        self.body.addLayout(row)

    def say(self, text: str) -> None:
        """Explain the next thing in one sentence."""
        words = Label(text, "body", "dim")
        words.setWordWrap(True)
        self.body.addWidget(words)
