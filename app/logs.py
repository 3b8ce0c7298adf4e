"""Where warnings go: into the store's own log, so that they are found where the trouble is."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.paths import StorePaths


@contextmanager
def logging_to(folder: Path) -> Iterator[None]:
    """Write warnings and worse to the log of a store folder; to stderr where there is no folder."""
    handler = _StoreLog(StorePaths(folder).log, encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


class _StoreLog(logging.FileHandler):
    def emit(self, record: logging.LogRecord) -> None:
        try:
            super().emit(record)
        except OSError:
            if logging.lastResort is not None:
                logging.lastResort.handle(record)
