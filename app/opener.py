"""Opens or makes the store beside the window, which shows itself meanwhile."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app import quick_start
from app.paths import StorePaths
from ui.store import Report

if TYPE_CHECKING:
    from app.bootstrap import Store
    from domain.shop.commands import SetUpStore

_SMALL_VIEW = 1_000_000
"""Bytes: a view whose file is larger is read when the window can take a scan already."""

Way = Callable[[Report], "Store"]
"""Opens a store, telling how far it is."""


class StoreOpener(QObject):
    """Goes one way to a store after another, each on a thread of its own; its signals are emitted there."""

    opened = Signal(object)
    """The ``Store``."""
    failed = Signal(object)
    """An exception."""
    progressed = Signal(int, int)
    """How much is done, and of how much."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.calm = threading.Event()
        """Set once the window can take a scan: until then large views are left unread."""

    def open(self, folder: Path) -> None:
        """Open the store in a folder."""

        def way(_report: Report) -> "Store":
            with quick_start.seldom_interrupted():
                from app.bootstrap import open_store

                return open_store(folder, at_most=_SMALL_VIEW, calm=self.calm)

        self.go(way)

    def open_demo(self, folder: Path) -> None:
        """Open the demo store in a folder; make it where there is none."""

        def way(report: Report) -> "Store":
            from app.bootstrap import open_store
            from app.demo.build import build_demo  # type: ignore[import-not-found,unused-ignore]

            if not StorePaths(folder).exists():
                build_demo(folder, report=report)
            return open_store(folder)

        self.go(way)

    def make(self, folder: Path, command: "SetUpStore") -> None:
        """Make an empty store in a folder, and open it."""

        def way(_report: Report) -> "Store":
            from app.bootstrap import create_store

            return create_store(folder, command)

        self.go(way)

    def go(self, way: Way) -> None:
        """Go any way to a store."""
        threading.Thread(target=self._run, args=(way,), name="opening", daemon=True).start()

    def _run(self, way: Way) -> None:
        try:
            store = way(self.progressed.emit)
        except Exception as error:
            self.failed.emit(error)
        else:
            self.opened.emit(store)
