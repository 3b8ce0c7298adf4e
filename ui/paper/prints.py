"""The bridge between the print queue and the window: what changes there becomes a signal, on the window's thread."""

from PySide6.QtCore import QObject, Signal

from ui.paper.printing import Printing, PrintState


class Prints(QObject):
    """One per open store, for the life of the application; nothing else of the window listens to the queue."""

    changed = Signal(object)
    """The queue is another now: a ``PrintState``. Emitted on any thread; receivers are called on their own."""

    def __init__(self, queue: Printing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.queue = queue
        queue.on_changed(self._tell)

    def _tell(self, state: PrintState) -> None:
        self.changed.emit(state)
