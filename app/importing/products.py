"""Products in a table: a new SKU is added, a known one gets what the table says otherwise."""

from collections.abc import Callable, Iterator
from typing import Any

from app.bulk import Bulk
from app.importing import cells
from app.importing.columns import Columns, Header, ragged
from app.importing.report import Problems, note_wrong
from app.importing.table import Cells, Table
from app.importing.taken import Taken
from domain.catalog.commands import AddProduct, ChangePrice, EditProduct
from domain.catalog.model import PRODUCT, clean_codes, clean_sku
from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.ids import CommandId, new_id

COLUMNS = Columns(
    required=("sku", "name", "price"),
    optional=(
        "barcode", "category", "cost", "tax_rate", "opening_stock", "reorder_point", "brand", "unit", "allow_negative",
        "open_price",
    ),
    aliases={"barcodes": "barcode"},
)  # fmt: skip

_COLUMN_OF = {"barcodes": "barcode", "barcode_misread": "barcode", "barcode_taken": "barcode"}
_MAY_BE_EMPTY = ("category", "brand")
_TEXTS = ("name", "category", "brand", "unit")

Parse = Callable[[str], Any]


class ProductReader:
    """Turns rows into commands. An empty cell says nothing, but for texts that may be empty and for barcodes."""

    def __init__(self, table: Table, header: Header, exponent: int, problems: Problems) -> None:
        self._table = table
        self._header = header
        self._problems = problems
        self._first_rows: dict[str, int] = {}
        money, cost = cells.money(exponent), cells.cost(exponent)
        parsers: dict[str, Parse] = {
            "sku": clean_sku,
            "name": _text("name"), "category": _text("category"), "brand": _text("brand"), "unit": _text("unit"),
            "barcode": lambda cell: clean_codes(cells.codes(cell)),
            "price": money, "cost": cost, "tax_rate": cells.rate, "allow_negative": cells.flag,
            "open_price": cells.flag,
            "opening_stock": cells.quantity, "reorder_point": cells.quantity,
        }  # fmt: skip
        self._parsers = [(column, place, parsers[column]) for column, place in header.places.items()]

    def take(self, bulk: Bulk) -> Iterator[Taken]:
        """Run a command for each row that says something new; yield what came of it."""
        for row, line in self._table.rows():
            values = self._values(row, line)
            taken = Taken.REFUSED
            if values is not None:
                try:
                    taken = _put(bulk, values)
                except Rejected as error:
                    column = _COLUMN_OF.get(error.code) or str(error.params.get("field", "sku"))
                    self._problems.add(row, error, column, self._cell(line, column))
            yield taken

    def _values(self, row: int, line: Cells) -> dict[str, Any] | None:
        """Return what the row says by column, or None after noting what is wrong with it."""
        if len(line) != self._header.width:
            self._problems.add(row, ragged(line, self._header))
            return None
        values: dict[str, Any] = {}
        wrong = self._problems.count
        for column, place, parse in self._parsers:
            cell = self._table.plain(line[place])
            if cell or column in _MAY_BE_EMPTY or column in COLUMNS.required or column == "barcode":
                values[column] = note_wrong(self._problems, row, column, cell, parse)
        if self._problems.count > wrong:
            return None
        return values if self._is_first(row, values["sku"]) else None

    def _is_first(self, row: int, sku: str) -> bool:
        first = self._first_rows.setdefault(sku, row)
        if first != row:
            self._problems.add(row, Rejected("row_repeated", what=sku, first=first), "sku", sku)
        return first == row

    def _cell(self, line: Cells, column: str) -> str:
        return line[self._header.places[column]] if column in self._header.places else ""


def _text(column: str) -> Parse:
    return lambda cell: checks.text(cell, column, empty=column in _MAY_BE_EMPTY)


def _put(bulk: Bulk, values: dict[str, Any]) -> Taken:
    """Add the product, or change what is said otherwise of it; opening stock is for new products."""
    fields = {("barcodes" if column == "barcode" else column): value for column, value in values.items()}
    product = bulk.find(PRODUCT, fields["sku"])
    if product is None:
        bulk.run(CommandId(new_id()), AddProduct(**({"category": ""} | fields)))
        return Taken.ADDED
    sku, price = fields.pop("sku"), fields.pop("price")
    fields.pop("opening_stock", None)
    changed = {name: value for name, value in fields.items() if getattr(product, name) != value}
    if changed:
        bulk.run(CommandId(new_id()), EditProduct(sku=sku, **changed))
    if price != product.price:
        bulk.run(CommandId(new_id()), ChangePrice(sku=sku, price=price))
    return Taken.CHANGED if changed or price != product.price else Taken.UNCHANGED
