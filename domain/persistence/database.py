"""One SQLite file, one writing connection, any number of short-lived readers.

SQLAlchemy makes the connections and compiles the statements once; the driver runs them. The unit of work of the
ORM costs eight times as much per order (docs/decisions/0003).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, MetaData, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from domain.persistence.store_file import READING, open_to_read, worldly_trouble

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every table of the write side. Names are fixed, so that a migration can address each constraint."""


class Database:
    """The store's SQLite file. ``writer`` belongs to one thread; whoever reads elsewhere opens ``reader()``."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._engine = _engine(path, read_only=read_only)
        with worldly_trouble():
            self.connection: Connection = self._engine.connect()
        self.driver = driver_of(self.connection)
        """The driver's own connection under SQLAlchemy's, on which compiled statements run."""

    @contextmanager
    def reader(self) -> Iterator[sqlite3.Connection]:
        """Open a connection of the calling thread's own that can only read."""
        with closing(open_to_read(self.path)) as connection, worldly_trouble():
            yield connection

    def checkpoint(self, mode: str = "PASSIVE") -> None:
        """Copy the write-ahead log back into the file; ``TRUNCATE`` empties it as well."""
        self.driver.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()

    def close(self) -> None:
        """Close the connection; the log is left empty where nobody else reads."""
        self.connection.close()
        self._engine.dispose()


def driver_of(connection: Connection) -> sqlite3.Connection:
    """Return the sqlite3 connection that SQLAlchemy's connection stands on."""
    return cast(sqlite3.Connection, connection.connection.dbapi_connection)


def _engine(path: Path, *, read_only: bool) -> Engine:
    mode = "ro" if read_only else "rwc"
    url = URL.create("sqlite", database=path.absolute().as_uri(), query={"uri": "true", "mode": mode})
    # Readers are handed from one thread to another, never shared; the writer stays in its thread.
    arguments: dict[str, Any] = {"check_same_thread": False, "cached_statements": 512}
    engine = create_engine(url, poolclass=NullPool, connect_args=arguments)
    event.listen(engine, "connect", _prepare_reader if read_only else _prepare_writer)
    if not read_only:
        event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare_writer(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions of its own: it would begin deferred ones, and ignore the pragmas.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",  # else REPLACE deletes a row of the log without asking its trigger
        "busy_timeout=5000",
        "trusted_schema=OFF",
        "secure_delete=ON",
        "cache_size=-16384",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_reader(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    for pragma in READING:
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    # A deferred transaction that reads first fails at once when another process has written since.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
