"""Finished orders of another program: consecutive lines with one reference are one order, as it was charged."""

from collections.abc import Iterator
from operator import itemgetter
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from app.bulk import Bulk
from app.importing import cells
from app.importing.cells import Parsed
from app.importing.columns import Columns, Header, ragged
from app.importing.report import Problems, note_wrong
from app.importing.table import Table
from app.importing.taken import Taken
from app.importing.times import moment
from domain.kernel.errors import Rejected
from domain.kernel.ids import CommandId, Sku
from domain.orders.commands import ImportedLine, ImportOrder

COLUMNS = Columns(
    required=("order_ref", "placed_at", "sku", "quantity", "line_total"),
    optional=("customer_ref", "discount"),
)
_SHARED = ("order_ref", "placed_at", "customer_ref")
_LINE = ("sku", "quantity", "line_total", "discount")

_COLUMN_OF = {"order_differs": "order_ref", "reference": "order_ref", "customer": "customer_ref"}
"""Code of a refusal, or the field that it names -> the column that is to blame."""


class _Group(NamedTuple):
    """Consecutive rows with one reference: the cells that they share, their lines, and where each line stands."""

    row: int
    shared: tuple[str, ...]
    lines: list[ImportedLine]
    rows: list[int]
    problems_before: int


class OrderReader:
    """Turns rows into orders. An empty discount is none; an empty customer is nobody known."""

    def __init__(
        self, table: Table, header: Header, exponent: int, zone: ZoneInfo, latest: str, problems: Problems
    ) -> None:
        self._table = table
        self._header = header
        self._zone = zone
        self._latest = latest
        self._problems = problems
        self._first_rows: dict[str, int] = {}
        money = cells.money(exponent)
        self._sku = Parsed(lambda cell: Sku(cells.filled(table.plain(cell))))
        self._quantity = Parsed(cells.sold_quantity)
        self._total = Parsed(money)
        self._discount = Parsed(lambda cell: money(cell) if cell.strip() else 0)

    def take(self, bulk: Bulk) -> Iterator[Taken]:
        """Run a command for each order; yield what came of it."""
        for group in self._groups():
            yield self._put(bulk, group)

    def _groups(self) -> Iterator[_Group]:
        """Yield the rows of each order; what cannot be read is noted and left out."""
        shared_cells = itemgetter(*map(self._header.place, _SHARED))
        line_cells = itemgetter(*map(self._header.place, _LINE))
        group: _Group | None = None
        for row, cells_of_row in self._table.rows():
            if len(cells_of_row) != self._header.width:
                self._problems.add(row, ragged(cells_of_row, self._header))
                continue
            cells_of_row.append("")  # stands for every optional column that the file lacks
            shared = shared_cells(cells_of_row)
            if group is None or shared[0] != group.shared[0]:
                if group is not None:
                    yield group
                group = _Group(row, shared, [], [], self._problems.count)
            elif shared != group.shared:
                self._note_difference(row, shared, group)
            self._add_line(group, row, line_cells(cells_of_row))
        if group is not None:
            yield group

    def _add_line(self, group: _Group, row: int, line: tuple[str, ...]) -> None:
        sku, quantity, total, discount = line
        try:
            group.lines.append(
                ImportedLine(
                    sku=self._sku[sku], quantity=self._quantity[quantity], total=self._total[total],
                    discount=self._discount[discount],
                )
            )  # fmt: skip
            group.rows.append(row)
        except ValueError:
            for column, cell, parsed in zip(_LINE, line, self._parsed(), strict=True):
                note_wrong(self._problems, row, column, cell, parsed.__getitem__)

    def _parsed(self) -> tuple[Parsed[Any], ...]:
        return (self._sku, self._quantity, self._total, self._discount)

    def _note_difference(self, row: int, shared: tuple[str, ...], group: _Group) -> None:
        column, cell = next(
            (column, cell) for column, cell, first in zip(_SHARED, shared, group.shared, strict=True) if cell != first
        )
        self._problems.add(row, Rejected("order_line_differs", first=group.row), column, cell)

    def _put(self, bulk: Bulk, group: _Group) -> Taken:
        """Run the command of one order, or note why it is not taken."""
        order = self._command(group)
        if order is None:
            return Taken.REFUSED
        try:
            receipt = bulk.run(CommandId(f"import/order/{order.reference}"), order)
        except Rejected as error:
            self._note_refusal(group, order, error)
            return Taken.REFUSED
        return Taken.ADDED if receipt.first_position > bulk.head else Taken.UNCHANGED

    def _command(self, group: _Group) -> ImportOrder | None:
        reference, placed_at, customer = map(self._table.plain, group.shared)
        first = self._first_rows.setdefault(reference, group.row)
        if first != group.row:
            self._problems.add(group.row, Rejected("order_not_together", first=first), "order_ref", reference)
        note_wrong(self._problems, group.row, "order_ref", reference, cells.filled)
        at = note_wrong(self._problems, group.row, "placed_at", placed_at, self._moment)
        if at is None or self._problems.count > group.problems_before:
            return None
        return ImportOrder(reference=reference, placed_at=at, customer_reference=customer, lines=tuple(group.lines))

    def _moment(self, cell: str) -> str:
        return moment(cell, self._zone, self._latest)

    def _note_refusal(self, group: _Group, order: ImportOrder, error: Rejected) -> None:
        """Note a refusal at the line whose product it is about, else at the first row of the order."""
        if error.code == "command_reused":
            error = Rejected("order_differs", reference=order.reference)
        sku = error.params.get("sku")
        for row, line in zip(group.rows, group.lines, strict=True):
            if line.sku == sku:
                self._problems.add(row, error, "sku", line.sku)
                return
        column = _COLUMN_OF.get(error.code) or _COLUMN_OF.get(str(error.params.get("field")), "order_ref")
        cell = order.customer_reference if column == "customer_ref" else order.reference
        self._problems.add(group.row, error, column, cell)
