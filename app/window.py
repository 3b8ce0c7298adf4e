"""Runs the window: shows it at once, opens the store beside it, joins the two, and takes them apart in order."""

import importlib
import logging
import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from app import quick_start  # first of ours, because it is for the others
from app.crash import catch_mistakes, keep_faults, keep_log
from app.opener import StoreOpener
from app.paths import StorePaths, default_store_folder, log_folder
from app.settings import Settings, load_settings, save_settings
from domain.kernel.errors import Rejected, Unavailable
from ui.format import Formats
from ui.live import Live
from ui.main_window import MainWindow
from ui.pages import PAGES, action_groups
from ui.paper.prints import Prints
from ui.preferences import Preferences
from ui.runner import Runner
from ui.sentences import sentence, spoken
from ui.theme.theme import Theme, mode_of

if TYPE_CHECKING:
    from app.bootstrap import Store
    from app.closing_backups import ClosingBackups
    from app.printing.reactor import PrintReactor
    from domain.shop.commands import SetUpStore
    from ui.orders.customer_display import CustomerDisplay

log = logging.getLogger(__name__)

_FIRST_SCAN_MS = 300
"""So long whoever waited for the field with a scanner in the hand goes before the reading of large views."""

_PATIENCE_MS = 400
"""So long nothing is said about the opening of a store: most are open by then."""

_PRINTING = ("app.printing.papers", "app.printing.targets", "app.printing.titles")
"""What draws and prints the papers: the reactor imports it with its first one."""


class Desktop(QObject):
    """The application: one store, one bridge, one runner, any number of windows on them."""

    mistake_made = Signal(object)
    """An exception that nobody caught; may be emitted on any thread."""
    backup_failed = Signal(object)
    """Why there is no backup after the till was closed; emitted on any thread."""

    def __init__(self, application: QApplication, settings: Settings, *, remembers: bool = True) -> None:
        """``remembers`` is False where what is shown is not a person's choice, and their settings stay."""
        super().__init__()
        quick_start.keep_collector_away()
        self.store: Store | None = None
        self.live: Live | None = None
        self.runner: Runner | None = None
        self.windows: list[MainWindow] = []
        self.settings = settings
        self._remembers = remembers
        self._folder = Path()
        self.printing: PrintReactor | None = None
        self.prints: Prints | None = None
        self.closing_backups: ClosingBackups | None = None
        self._formats: Formats | None = None
        self._name = ""
        self.opener = StoreOpener(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._tell_opening)
        self._opens = ""
        """What is being opened, in words."""
        self.theme = Theme(self, mode_of(settings.theme), settings.zoom_percent, touch=settings.touch)
        self.theme.apply(application)
        self.preferences = Preferences(settings, self.theme, action_groups, self)
        self.preferences.changed.connect(self._remember)
        self.preferences.changed.connect(self._show_to_customer)
        self.preferences.changed.connect(self._print_as_chosen)
        application.screenAdded.connect(self._show_to_customer)
        application.screenRemoved.connect(self._show_to_customer)
        self.customer_display: CustomerDisplay | None = None
        self.preferences.scanner.listen(application)
        for signal, slot in (
            (self.opener.opened, self._on_opened),
            (self.opener.failed, self._on_failed),
            (self.opener.progressed, self._on_progressed),
            (self.mistake_made, self._on_mistake),
            (self.backup_failed, self._on_backup_failed),
        ):
            signal.connect(slot, Qt.ConnectionType.QueuedConnection)

    # Windows

    @Slot()
    def add_window(self) -> MainWindow:
        """Open one more window on the same store."""
        window = MainWindow(self.preferences, PAGES)
        window.closing.connect(self._on_closing)
        window.another_wanted.connect(self.add_window)
        window.board.paid.connect(self._on_paid)
        self.windows.append(window)
        if self.live is not None:
            self._fill(window)
        window.show()
        return window

    def welcome(self, trouble: str = "") -> None:
        """Offer the three ways to a store; ``trouble`` says why the last one failed."""
        from ui.welcome.welcome import Welcome

        quick_start.let_collector_in()
        page = Welcome(default_store_folder(), self.windows[0].feedback, trouble)
        page.demo_wanted.connect(self._on_demo_wanted)
        page.store_wanted.connect(self._on_store_wanted)
        page.folder_chosen.connect(self._on_folder_chosen)
        self.windows[0].show_alone(page)

    # Opening

    def open_folder(self, folder: Path) -> None:
        """Open the store in a folder, beside the window."""
        self._expect(folder, self.tr("Opening the store …"))
        self.opener.open(folder)

    @Slot(str)
    def _on_folder_chosen(self, folder: str) -> None:
        self.open_folder(Path(folder))

    @Slot(str)
    def _on_demo_wanted(self, folder: str) -> None:
        self._expect(Path(folder), self.tr("Making a year of history for the demo store …"))
        self.opener.open_demo(Path(folder))

    @Slot(str, object)
    def _on_store_wanted(self, folder: str, command: "SetUpStore") -> None:
        self._expect(Path(folder), self.tr("Making the store …"))
        self.opener.make(Path(folder), command)

    def _expect(self, folder: Path, what: str) -> None:
        self._folder = folder
        self._opens = what
        if self.windows[0].blank:
            self._patience.start()
        else:
            self._tell_opening()

    @Slot()
    def _tell_opening(self) -> None:
        from ui.welcome.opening import Opening

        self.windows[0].show_alone(Opening(self._opens))

    @Slot(object)
    def _on_opened(self, store: "Store") -> None:
        self._patience.stop()
        self.adopt(store)
        takes_scans = any(window.wants_scan() for window in self.windows)
        QTimer.singleShot(_FIRST_SCAN_MS if takes_scans else 0, self, self._on_calm)
        self.settings.last_store = str(self._folder)
        self._remember()

    @Slot()
    def _on_calm(self) -> None:
        self.opener.calm.set()
        quick_start.let_collector_in()
        threading.Thread(target=_import_the_rest, name="the rest", daemon=True).start()

    def adopt(self, store: "Store") -> None:
        """Show an open store in every window, and close it at the end."""
        shop = store.shop()
        self.store = store
        if not store.read_only:
            from app.blank_sales import end_blank_sales

            end_blank_sales(store)
        self.live = Live(self.store, self)
        self.runner = Runner(self.store, self.live, self)
        self._formats = Formats(shop["currency"], zone=shop["time_zone"])
        self._name = shop["name"]
        if not store.read_only:
            self._begin_to_print(store)
            self._begin_to_back_up(store)
        for window in self.windows:
            self._fill(window)
        self._show_to_customer()

    @Slot()
    def _show_to_customer(self) -> None:
        """Show the open sale on the screen that was chosen for it, or on none."""
        wanted = self.settings.customer_screen
        if self.customer_display is None and wanted and self.live is not None and self._formats is not None:
            from ui.orders.customer_display import CustomerDisplay

            sales, store = self.live.view("open_sales"), self.live.view("store")
            self.customer_display = CustomerDisplay(sales, store, self._formats, self._name)
        if self.customer_display is not None:
            self.customer_display.show_on(wanted)

    @Slot(object, object, object)
    def _on_paid(self, total: int, tendered: int, change: int) -> None:
        if self.customer_display is not None:
            self.customer_display.show_paid(total, tendered, change)

    def _begin_to_print(self, store: "Store") -> None:
        from app.printing.reactor import PrintReactor

        assert self._formats is not None
        self.printing = PrintReactor(store, self._formats, self.settings.printer)
        self.prints = Prints(self.printing, self)
        self.printing.start()

    def _begin_to_back_up(self, store: "Store") -> None:
        from app.closing_backups import ClosingBackups

        self.closing_backups = ClosingBackups(store, self.settings, self.backup_failed.emit)
        self.closing_backups.start()

    @Slot(object)
    def _on_backup_failed(self, error: Exception) -> None:
        if self.windows and isinstance(error, Rejected | Unavailable):
            words = self.tr("The till is closed, but no backup was made. %1 Then make one in Settings, Backup.")
            self.windows[0].feedback.warn(words.replace("%1", sentence(error, self._formats)))
        else:
            self._on_mistake(error)

    @Slot()
    def _print_as_chosen(self) -> None:
        if self.printing is not None:
            self.printing.choose(self.settings.printer)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._patience.stop()
        if isinstance(error, Rejected | Unavailable):
            self.welcome(sentence(error, None))
        else:
            log.error("the store could not be opened", exc_info=error)
            self.welcome(self.tr("Something went wrong in Tillbook itself. The store was not changed."))

    @Slot(object)
    def _on_mistake(self, error: Exception) -> None:
        if self.windows:
            spoken(self.windows[0].feedback, error, self._formats)

    @Slot(int, int)
    def _on_progressed(self, done: int, of_all: int) -> None:
        from ui.welcome.opening import Opening

        opening = self.windows[0].findChild(Opening)
        if isinstance(opening, Opening):
            opening.set_progress(done, of_all)

    def _fill(self, window: MainWindow) -> None:
        assert self.live is not None
        assert self.runner is not None
        assert self._formats is not None
        window.open_store(
            self.live, self.runner, self._formats, self._name, self.settings.page, self.settings.layout, self.prints
        )

    # Closing

    @Slot(object)
    def _on_closing(self, window: MainWindow) -> None:
        self.settings.page = window.page or self.settings.page
        self.settings.geometry = bytes(window.saveGeometry().toBase64().data()).decode()
        self.windows.remove(window)
        window.deleteLater()

    @Slot()
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
        quick_start.let_collector_in()
        if self.customer_display is not None:
            self.customer_display.close()
            self.customer_display.deleteLater()
            self.customer_display = None
        if self.runner is not None and self.live is not None:
            self.runner.close()
            self.live.close()
        if self.printing is not None:
            self.printing.close()
        if self.closing_backups is not None:
            self.closing_backups.close()
        if self.store is not None:
            self.store.close()


def _import_the_rest() -> None:
    """Import the pages that were not seen yet, and printing, so that neither is waited for when it is wanted."""
    for name in _PRINTING:
        importlib.import_module(name)
    for kind in PAGES:
        kind.load()


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

    if page not in {kind.name for kind in PAGES}:
        raise Rejected("unknown_page", page=page[:80], pages=", ".join(kind.name for kind in PAGES))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(application, QApplication)
    desktop = Desktop(application, Settings(theme=theme, page=page), remembers=False)
    window = desktop.add_window()
    try:
        window.resize(size or QSize(1440, 900))
        desktop.adopt(open_for_reading(folder))
        desktop.settle(application)
        if not window.grab().save(str(file)):
            raise Unavailable("picture_not_written", file=str(file))
    finally:
        window.close()  # as a person does: it hides its page while all that the page shows is there still
        desktop.close()
