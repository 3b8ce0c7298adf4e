"""The lock of a store folder: one process writes, and it is free again however that process ends."""

import os
import sys
from pathlib import Path


class LockedError(Exception):
    """Another process holds the lock."""


class FolderLock:
    """Holds a lock of the operating system on a file, from its making to ``release`` or the end of the process."""

    def __init__(self, path: Path) -> None:
        """Take the lock at once. Raises ``LockedError`` where it is held, ``OSError`` where the file cannot be made."""
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(self._file)
        except OSError as error:
            os.close(self._file)
            raise LockedError(str(path)) from error

    def release(self) -> None:
        """Let others in, once. The file stays: deleting it could let two in at once."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
