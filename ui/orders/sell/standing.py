"""What is said beside the page's title: that a sale was taken up again, or that an answer is late."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.format import Formats
from ui.orders.sell.counter import Counter

_PATIENCE_MS = 400


class Standing(QObject):
    """Quiet as a rule: answers come before a person could read that one is awaited."""

    said = Signal(str)

    def __init__(self, counter: Counter, formats: Formats, parent: QObject) -> None:
        super().__init__(parent)
        self._counter = counter
        self._formats = formats
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._on_late)
        counter.counted.connect(self._on_counted)
        counter.sale.changed.connect(self.say)

    @Slot()
    def say(self) -> None:
        """Say where the sale comes from, where that is worth a word."""
        sale = self._counter.sale.taken_up
        lines = len(sale["lines"]) if sale else 0
        if sale is None or not lines:
            self.said.emit("")
            return
        words = self.tr("Taken up again: one line from {since}")
        if lines > 1:
            words = self.tr("Taken up again: {lines} lines from {since}")
        self.said.emit(words.format(lines=lines, since=self._formats.relative(sale["started_at"])))

    @Slot(int)
    def _on_counted(self, count: int) -> None:
        if count:
            if not self._patience.isActive():
                self._patience.start()
        else:
            self._patience.stop()
            self.say()

    @Slot()
    def _on_late(self) -> None:
        # Such as while a damaged search index is made anew: nothing that was scanned may seem to be lost.
        words = self.tr("Still working on what was entered: {count}")
        self.said.emit(words.format(count=self._formats.count(self._counter.under_way)))
