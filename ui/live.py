"""The only bridge between the core and the window: what events changed becomes Qt signals, once a frame.

A ``LiveView`` holds the documents of one view for every widget that shows it. The core's thread leaves patches in a
basket; the window's thread empties it at once when it is idle, and at most once in 16 ms under load.
"""

import threading
from concurrent.futures import Future
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from ui.store import Doc, OpenStore, Patches

if TYPE_CHECKING:
    from readmodels.engine.projection import Trouble

_FRAME = 0.016


class LiveView(QObject):
    """The documents of one view by key, as the window knows them, and the event through which they speak."""

    reset = Signal()
    """All documents are others now: read ``documents``."""
    patched = Signal(object)
    """dict of key -> document, or None where it is gone."""

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self.documents: dict[str, Doc] = {}
        self.position = 0
        self.loaded = False

    def load(self, position: int, documents: dict[str, Doc]) -> None:
        """Take these documents in place of all others."""
        self.documents, self.position, self.loaded = documents, position, True
        self.reset.emit()

    def patch(self, position: int, patches: dict[str, Doc | None]) -> None:
        """Take single documents."""
        for key, document in patches.items():
            if document is None:
                self.documents.pop(key, None)
            else:
                self.documents[key] = document
        self.position = position
        self.patched.emit(patches)


class Live(QObject):
    """One per open store, for the life of the application; nothing else of the window listens to the core."""

    advanced = Signal(int)
    """Every view stands at this position now, and whoever shows one has been told."""

    _woken = Signal()
    _arrived = Signal(object, object)

    def __init__(self, store: OpenStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._views: dict[str, LiveView] = {}
        self._reading: Patches = {}
        """What changed in views that are being read: their documents may have been taken before it."""
        self._lock = threading.Lock()
        self._basket: Patches = {}
        self._basket_position = 0
        self._position = 0
        self._awake = False
        self._delivered = 0.0
        self.delivering = False
        """Whether more may come in the same go: what shows several views need not draw itself for each of them."""
        self.awaited = 0
        """How many commands of this window have no answer yet. An answer follows what it changed within a blink and
        delivers it, so that the page is drawn once for both; where it does not come, the next frame delivers."""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setTimerType(Qt.TimerType.PreciseTimer)
        self._later.timeout.connect(self.deliver)
        self._woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._closed = False
        store.on_changed(self._on_core_changed)

    @property
    def position(self) -> int:
        """The last event that the window was told of."""
        return self._position

    @property
    def started(self) -> bool:
        """Whether the core has said anything since the store was opened."""
        return self._basket_position > 0

    @property
    def settled(self) -> bool:
        """Whether every view that somebody asked for has come, and none is being read anew."""
        return not self._reading and all(view.loaded for view in self._views.values())

    def view(self, name: str) -> LiveView:
        """Return the shared documents of a view; they are loaded when somebody asks for the first time."""
        if name not in self._views:
            self._views[name] = LiveView(name, self)
            self._read(name)
        return self._views[name]

    def troubles(self) -> "dict[str, Trouble]":
        """Return the views that stand still, each with why and since when."""
        return self._store.troubles()

    def close(self) -> None:
        """Hear no more; called before the core is stopped."""
        self._closed = True
        self._later.stop()

    @Slot()
    def deliver(self) -> None:
        """Hand out what lies in the basket. Called before a receipt is shown, so that who wrote sees what he wrote."""
        with self._lock:
            if not self._awake:
                return  # what a receipt has handed out need not be handed out again by the call that it woke
            basket, self._basket, self._awake = self._basket, {}, False
            self._position = position = max(self._position, self._basket_position)
        self._delivered = monotonic()
        self.delivering = True
        try:
            for name, patches in basket.items():
                view, being_read = self._views.get(name), name in self._reading
                if being_read:
                    self._reading[name] = _joined(self._reading[name], patches)
                if view is not None and view.loaded and (patches is not None or not being_read):
                    self._take(view, position, patches)
        finally:
            self.delivering = False
        for view in self._views.values():
            if view.loaded:
                view.position = max(view.position, position)
        self.advanced.emit(position)

    def _on_core_changed(self, position: int, patches: Patches) -> None:
        """Runs on any thread, one at a time: put patches into the basket, wake the window once."""
        with self._lock:
            for name, changed in patches.items():
                self._basket[name] = _joined(self._basket.get(name, {}), changed)
            self._basket_position = position
            wake, self._awake = not self._awake, True
        if wake and not self._closed:
            self._woken.emit()

    @Slot()
    def _on_woken(self) -> None:
        wait = _FRAME if self.awaited else self._delivered + _FRAME - monotonic()
        if wait <= 0:
            self.deliver()
        elif not self._later.isActive():
            self._later.start(int(wait * 1000) + 1)

    def _take(self, view: LiveView, position: int, patches: dict[str, Doc | None] | None) -> None:
        if patches is None:
            self._read(view.name)
        else:
            view.patch(position, patches)

    def _read(self, name: str) -> None:
        if self._closed:
            return
        self._reading[name] = {}
        self._store.documents(name).add_done_callback(lambda future: self._hand_over(name, future))

    def _hand_over(self, name: str, future: "Future[tuple[int, dict[str, Doc]]]") -> None:
        if not self._closed and not future.cancelled() and future.exception() is None:
            self._arrived.emit(name, future.result())

    @Slot(object, object)
    def _on_arrived(self, name: str, arrived: tuple[int, dict[str, Doc]]) -> None:
        # Only then is all that was told up to the documents' position out of the basket, for this view and the others.
        self.deliver()
        position, documents = arrived
        view, since = self._views[name], self._reading.pop(name)
        view.load(position, documents)
        if since is None or since:
            self._take(view, max(position, self._position), since)
        view.position = max(position, self._position)
        if position > self._position:
            self._position = position
            self.advanced.emit(position)


def _joined(before: dict[str, Doc | None] | None, after: dict[str, Doc | None] | None) -> dict[str, Doc | None] | None:
    return None if before is None or after is None else {**before, **after}
