"""How far papers are printed: a small file of its own beside the store's, because nothing is ever printed twice for it.

It holds the log's hash at its position, as a read model's file does: in a store that was restored from a backup it
means nothing, and printing begins at the end of the log.
"""

import json
import logging
from pathlib import Path
from typing import Protocol

log = logging.getLogger(__name__)


class Log(Protocol):
    """The log, as far as a checkpoint needs it."""

    store_id: str

    def head(self) -> int:
        """Return the position of the last event."""

    def hash_at(self, position: int) -> bytes | None:
        """Return the hash at a position."""


def read_checkpoint(path: Path, source: Log) -> int:
    """Return the position up to which nothing waits to be printed; the end of the log where the file says nothing."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        position, digest = int(kept["position"]), bytes.fromhex(kept["hash"])
        if kept["store_id"] == source.store_id and source.hash_at(position) == digest:
            return position
    except FileNotFoundError:
        pass
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.info("the mark of what was printed cannot be read (%s)", error)
    return source.head()


def write_checkpoint(path: Path, source: Log, position: int) -> None:
    """Keep the position; a full disk costs no more than the offer to print the last papers once more."""
    digest = source.hash_at(position)
    temporary = path.with_suffix(".new")
    kept = {"store_id": source.store_id, "position": position, "hash": (digest or b"").hex()}
    try:
        temporary.write_text(json.dumps(kept), encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        log.info("the mark of what was printed cannot be kept (%s)", error)
