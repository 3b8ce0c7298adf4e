"""Runs the window: shows it at once, opens the store beside it, joins the two, and takes them apart in order."""

import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.crash import catch_mistakes, keep_faults, keep_log
from app.paths import StorePaths, default_store_folder, log_folder
from app.settings import Settings, load_settings, save_settings
from domain.kernel.errors import Rejected, Unavailable
from domain.shop.commands import SetUpStore
from ui.format import Formats
from ui.live import Live
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.paper.choice import PrinterChoice
from ui.paper.prints import Prints
from ui.runner import Runner
from ui.scanner import Scanner
from ui.sentences import sentence, spoken
from ui.theme.theme import Mode, Theme
from ui.welcome.opening import Opening
from ui.welcome.welcome import Welcome

if TYPE_CHECKING:
    from app.bootstrap import Store
    from app.printing.reactor import PrintReactor

log = logging.getLogger(__name__)

_SMALL_VIEW = 1_000_000
"""Bytes: a view whose file is larger is read when the window can take a scan already."""

Opener = Callable[[Callable[[int, int], None]], "Store"]
"""Opens a store, telling how far it is."""


class Desktop(QObject):
    """The application: one store, one bridge, one runner, any number of windows on them."""

    mistake_made = Signal(object)
    """An exception that nobody caught; may be emitted on any thread."""

    _opened = Signal(object)
    _failed = Signal(object)
    _progressed = Signal(int, int)

    def __init__(self, application: QApplication, settings: Settings, *, remembers: bool = True) -> None:
        """``remembers`` is False where what is shown is not a person's choice, and their settings stay."""
        super().__init__()
        self.store: Store | None = None
        self.live: Live | None = None
        self.runner: Runner | None = None
        self.windows: list[MainWindow] = []
        self.settings = settings
        self._remembers = remembers
        self._folder = Path()
        self.printing: PrintReactor | None = None
        self.prints: Prints | None = None
        self._formats: Formats | None = None
        self._name = ""
        self._thread: threading.Thread | None = None
        self.theme = Theme(self, Mode(settings.theme), settings.zoom_percent)
        self.theme.apply(application)
        self.theme.changed.connect(self._on_look_changed)
        self.scanner = Scanner(parent=self)
        self.scanner.listen(application)
        for signal, slot in (
            (self._opened, self._on_opened),
            (self._failed, self._on_failed),
            (self._progressed, self._on_progressed),
            (self.mistake_made, self._on_mistake),
        ):
            signal.connect(slot, Qt.ConnectionType.QueuedConnection)

    # Windows

    @Slot()
    def add_window(self) -> MainWindow:
        """Open one more window on the same store."""
        window = MainWindow(self.theme, PAGES)
        window.closing.connect(self._on_closing)
        window.another_wanted.connect(self.add_window)
        self.windows.append(window)
        if self.live is not None:
            self._fill(window)
        window.show()
        return window

    def welcome(self, trouble: str = "") -> None:
        """Offer the three ways to a store; ``trouble`` says why the last one failed."""
        page = Welcome(default_store_folder(), self.windows[0].feedback, trouble)
        page.demo_wanted.connect(self._on_demo_wanted)
        page.store_wanted.connect(self._on_store_wanted)
        page.folder_chosen.connect(self._on_folder_chosen)
        self.windows[0].show_alone(page)

    # Opening

    def open_folder(self, folder: Path) -> None:
        """Open the store in a folder, beside the window."""

        def opener(_report: Callable[[int, int], None]) -> "Store":
            from app.bootstrap import open_store

            return open_store(folder, at_most=_SMALL_VIEW)

        self._open(folder, opener, self.tr("Opening the store …"))

    @Slot(str)
    def _on_folder_chosen(self, folder: str) -> None:
        self.open_folder(Path(folder))

    @Slot(str)
    def _on_demo_wanted(self, folder: str) -> None:
        def opener(report: Callable[[int, int], None]) -> "Store":
            from app.bootstrap import open_store
            from app.demo.build import build_demo  # type: ignore[import-not-found,unused-ignore]

            if not StorePaths(Path(folder)).exists():
                build_demo(Path(folder), report=report)
            return open_store(Path(folder))

        self._open(Path(folder), opener, self.tr("Making a year of history for the demo store …"))

    @Slot(str, object)
    def _on_store_wanted(self, folder: str, command: SetUpStore) -> None:
        def opener(_report: Callable[[int, int], None]) -> "Store":
            from app.bootstrap import create_store

            return create_store(Path(folder), command)

        self._open(Path(folder), opener, self.tr("Making the store …"))

    def _open(self, folder: Path, opener: Opener, what: str) -> None:
        self._folder = folder
        self.windows[0].show_alone(Opening(what))
        self._thread = threading.Thread(target=self._run, args=(opener,), name="opening", daemon=True)
        self._thread.start()

    def _run(self, opener: Opener) -> None:
        try:
            store = opener(self._progressed.emit)
        except Exception as error:
            self._failed.emit(error)
        else:
            self._opened.emit(store)

    @Slot(object)
    def _on_opened(self, store: "Store") -> None:
        self.adopt(store)
        self.settings.last_store = str(self._folder)
        self._remember()

    def adopt(self, store: "Store") -> None:
        """Show an open store in every window, and close it at the end."""
        shop = store.shop()
        self.store = store
        self.live = Live(self.store, self)
        self.runner = Runner(self.store, self.live, self)
        self._formats = Formats(shop["currency"], zone=shop["time_zone"])
        self._name = shop["name"]
        if not store.read_only:
            self._begin_to_print(store)
        for window in self.windows:
            self._fill(window)

    def _begin_to_print(self, store: "Store") -> None:
        from app.printing.reactor import PrintReactor

        assert self._formats is not None
        self.printing = PrintReactor(store, self._formats, self.settings.printer, self._on_printer_chosen)
        self.prints = Prints(self.printing, self)
        self.printing.start()

    def _on_printer_chosen(self, choice: PrinterChoice) -> None:
        self.settings.printer = choice
        self._remember()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Rejected | Unavailable):
            self.welcome(sentence(error))
        else:
            log.error("the store could not be opened", exc_info=error)
            self.welcome(self.tr("Something went wrong in Tillbook itself. The store was not changed."))

    @Slot(object)
    def _on_mistake(self, error: Exception) -> None:
        if self.windows:
            spoken(self.windows[0].feedback, error)

    @Slot(int, int)
    def _on_progressed(self, done: int, of_all: int) -> None:
        opening = self.windows[0].findChild(Opening)
        if isinstance(opening, Opening):
            opening.set_progress(done, of_all)

    def _fill(self, window: MainWindow) -> None:
        assert self.live is not None
        assert self.runner is not None
        assert self._formats is not None
        window.open_store(self.live, self.runner, self._formats, self._name, self.settings.page, self.prints)

    # Closing

    @Slot(object)
    def _on_closing(self, window: MainWindow) -> None:
        self.settings.page = window.page or self.settings.page
        self.settings.geometry = bytes(window.saveGeometry().toBase64().data()).decode()
        self.windows.remove(window)
        window.deleteLater()

    @Slot()
    def _on_look_changed(self) -> None:
        self.settings.theme = self.theme.mode.value
        self.settings.zoom_percent = self.theme.zoom_percent

    def _remember(self) -> None:
        if self._remembers:
            save_settings(self.settings)

    def settle(self, application: QApplication) -> None:
        """Let the window work until all that it asked for has come; for pictures."""
        assert self.live is not None
        assert self.runner is not None
        quiet = 0
        while quiet < 10:
            application.processEvents()
            time.sleep(0.01)
            settled = self.live.settled and self.runner.settled and all(window.settled for window in self.windows)
            quiet = quiet + 1 if settled else 0

    def close(self) -> None:
        """Let go of the store: first nobody hears it any more, then the core ends, then the bridge."""
        self._remember()
        if self.runner is not None and self.live is not None:
            self.runner.close()
            self.live.close()
        if self.printing is not None:
            self.printing.close()
        if self.store is not None:
            self.store.close()


def run(folder: Path | None, *, platform: str = "") -> int:
    """Show the window until it is closed; return the exit status. Without a folder the last store is opened."""
    # The core and the workers hand the interpreter back sooner than by default, so that no frame is late.
    sys.setswitchinterval(0.001)
    application = QApplication([sys.argv[0], *(("-platform", platform) if platform else ())])
    application.setApplicationName("Tillbook")
    application.setDesktopFileName("tillbook")
    settings = load_settings()
    desktop = Desktop(application, settings)
    faults = keep_faults(log_folder() / "faults.log")
    keep_log(log_folder() / "tillbook.log")
    catch_mistakes(desktop.mistake_made.emit)
    window = desktop.add_window()
    if settings.geometry:
        window.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
    last = folder or (Path(settings.last_store) if settings.last_store else None)
    if last is not None and (folder is not None or StorePaths(last).exists()):
        desktop.open_folder(last)
    else:
        desktop.welcome()
    status = application.exec()
    desktop.close()
    faults.close()
    return status


def screenshot(folder: Path, page: str, file: Path, *, theme: str = "light", size: QSize | None = None) -> None:
    """Draw a page of the real window into a picture, also without a screen.

    Raises ``Unavailable`` where the store cannot be opened, ``Rejected("unknown_page")`` for a page there is not.
    """
    from app.bootstrap import open_for_reading

    if page not in {kind.NAME for kind in PAGES}:
        raise Rejected("unknown_page", page=page[:80], pages=", ".join(kind.NAME for kind in PAGES))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(application, QApplication)
    desktop = Desktop(application, Settings(theme=theme, page=page), remembers=False)
    try:
        window = desktop.add_window()
        window.resize(size or QSize(1440, 900))
        desktop.adopt(open_for_reading(folder))
        desktop.settle(application)
        if not window.grab().save(str(file)):
            raise Unavailable("picture_not_written", file=str(file))
    finally:
        desktop.close()
