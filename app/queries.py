"""What can be asked of a store: every list by its name, its key and its fields. Terminal, window and export share it.

In documents money is integer minor units, a quantity integer thousandths, a cost ten-thousandths of a minor unit.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import partial
from itertools import islice
from typing import Any, NamedTuple, Protocol, TypeVar, get_args, get_type_hints

import msgspec

from domain.kernel.errors import Rejected
from readmodels.engine.archive import Shelf
from readmodels.engine.tables import Doc
from readmodels.engine.view import View
from readmodels.inventory.views import MOVEMENT, MovementShelf, StockView, moved_products, movements
from readmodels.orders.search import OrderQuery, find_orders
from readmodels.orders.views import ORDER, ORDER_LINE, OrderShelf
from readmodels.payments.balances import MOVEMENT as BALANCE_MOVEMENT
from readmodels.payments.balances import BalanceShelf, account_movements, gift_card_movements
from readmodels.payments.views import PAYMENT, PaymentQuery, PaymentShelf, find_payments
from readmodels.pricing.history import ENTRY, PRICE, price_history, prices
from readmodels.pricing.shelf import PriceShelf
from readmodels.registry import VIEWS
from readmodels.reports.cashiers import ACT, DAY, KINDS, CashierShelf, cashier_acts, cashier_days
from readmodels.till.views import Z_REPORT, ZReportShelf, find_z_reports

T = TypeVar("T")

_PAGE = 500
"""Rows of the archive that are read in one go."""


class Kind(StrEnum):
    """What a field holds, and so how it is read and shown."""

    TEXT = "text"
    TIME = "time"  # UTC text
    MONEY = "money"  # minor units
    QUANTITY = "quantity"  # thousandths of the unit
    COST = "cost"  # ten-thousandths of a minor unit
    RATE = "rate"  # thousandths of a percent
    NUMBER = "number"
    FLAG = "flag"
    NESTED = "nested"  # a list or an object
    DATES = "dates"  # (first, last) of the store's dates, both included; filters only


class Source(Protocol):
    """A store's read models as they stand after one event."""

    def documents(self, view: str) -> Mapping[str, Doc]:
        """Return a view's documents by key."""

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Put a question to the archive and wait for the answer."""


Filters = Mapping[str, Any]
"""Field -> the value that it must have."""


class Query(NamedTuple):
    """One list that can be asked for. The first of ``fields`` is its key."""

    name: str
    key: str
    fields: Mapping[str, Kind]
    read: Callable[[Source, Filters], Iterable[Doc]]
    filters: Mapping[str, Kind] = {}
    """What it can be narrowed by beside its fields."""
    shelves: tuple[type[Shelf], ...] = ()
    """The parts of the archive that it reads."""


_UNITS: dict[str, Kind] = {
    **dict.fromkeys(("price", "former_price", "lowest_before", "unit_price", "sales", "total", "tax"), Kind.MONEY),
    **dict.fromkeys(("net", "gross", "discount", "spent"), Kind.MONEY),
    **dict.fromkeys(("limit", "owed", "credit", "left", "loaded", "coin", "opening_float", "float_left"), Kind.MONEY),
    **dict.fromkeys(("expected_cash", "returned", "total_sales", "total_returns", "total_net"), Kind.MONEY),
    **dict.fromkeys(("on_hand", "reserved", "available", "reorder_point", "units", "change", "balance"), Kind.QUANTITY),
    **dict.fromkeys(("cost", "unit_cost", "value", "exact_stock_value"), Kind.COST),
    **dict.fromkeys(("at", "since", "placed_at", "started_at", "opened_at", "closed_at"), Kind.TIME),
    **dict.fromkeys(("position", "number", "through"), Kind.NUMBER),
    "stock_value": Kind.MONEY,
    "quantity": Kind.QUANTITY,
    **dict.fromkeys(("tax_rate", "rate"), Kind.RATE),
}
"""Fields whose numbers and texts mean more than their type says."""

_MONEY_WITHIN = (
    "amount", "tendered", "paid", "refunded", "expected", "counted", "second", "moved", "difference", "returns",
    "discounted", "voided", "removed", "abandoned", "paid_in", "paid_out", "rounding", "gift_cards", "accounts",
    *KINDS,
)  # fmt: skip
"""Fields of nested documents that are money: of a line, a tender, what a shift adds up to."""

_OF_ORDER = ("order_id", "number", "reference", "placed_at", "local_date", "status", "customer_id")
"""What a line says of its order."""

_HIGHEST_FIRST = {
    "recent_orders": "number", "activity": "position", "top_products": "sales", "sales_by_category": "sales",
}  # fmt: skip
"""Lists that begin with their highest figure; the others are in the order of their keys."""


def find(name: str) -> Query:
    """Return the list of that name; raises ``Rejected("unknown_view")``."""
    query = QUERIES.get(name)
    if query is None:
        raise Rejected("unknown_view", view=name[:80])
    return query


def read(query: Query, source: Source, filters: Filters | None = None, limit: int | None = None) -> Iterator[Doc]:
    """Yield the documents that match, at most ``limit`` where it is given, each with its key field first."""
    return islice(query.read(source, filters or {}), limit)


def _view_query(view: type[View[Any]]) -> Query:
    shape = get_type_hints(get_args(view.__orig_bases__[0])[0])  # type: ignore[attr-defined]
    fields = {view.key: _UNITS.get(view.key, Kind.TEXT)} | {name: _kind(name, hint) for name, hint in shape.items()}
    return Query(view.name, view.key, fields, lambda source, filters: _documents(view, source, filters))


def _kind(name: str, hint: object) -> Kind:
    if hint is bool:
        return Kind.FLAG
    if hint in (int, str, str | None):
        return _UNITS.get(name, Kind.NUMBER if hint is int else Kind.TEXT)
    return Kind.NESTED


def _documents(view: type[View[Any]], source: Source, filters: Filters) -> list[Doc]:
    documents = source.documents(view.name)
    if view.key in filters:
        key = str(filters[view.key])
        documents = {key: documents[key]} if key in documents else {}
    found = list(_matching(({view.key: key, **document} for key, document in documents.items()), filters))
    figure = _HIGHEST_FIRST.get(view.name)
    if figure is None:
        return sorted(found, key=lambda document: str(document[view.key]))
    return sorted(found, key=lambda document: int(document[figure]), reverse=True)


def _matching(documents: Iterable[Doc], filters: Filters) -> Iterator[Doc]:
    return (doc for doc in documents if all(_text(doc[name]) == _text(value) for name, value in filters.items()))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _low_stock(source: Source, filters: Filters) -> list[Doc]:
    return _documents(StockView, source, {"low": True, **filters})


def _orders(source: Source, filters: Filters) -> Iterator[Doc]:
    known = {name: value for name, value in filters.items() if name in OrderQuery.__struct_fields__}
    if known.get("customer_id") == "":
        del known["customer_id"]  # orders of nobody who is known: the archive holds no id there
    rest = {name: value for name, value in filters.items() if name not in known and name != "date"}
    first, last = filters.get("date", (None, None))
    query = OrderQuery(**known, first_date=first, last_date=last)
    while True:
        page = source.ask(partial(find_orders, query=query, limit=_PAGE, lines=True))
        yield from _matching(page, rest)
        if len(page) < _PAGE:
            return
        query = msgspec.structs.replace(query, below=page[-1]["number"])


def _order_lines(source: Source, filters: Filters) -> Iterator[Doc]:
    for order in _orders(source, {name: value for name, value in filters.items() if name in _OF_ORDER}):
        head = {name: order[name] for name in _OF_ORDER}
        lines = (head | {"line": number} | line for number, line in enumerate(order["lines"], 1))
        yield from _matching(lines, {name: value for name, value in filters.items() if name not in _OF_ORDER})


def _movements(source: Source, filters: Filters) -> Iterator[Doc]:
    rest = {name: value for name, value in filters.items() if name != "sku"}
    skus = [filters["sku"]] if "sku" in filters else source.ask(moved_products)
    for sku in skus:
        yield from _matching(source.ask(partial(movements, sku=sku)), rest)


def _payments(source: Source, filters: Filters) -> Iterator[Doc]:
    known = {name: value for name, value in filters.items() if name in PaymentQuery.__struct_fields__}
    if known.get("customer_id") == "":
        del known["customer_id"]  # of nobody who is known: the archive holds no id there
    rest = {name: value for name, value in filters.items() if name not in known and name != "date"}
    first, last = filters.get("date", (None, None))
    query = PaymentQuery(**known, first_date=first, last_date=last)
    offset = 0
    while page := source.ask(partial(find_payments, query=query, limit=_PAGE, offset=offset)):
        yield from _matching(page, rest)
        offset += len(page)


def _asked(question: Callable[..., Iterable[Doc]], **arguments: str) -> Callable[[Source, Filters], Iterable[Doc]]:
    """Return how a list is read that one question to the archive answers; ``arguments`` are given by these filters."""

    def read_list(source: Source, filters: Filters) -> Iterator[Doc]:
        given = {argument: filters.get(name) for argument, name in arguments.items()}
        rest = {name: value for name, value in filters.items() if name not in arguments.values()}
        yield from _matching(source.ask(partial(question, **given)), rest)

    return read_list


def kinds_within(document: Mapping[str, Any]) -> dict[str, Kind]:
    """Return what the fields of a nested document hold, such as those of an order's line."""
    units = _UNITS | dict.fromkeys(_MONEY_WITHIN, Kind.MONEY)
    plain = {name: Kind.NUMBER if isinstance(value, int) else Kind.TEXT for name, value in document.items()}
    return {name: units.get(name, kind) for name, kind in plain.items()}


def _archive_fields(names: Iterable[str], **others: Kind) -> dict[str, Kind]:
    return {name: _UNITS.get(name, Kind.TEXT) for name in names} | others


def _balance_fields() -> dict[str, Kind]:
    return _archive_fields(BALANCE_MOVEMENT, receipt=Kind.NUMBER) | dict.fromkeys(("amount", "balance"), Kind.MONEY)


QUERIES: dict[str, Query] = {query.name: query for query in (
    *(_view_query(view) for view in VIEWS),
    _view_query(StockView)._replace(name="low_stock", read=_low_stock),
    Query(
        "orders", "order_id", _archive_fields(ORDER, rates=Kind.NESTED, lines=Kind.NESTED), _orders,
        filters={"customer": Kind.TEXT, "sku": Kind.TEXT, "date": Kind.DATES}, shelves=(OrderShelf,),
    ),
    Query(
        "order_lines", "order_id", _archive_fields(_OF_ORDER) | {"line": Kind.NUMBER} | _archive_fields(ORDER_LINE)
        | {"amount": Kind.MONEY}, _order_lines, shelves=(OrderShelf,),
    ),
    Query(
        "payments", "payment_id", _archive_fields(PAYMENT, receipt=Kind.NUMBER, tenders=Kind.NESTED)
        | dict.fromkeys(("due", "paid", "change", "rounding", "balance"), Kind.MONEY), _payments,
        filters={"about_order_id": Kind.TEXT, "date": Kind.DATES}, shelves=(PaymentShelf,),
    ),
    Query(
        "z_reports", "shift_id", _archive_fields(Z_REPORT, methods=Kind.NESTED, figures=Kind.NESTED)
        | dict.fromkeys(("z", "receipts", "first_position", "last_position"), Kind.NUMBER)
        | dict.fromkeys(("difference", "bank_drop"), Kind.MONEY), _asked(find_z_reports, dates="date"),
        filters={"date": Kind.DATES}, shelves=(ZReportShelf,),
    ),
    Query(
        "prices", "sku", _archive_fields(PRICE) | {"reduced": Kind.FLAG}, _asked(prices, sku="sku"),
        shelves=(PriceShelf,),
    ),
    Query("price_history", "sku", _archive_fields(ENTRY), _asked(price_history, sku="sku"), shelves=(PriceShelf,)),
    Query(
        "account_movements", "customer_id", {"customer_id": Kind.TEXT} | _balance_fields(),
        _asked(account_movements, customer_id="customer_id"),
        shelves=(BalanceShelf,),
    ),
    Query(
        "gift_card_movements", "card", {"card": Kind.TEXT} | _balance_fields(),
        _asked(gift_card_movements, card="card"),
        shelves=(BalanceShelf,),
    ),
    Query(
        "cashier_acts", "position", _archive_fields(ACT) | {"amount": Kind.MONEY}, _asked(cashier_acts, dates="date"),
        filters={"date": Kind.DATES}, shelves=(CashierShelf,),
    ),
    Query(
        "cashier_days", "date", _archive_fields(DAY, amounts=Kind.NESTED) | dict.fromkeys(KINDS, Kind.NUMBER),
        _asked(cashier_days, dates="date"), filters={"date": Kind.DATES}, shelves=(CashierShelf,),
    ),
    Query("movements", "sku", _archive_fields(MOVEMENT), _movements, shelves=(MovementShelf,)),
)}  # fmt: skip
"""Every list by its name: the views, what is derived from them, and what the archive holds."""
