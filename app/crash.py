"""What happens to a mistake of ours that nobody caught: it is logged whole, said once, and the shop goes on."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

log = logging.getLogger(__name__)

_BYTES, _FILES = 1_000_000, 3

Told = Callable[[BaseException], None]


def keep_log(path: Path) -> logging.Handler:
    """Log into a file that is kept small; return what ``logging`` can be freed of again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    return handler


def keep_faults(path: Path) -> TextIO:
    """Let the interpreter write where it was into a file if the process dies of a fault; return the open file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a", encoding="utf-8")
    faulthandler.enable(file)
    return file


def catch_mistakes(told: Told) -> None:
    """Log what nobody caught, on any thread, and hand it to ``told``; the process goes on.

    PySide hands exceptions of slots and overrides to ``sys.excepthook``, plain threads theirs to ``threading``'s.
    """

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("a mistake of ours", exc_info=(kind, error, trace))
        told(error)

    def caught_in_thread(caught_there: threading.ExceptHookArgs) -> None:
        if caught_there.exc_value is not None:
            caught(caught_there.exc_type, caught_there.exc_value, caught_there.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread
