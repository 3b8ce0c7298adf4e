"""What must be true of a store after its process was killed, whatever it was doing."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.backup import check_connection
from app.bootstrap import Store, open_store
from app.verify import verify
from domain.kernel.messages import Receipt
from domain.persistence.event_log import LogSource
from readmodels.engine.archive import Archive
from readmodels.registry import SHELVES, VIEWS
from tests.reliability.shop import Asked

_SHELVES = (
    "product", "code", "orders", "order_line", "customer", "movement", "payment", "z_report", "price_store",
    "price_product", "price_change", "price_offer",
)  # fmt: skip

Answers = dict[str, Any]
"""All that the read side says: every view's documents, every row of the archive."""


def head(store: Store) -> int:
    return store.core.call(lambda: store.core.side.head.position).result()


def answers(store: Store) -> Answers:
    said: Answers = {view.name: store.documents(view.name).result()[1] for view in VIEWS}
    return said | store.ask(_rows).result()


def require_sound(store: Store) -> None:
    """Nothing is missing, changed or half done, and every view and the archive say what the log says."""
    assert verify(store) == []
    with store.database.reader() as connection:
        check_connection(connection)
        positions = [row[0] for row in connection.execute("SELECT position FROM event ORDER BY position")]
        assert positions == list(range(1, head(store) + 1))
        assert store.ask(_rows).result() == _archive_made_anew(connection, store)
    assert [
        p.view.name for p in store.core.projections.projections.values() if p.trouble or p.position != head(store)
    ] == []


def require_kept(
    folder: Path,
    given: Sequence[tuple[Asked, Receipt]],
    pending: Iterable[Asked] = (),
    together: Sequence[Asked] = (),
) -> None:
    """The store opens by itself, has what it gave receipts for, once, and takes what it gave none for, once.

    Of the commands that were asked for ``together`` it has all or none.
    """
    store = open_store(folder)
    try:
        require_sound(store)
        before = head(store)
        assert sum(bool(_events_of(store, command_id)) for command_id, _ in together) in (0, len(together))
        for (command_id, command), receipt in given:
            assert store.core.execute(command, command_id=command_id) == receipt
        assert head(store) == before
        for command_id, command in pending:
            receipt = store.core.execute(command, command_id=command_id)
            assert store.core.execute(command, command_id=command_id) == receipt
            assert _events_of(store, command_id) == list(range(receipt.first_position, receipt.last_position + 1))
        assert verify(store) == []
    finally:
        store.close()


def _events_of(store: Store, command_id: str) -> list[int]:
    with store.database.reader() as connection:
        rows = connection.execute("SELECT position FROM event WHERE command_id = ? ORDER BY position", (command_id,))
        return [position for (position,) in rows]


def _archive_made_anew(connection: sqlite3.Connection, store: Store) -> Answers:
    with TemporaryDirectory(dir=store.paths.folder) as folder:
        path = Path(folder) / "archive.sqlite"
        archive = Archive(path, SHELVES, LogSource(connection, store.codec))
        while archive.flush():
            pass
        archive.close()
        reading = sqlite3.connect(path)
        try:
            return _rows(reading)
        finally:
            reading.close()


def _rows(archive: sqlite3.Connection) -> Answers:
    return {shelf: archive.execute(f"SELECT * FROM {shelf} ORDER BY 1, 2").fetchall() for shelf in _SHELVES}
