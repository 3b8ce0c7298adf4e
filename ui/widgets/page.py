"""The base of all pages, so that a new page is one class with one method."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.label import Label


class Page(QWidget):
    """A title row over `body`; while hidden it only remembers that it is stale. A page class gives `refresh`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True
        self._title = Label("", "title")
        self._subtitle = Label("", "body", "dim")
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        self._head.addWidget(self._subtitle, 0, Qt.AlignmentFlag.AlignBaseline)
        self._head.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 16, 24, 16)
        inner.setSpacing(16)
        inner.addLayout(self._head)
        inner.addLayout(self.body, 1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(inner, 1)

    @property
    def title(self) -> str:
        """The page's name in the language of the window."""
        return self._title.text()

    def set_title(self, text: str) -> None:
        """The page's name, as the rail shows it."""
        self._title.setText(text)
        self.setAccessibleName(text)

    @property
    def subtitle(self) -> str:
        """The remark beside the title."""
        return self._subtitle.text()

    def set_subtitle(self, text: str) -> None:
        """A short remark beside the title, such as a count or a date."""
        self._subtitle.setText(text)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a button or a filter at the right end of the title row."""
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_foot(self, widget: QWidget) -> None:
        """Put something under the page, from edge to edge, such as the bar of keys."""
        self._whole.addWidget(widget)

    def refresh(self) -> None:
        """Read what is shown anew; called when the page is stale and seen."""

    @Slot()
    def mark_stale(self) -> None:
        """Something that the page shows has changed: read it now, or as soon as the page is seen."""
        self._stale = True
        if self.isVisible() and not self.expects_more():
            self._catch_up()

    def expects_more(self) -> bool:
        """Whether more changes will follow at once, after which the page is told to catch up."""
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
