"""Puts a file under its name so that a whole one is there at every moment, also after a power cut."""

import os
import shutil
from pathlib import Path

from readmodels.engine.snapshots import sync_folder


def put_in_place(fresh: Path, target: Path) -> None:
    """Let a file take the name of another, or a new name in the same file system; it is there for good afterwards."""
    _sync(fresh)
    fresh.replace(target)
    sync_folder(target.parent)


def keep_as(path: Path, kept: Path) -> None:
    """Give a file a second, new name in its folder, so that what takes the first one takes nothing away."""
    try:
        kept.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:  # a memory stick knows one name for each file
        unfinished = kept.with_name(kept.name + ".unfinished")
        try:
            shutil.copyfile(path, unfinished)
            put_in_place(unfinished, kept)
        finally:
            unfinished.unlink(missing_ok=True)
    else:
        sync_folder(kept.parent)


def _sync(path: Path) -> None:
    # Windows syncs through a handle that may write only.
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
