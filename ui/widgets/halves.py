"""A list with what is chosen in it beside it, apart from each other where a person has put the line between them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class Halves(QSplitter):
    """Keeps their ratio when the window grows or shrinks, and while one of them is not shown."""

    def __init__(self, name: str, first: QWidget, second: QWidget, shares: tuple[int, int]) -> None:
        """`name` is what its place is kept under, `shares` what each gets until a person says otherwise."""
        super().__init__(Qt.Orientation.Horizontal)
        self._shares = list(shares)
        self._both = True
        self.setObjectName(name)
        self.setHandleWidth(16)
        self.addWidget(first)
        self.addWidget(second)
        self.setCollapsible(0, False)
        self.show_parts()
        self.splitterMoved.connect(self._on_moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where a part was as narrow as it can be, Qt would leave it so when there is room again.
        if self._both and min(self.sizes()) > 0:
            self.show_parts()

    def show_parts(self, *, first: bool = True, second: bool = True) -> None:
        """Show both as they were apart, or one alone."""
        self._both = first and second
        # It may have no size of its own yet: the parts then stand for their ratio.
        whole = max(self.width(), 1000)
        shares = [share * shown for share, shown in zip(self._shares, (first, second), strict=True)]
        self.setSizes([whole * share // sum(shares) for share in shares])

    def layout_now(self) -> dict[str, list[int]]:
        """Where the line stands, for a later start."""
        return {"shares": self._shares}

    def lay_out(self, kept: Mapping[str, list[int]]) -> None:
        """Put the line where `layout_now` said."""
        shares = kept.get("shares", [])
        if len(shares) == len(self._shares) and min(shares) > 0:
            self._shares = list(shares)
            self.show_parts()

    @Slot(int, int)
    def _on_moved(self, _position: int, _index: int) -> None:
        if self._both and min(self.sizes()) > 0:
            self._shares = self.sizes()
