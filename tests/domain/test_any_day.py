"""Whatever is asked at the desk, in whatever order: what was written down adds up, reckoned here in another way."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from app.verify import verify
from domain.inventory.events import Reason
from domain.kernel.tax import TaxPolicy
from domain.orders.events import OrderCancelled, OrderFulfilled, OrderKind, OrderLine, OrderPlaced
from domain.payments.events import Paid, Refunded
from domain.shop.commands import SetUpStore
from domain.till.events import TillClosed
from tests.domain.any_day import PRODUCTS, STEPS, Desk
from tests.domain.till.cash import drawer
from tests.given import Given, Templates

SHOPS = tuple(
    SetUpStore(name="Corner", currency="EUR", prices_include_tax=included, tax_policy=policy)
    for included in (True, False)
    for policy in TaxPolicy
)


@pytest.fixture
def open_shop(templates: Templates, tmp_path: Path) -> Callable[[SetUpStore], Given]:
    """Return what opens one more store."""
    numbers = count()

    def open_one(shop: SetUpStore) -> Given:
        folder = tmp_path / str(next(numbers))
        templates.copy(shop, folder)
        return Given(folder)

    return open_one


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@drawn(shop=st.sampled_from(SHOPS), coin=st.sampled_from((0, 5)), asked=STEPS)
def test_whatever_is_asked_at_the_desk_adds_up(
    open_shop: Callable[[SetUpStore], Given], shop: SetUpStore, coin: int, asked: list[tuple[str, tuple[Any, ...]]]
) -> None:
    given = open_shop(shop)
    try:
        desk = Desk(given, coin)
        for register, steps in asked:
            for name, *values in steps:
                desk.take(register, name, *values)
                for sale in given.documents("open_sales").values():
                    lines_are_the_sale(sale)
        for order in given.events("OrderPlaced"):
            lines_are_the_document(order, included=shop.prices_include_tax)
        payments = [*given.events("Paid"), *given.events("Refunded")]
        for payment in payments:
            tenders_are_what_was_due(payment)
        for order in given.events("OrderPlaced"):
            payments_are_the_order(order, given.events("Paid"))
        cash_is_what_went_in_and_out(given)
        numbers_have_no_gap(given, payments)
        shelves_are_what_is_left(given)
        assert verify(given.store) == []
    finally:
        given.store.close()


def lines_are_the_sale(sale: dict[str, Any]) -> None:
    """Every line is its amount less all that was taken off, and together they are the sale."""
    for line in sale["lines"]:
        off = line["discount"] + line["offer_discount"] + line["sale_discount"]
        assert 0 <= off <= max(line["amount"], 0)
    assert sale["total"] == sum(line["total"] for line in sale["lines"])


def lines_are_the_document(order: OrderPlaced, *, included: bool) -> None:
    for line in order.lines:
        before_tax = line.total if included else line.net
        assert before_tax == line.amount - line.discount
        assert line.net + line.tax == line.total
    assert (order.net, order.tax, order.total) == _sums(order.lines)
    for rate in order.rates:
        assert (rate.net, rate.tax, rate.gross) == _sums(line for line in order.lines if line.tax_rate == rate.rate)


def _sums(lines: Iterable[OrderLine]) -> tuple[int, int, int]:
    all_of_them = list(lines)
    net, tax = sum(line.net for line in all_of_them), sum(line.tax for line in all_of_them)
    return net, tax, net + tax


def tenders_are_what_was_due(payment: Paid | Refunded) -> None:
    """Tenders less change are the total and the rounding, less what is still due."""
    handed = sum(tender.tendered for tender in payment.tenders)
    assert handed - payment.change == payment.due + payment.rounding - payment.balance
    assert handed - payment.change == sum(tender.amount for tender in payment.tenders)
    assert abs(payment.rounding) <= 2


def payments_are_the_order(order: OrderPlaced, paid: list[Paid]) -> None:
    """What was paid on an order, and what is left of it, is what it comes to."""
    own = [one for one in paid if one.order_id == order.order_id]
    if own:
        money = sum(tender.tendered for one in own for tender in one.tenders) - sum(one.change for one in own)
        assert money == order.total + sum(one.rounding for one in own) - own[-1].balance


def cash_is_what_went_in_and_out(given: Given) -> None:
    cash = drawer(given)
    for close in given.events("TillClosed"):
        assert close.figures.expected("cash") == cash[close.shift_id]
    for register in "12":
        document = given.document("till", register)
        if document is not None and document["shift_id"]:
            assert document["expected_cash"] == cash[document["shift_id"]]


def numbers_have_no_gap(given: Given, payments: list[Any]) -> None:
    """Orders, and receipts and Z reports of each register, are counted from 1."""
    counted: defaultdict[str, list[int]] = defaultdict(list)
    for order in given.events("OrderPlaced"):
        counted["orders"].append(order.number)
    for payment in payments:
        counted[f"receipts of {payment.register}"].append(payment.receipt)
    closes: list[TillClosed] = given.events("TillClosed")
    for close in closes:
        counted[f"reports of {close.register}"].append(close.z)
    for what, numbers in counted.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), what


def shelves_are_what_is_left(given: Given) -> None:
    """What was on the shelf, less what was handed over, and again what came back and was not written off."""
    left = {str(one.sku): one.opening_stock for one in PRODUCTS}
    kept = dict.fromkeys(left, 0)
    for order in _handed_over(given):
        sign = 1 if isinstance(order, OrderCancelled) else -1
        for line in order.lines:
            left[line.sku] += sign * line.quantity
    for waiting in _waiting(given):
        for line in waiting.lines:
            kept[line.sku] += line.quantity
    for moved in given.events("StockMoved"):
        for one in moved.movements if moved.reason is Reason.DAMAGE else ():
            left[one.sku] += one.quantity
    for sku, quantity in left.items():
        stock = given.document("stock", sku)
        assert (stock["on_hand"], stock["reserved"]) == (quantity, kept[sku])


def _handed_over(given: Given) -> list[OrderPlaced | OrderFulfilled | OrderCancelled]:
    placed = [order for order in given.events("OrderPlaced") if order.kind is OrderKind.COUNTER]
    cancelled = [order for order in given.events("OrderCancelled") if order.returned]
    return [*placed, *given.events("OrderFulfilled"), *cancelled]


def _waiting(given: Given) -> list[OrderPlaced]:
    ended = {order.order_id for kind in ("OrderFulfilled", "OrderCancelled") for order in given.events(kind)}
    telephone = [order for order in given.events("OrderPlaced") if order.kind is OrderKind.TELEPHONE]
    return [order for order in telephone if order.order_id not in ended]
