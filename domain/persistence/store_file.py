"""The store's file as whoever only reads it knows it: how it is opened, whose it is, what the disk may answer.

Without SQLAlchemy, whose import costs half a second, so that a question in a terminal is answered at once.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.kernel.errors import Unavailable

SCHEMA = "0010"
"""The newest revision in ``migrations/versions``; a file that says anything else is migrated or refused."""

READING = ("query_only=ON", "busy_timeout=5000", "trusted_schema=OFF")
"""How every connection that only reads is set."""

_SENTENCES = (
    ("full", "disk_full"),
    ("readonly", "store_read_only"),
    ("locked", "store_busy"),
    ("disk I/O", "disk_failed"),
    ("unable to open", "store_not_opened"),
    ("malformed", "store_damaged"),
    ("not a database", "store_damaged"),
)


@contextmanager
def worldly_trouble() -> Iterator[None]:
    """Turn what the disk or the operating system refuses into ``Unavailable``; other errors pass as they are."""
    try:
        yield
    except Exception as error:
        # SQLAlchemy wraps the driver's error and keeps it there.
        cause = getattr(error, "orig", error)
        for words, code in _SENTENCES:
            if isinstance(cause, sqlite3.DatabaseError) and words in str(cause):
                raise Unavailable(code) from error
        raise


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open a store's file without being able to change it; raises ``Unavailable``."""
    with worldly_trouble():
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
        )
        for pragma in READING:
            connection.execute(f"PRAGMA {pragma}")
        return connection


def stored_revision(connection: sqlite3.Connection) -> str:
    """Return the revision of a file's shape; raises ``Unavailable`` where it is no store of ours."""
    with worldly_trouble():
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            connection.execute("SELECT store_id FROM log_head").fetchone()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                raise Unavailable("not_a_store") from error
            raise
    return str(row[0]) if row else ""
