"""Imports a file: reads it, runs a command for whatever is new in it, and keeps all of it or nothing."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from app.bootstrap import Store
from app.bulk import Bulk
from app.importing import orders, products
from app.importing.columns import Columns, Header, find_columns
from app.importing.csv_file import BrokenRow
from app.importing.orders import OrderReader
from app.importing.products import ProductReader
from app.importing.report import ImportReport, Problems
from app.importing.table import Table, open_table
from app.importing.taken import Taken
from domain.catalog.commands import AddProduct
from domain.kernel.clock import utc_text, zone
from domain.kernel.errors import Rejected
from domain.kernel.messages import TERMINAL, Command, Context
from domain.orders.commands import ImportOrder
from domain.staff.model import KEY, ROSTER
from domain.staff.permissions import require
from readmodels.engine.projection import Report, no_report

KINDS: dict[str, Columns] = {"products": products.COLUMNS, "orders": orders.COLUMNS}
"""What can be imported, and the columns of its table."""

_ASKS: dict[str, type[Command]] = {"products": AddProduct, "orders": ImportOrder}
"""What whoever imports must be allowed to ask for."""

_CLOCKS_APART = timedelta(days=1)
"""How far the clock of the program that wrote a file may be ahead of this machine's."""


class Reader(Protocol):
    """Turns the rows of a table into commands."""

    def take(self, bulk: Bulk) -> Iterator[Taken]:
        """Run a command for each product or order that says something new; yield what came of it."""


class _TakenBack(Exception):
    """Nothing of what was done shall be kept."""


def import_file(
    store: Store,
    kind: str,
    path: Path,
    *,
    dry_run: bool = False,
    report: Report = no_report,
    context: Context = TERMINAL,
) -> ImportReport:
    """Import products or orders from a CSV, XLSX, XLS or ODS file: all of it, or nothing where anything is wrong.

    The same file again changes nothing. A dry run does everything, rules of the shop included, and keeps nothing.
    ``report`` hears (rows done, of about all) on the core's thread and may raise to stop. To be called on any thread
    but the core's. Raises ``Rejected`` where the file is no such table, ``Unavailable`` where the world fails.
    """
    columns = KINDS.get(kind)
    if columns is None:
        raise Rejected("unknown_import", kind=kind[:80], kinds=", ".join(KINDS))
    store.core.call(lambda: require(store.core.side.load(ROSTER, KEY), context, _ASKS[kind])).result()
    with open_table(path, columns.known, report) as table:
        header = find_columns(columns, table.header, path.name)
        problems, counts = Problems(path.name, store.shop()["exponent"]), Counter[Taken]()
        reader = _reader(store, kind, table, header, problems)

        def work(bulk: Bulk) -> None:
            try:
                counts.update(reader.take(bulk))
            except BrokenRow as broken:
                problems.add(broken.row, broken.error)
            if dry_run or problems.count:
                raise _TakenBack

        try:
            store.core.transact(work, context).result()
            committed = True
        except _TakenBack:
            committed = False
        return ImportReport(
            rows=table.done, added=counts[Taken.ADDED], changed=counts[Taken.CHANGED],
            unchanged=counts[Taken.UNCHANGED], ignored_columns=header.ignored, problems=tuple(problems.told),
            problem_count=problems.count, committed=committed,
        )  # fmt: skip


def _reader(store: Store, kind: str, table: Table, header: Header, problems: Problems) -> Reader:
    shop = store.shop()
    if kind == "products":
        return ProductReader(table, header, shop["exponent"], problems)
    latest = utc_text(datetime.fromisoformat(store.core.clock()) + _CLOCKS_APART)
    return OrderReader(table, header, shop["exponent"], zone(shop["time_zone"]), latest, problems)
