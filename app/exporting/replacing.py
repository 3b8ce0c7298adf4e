"""Replaces a file by a new one that is whole, or leaves everything as it was."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from domain.kernel.errors import Unavailable
from domain.kernel.ids import new_id
from readmodels.engine.snapshots import sync_folder


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write, and put it in the place of ``path`` when all of it is on disk.

    Raises ``Unavailable("file_not_written")`` where the disk or the folder does not take it.
    """
    unfinished = path.with_name(f".{new_id()}.part")
    try:
        with unfinished.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if error.errno is None:  # raised by somebody, not by the system
            raise
        raise Unavailable("file_not_written", file=str(path), reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
