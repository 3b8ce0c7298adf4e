"""A paper on the screen, as it will come out: black on white whatever the look of the window."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.paper.description import Paper
from ui.paper.drawing import A4, Drawing, Medium
from ui.paper.lines import as_text
from ui.theme import look

_ROLL_SCALE, _SHEET_SCALE = 4.4, 2.6
"""Pixels for a millimetre at 100 %."""
_GAP = 12


class PaperPreview(QWidget):
    """All pages of a paper under one another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing: Drawing | None = None
        self._scale = 1.0

    def show_paper(self, paper: Paper, medium: Medium) -> None:
        """Show a paper on a medium."""
        self._drawing = Drawing(paper, medium)
        self._scale = look.px(100) / 100 * (_SHEET_SCALE if medium is A4 else _ROLL_SCALE)
        self.setFixedSize(self._whole())
        self.setAccessibleName(paper.title)
        self.setAccessibleDescription(as_text(paper, 48))
        self.update()

    def sizeHint(self) -> QSize:
        return self._whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = QPainter(self)
        for page in range(self._drawing.pages):
            sheet = QRect(0, page * (self._page().height() + _GAP), self._page().width(), self._page().height())
            painter.fillRect(sheet, Qt.GlobalColor.white)
            painter.save()
            painter.translate(sheet.topLeft())
            self._drawing.paint(painter, page, self._scale)
            painter.restore()
            painter.setPen(look.color("line"))
            painter.drawRect(sheet.adjusted(0, 0, -1, -1))

    def _whole(self) -> QSize:
        if self._drawing is None:
            return QSize(0, 0)
        return QSize(self._page().width(), self._drawing.pages * (self._page().height() + _GAP))

    def _page(self) -> QSize:
        assert self._drawing is not None
        return QSize(round(self._drawing.width * self._scale), round(self._drawing.height * self._scale))


class PreviewArea(QScrollArea):
    """A preview that scrolls, for dialogs and pages; the keyboard scrolls it too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = PaperPreview()
        self.setWidget(self.preview)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(self.tr("Preview"))

    def show_paper(self, paper: Paper, medium: Medium) -> None:
        """Show a paper from its top on."""
        self.preview.show_paper(paper, medium)
        self.verticalScrollBar().setValue(0)
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(min(self.preview.width() + bar + 8, look.px(640)))
