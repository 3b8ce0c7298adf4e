"""A titled sheet: what a page or the dashboard is laid out with."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.label import ElidedLabel, WrappedLabel

_Box = TypeVar("_Box", bound=QBoxLayout)


class Card(QFrame):
    """Title, body and one line at the foot; whoever builds it fills `body` and sets the foot.

    Lists go into `wide` instead: their words then stand in line with the title, their grounds reach out of it.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, whole_title: bool = False) -> None:
        """`whole_title` gives the title as many lines as it needs, where it would be shortened."""
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        self._title = WrappedLabel(title, "strong") if whole_title else ElidedLabel(title, "strong")
        self._corner = QHBoxLayout()
        self._corner.setSpacing(4)
        self._footer = ElidedLabel("", "tiny", "dim")
        self._footer.hide()
        head = _padded(QHBoxLayout())
        head.addWidget(self._title, 1)
        head.addLayout(self._corner)
        foot = _padded(QHBoxLayout())
        foot.addWidget(self._footer)
        self.body = _padded(QVBoxLayout())
        self.body.setSpacing(8)
        self.wide = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self.body, 1)
        layout.addLayout(self.wide, 1)
        layout.addLayout(foot)

    def set_title(self, title: str) -> None:
        """Name the card anew."""
        self._title.set_text(title)
        self.setAccessibleName(title)

    @property
    def footer_text(self) -> str:
        """What is said at the foot, whether all of it fits or not."""
        return self._footer.whole_text()

    @property
    def footer_tone(self) -> str:
        """The colour of the foot: "dim", or "warn" where something is not as it should be."""
        return str(self._footer.property("tone"))

    def set_footer(self, text: str, tone: str = "dim") -> None:
        """Say under the body how fresh it is, such as "through event 1,204"; a stopped view says so in "warn"."""
        self._footer.set_tone(tone)
        self._footer.set_text(text)
        self._footer.setVisible(bool(text))

    def add_to_corner(self, widget: QWidget) -> None:
        """Put a small button or a legend beside the title."""
        self._corner.addWidget(widget)


def _padded(layout: _Box) -> _Box:
    layout.setContentsMargins(8, 0, 8, 0)
    return layout
