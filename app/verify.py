"""Checks that everything the store says follows from its log, and that sums made in another way agree.

Folding the same events twice with the same code hides a mistake in the code: so the sums are made by SQL, from the
text of the events, without it.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from app.bootstrap import Store
from app.money_sums import MONEY_SUMS
from app.rebuild import fold_beside
from domain.kernel.fold import State
from domain.persistence.codec import Codec
from domain.persistence.event_log import GENESIS, PAGE, LogSource, all_events, find_fault, read_head, read_stream
from domain.persistence.records import Records
from domain.slices import RECORDS
from readmodels.engine.archive import open_reader
from readmodels.engine.projection import Report, no_report
from readmodels.registry import VIEWS

_MOST = 100
"""Problems of one check that are named one by one."""


class Problem(NamedTuple):
    """Something that does not agree: the check's name, and what it found, in words."""

    check: str
    what: str


def verify(store: Store, report: Report = no_report) -> list[Problem]:
    """Return what does not agree, nothing where all is well. Runs on the caller's thread; orders go on meanwhile."""
    store.core.await_snapshots()
    with store.database.reader() as connection:
        connection.execute("BEGIN")
        problems = [*_pages(connection), *_chain(connection, report)]
        if problems:
            return problems
        for check in (_positions, _states, _sums):
            problems += _first(check(connection, store.codec))
        connection.execute("ROLLBACK")
        views = fold_beside(LogSource(connection, store.codec), [kind.name for kind in VIEWS], store.paths.views)

        def compare() -> list[Problem]:
            live = store.core.projections
            views.source = live.source
            views.catch_up()
            return [
                Problem("views", f"view {name} is not what the log says")
                for name, fresh in views.projections.items()
                if live.projections[name].trouble is None
                and fresh.view.table.documents != live.projections[name].view.table.documents
            ]

        problems += store.core.call(compare).result()
    return problems + _first(_archive(store))


def _pages(connection: sqlite3.Connection) -> Iterator[Problem]:
    try:
        for (line,) in connection.execute("PRAGMA quick_check"):
            if line != "ok":
                yield Problem("pages", line)
    except sqlite3.DatabaseError as error:
        yield Problem("pages", str(error))


def _chain(connection: sqlite3.Connection, report: Report) -> Iterator[Problem]:
    position, digest, head = 0, GENESIS, read_head(connection)
    while position < head.position:
        report(position, head.position)
        fault, checked, digest = find_fault(connection, after=position, limit=PAGE, previous=digest)
        if fault is not None:
            yield Problem("chain", f"event {fault.position} is {fault.what}")
            return
        if checked == position:
            yield Problem("chain", f"event {position + 1} is missing")
            return
        position = checked
    if position > head.position or digest != head.hash:
        yield Problem("chain", f"the log does not end at event {head.position} as its head says")


def _positions(connection: sqlite3.Connection, _codec: Codec) -> Iterator[Problem]:
    rows = connection.execute(
        "SELECT command_id FROM command WHERE last_position > (SELECT position FROM log_head)"
        " UNION ALL SELECT command_id FROM event GROUP BY command_id"
        " HAVING command_id NOT IN (SELECT command_id FROM command)"
    )
    for (command_id,) in rows:
        yield Problem("positions", f"command {command_id} and its events do not belong together")


def _states(connection: sqlite3.Connection, codec: Codec) -> Iterator[Problem]:
    together = [records for records in RECORDS if records.fold.stream is None]
    folded = _folded(connection, codec, together)
    for records in together:
        rows = dict(records.all(connection))
        expected = {key: state for (name, key), state in folded.items() if name == records.fold.name}
        for key in rows.keys() | expected.keys():
            if rows.get(key) != expected.get(key):
                yield Problem("states", f"{records.fold.name} {key} is not what its events say")
    for records in RECORDS:
        if records.fold.stream is not None:
            yield from _streams(connection, codec, records)


def _folded(
    connection: sqlite3.Connection, codec: Codec, together: list[Records[Any]]
) -> dict[tuple[str, str], State | None]:
    states: dict[tuple[str, str], State | None] = {}
    for recorded in all_events(connection, codec):
        for records in together:
            for key, part in records.fold.changes(recorded):
                name = (records.fold.name, key)
                states[name] = records.fold.apply(states.get(name), part, recorded.envelope.version)
    return {name: state for name, state in states.items() if state is not None}


def _streams(connection: sqlite3.Connection, codec: Codec, records: Records[Any]) -> Iterator[Problem]:
    fold, rows = records.fold, 0
    assert fold.stream is not None
    for key, state in records.all(connection):
        rows += 1
        expected = None
        for recorded in read_stream(connection, codec, fold.stream(key)):
            for _, part in fold.changes(recorded):
                expected = fold.apply(expected, part, recorded.envelope.version)
        if state != expected:
            yield Problem("states", f"{fold.name} {key} is not what its events say")
    streams = connection.execute(
        "SELECT count(*) FROM event WHERE version = 1 AND stream >= ? AND stream < ?",
        (fold.stream(""), fold.stream("")[:-1] + "0"),
    ).fetchone()[0]
    if streams != rows:
        yield Problem("states", f"{streams} streams of {fold.name}, but {rows} rows")


_SUMS = {
    "movements add up to what is on hand": """
        SELECT sku FROM (
            SELECT json_extract(value, '$.sku') AS sku, json_extract(value, '$.quantity') AS quantity,
                   json_extract(value, '$.value') + coalesce(json_extract(value, '$.revaluation'), 0) AS worth
            FROM event, json_each(event.data, '$.movements') WHERE event.type = 'StockMoved'
            UNION ALL SELECT sku, -on_hand, -value FROM stock_level
        ) GROUP BY sku HAVING sum(quantity) <> 0 OR sum(worth) <> 0""",
    "lines add up to their order": """
        SELECT number FROM sales_order LEFT JOIN (
            SELECT order_id, sum(net) AS net, sum(tax) AS tax, sum(total) AS total, sum(discount) AS discount
            FROM order_line GROUP BY order_id
        ) AS lines USING (order_id)
        WHERE (lines.net, lines.tax, lines.total, lines.discount)
              IS NOT (sales_order.net, sales_order.tax, sales_order.total, sales_order.discount)""",
    "order numbers have no gap": """
        SELECT count(*) FROM sales_order HAVING count(*) <> coalesce(max(number), 0)""",
    "open orders add up to what is reserved": """
        SELECT stock_level.sku FROM stock_level LEFT JOIN (
            SELECT sku, sum(quantity) AS quantity FROM order_line JOIN sales_order USING (order_id)
            WHERE status = 'open' GROUP BY sku
        ) AS kept USING (sku) WHERE coalesce(kept.quantity, 0) <> stock_level.reserved""",
    "nothing is below zero that never might be": """
        SELECT sku FROM stock_level JOIN product USING (sku)
        WHERE on_hand < 0 AND NOT EXISTS (
            SELECT 1 FROM event WHERE stream = 'product/' || sku AND json_extract(data, '$.allow_negative')
        )""",
}


def _sums(connection: sqlite3.Connection, _codec: Codec) -> Iterator[Problem]:
    for sentence, query in (_SUMS | MONEY_SUMS).items():
        for (what,) in connection.execute(query):
            yield Problem("sums", f"not true that {sentence}: {what}")


def _archive(store: Store) -> Iterator[Problem]:
    store.core.call(store.core.finish_archive).result()
    if store.core.archive.trouble is not None:
        yield Problem("archive", f"it stopped at event {store.core.archive.trouble.position}")
        return
    stock = store.core.call(lambda: dict(store.core.projections.projections["stock"].view.table.documents)).result()
    archive = open_reader(store.paths.archive)
    try:
        for sku, change in archive.execute("SELECT sku, sum(change) FROM movement GROUP BY sku"):
            if sku not in stock or (stock[sku]["on_hand"] != change and not _moved_since(store, archive)):
                yield Problem("archive", f"the movements of {sku} do not add up to what is on hand")
    except sqlite3.DatabaseError as error:
        yield Problem("archive", str(error))
    finally:
        archive.close()


def _moved_since(store: Store, archive: sqlite3.Connection) -> bool:
    position = archive.execute("SELECT position FROM checkpoint").fetchone()[0]
    return bool(position != store.core.call(lambda: store.core.side.head.position).result())


def _first(problems: Iterator[Problem]) -> list[Problem]:
    found: list[Problem] = []
    for problem in problems:
        if len(found) == _MOST:
            return [*found, Problem(problem.check, "and more")]
        found.append(problem)
    return found
