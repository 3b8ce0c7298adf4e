"""Whatever is done at the till, in whatever order: what it says adds up, reckoned here in another way."""

from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from app.verify import verify
from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.errors import Rejected
from domain.kernel.ids import CustomerId
from domain.kernel.messages import Command
from domain.kernel.money import CashRule
from domain.payments.commands import (
    PayAccount,
    PayOrder,
    SellGiftCard,
    SetAccountLimit,
    SetCashRounding,
    WantedTender,
)
from domain.shop.commands import SetUpStore
from domain.till.commands import CloseTill, CountTill, OpenTill, PayIn, PayOut
from domain.till.events import Denomination, TillClosed
from tests.domain.payments.till import GOODS, GiveBack, ordered
from tests.domain.till.cash import drawer
from tests.given import Given, Templates

AMOUNT = st.integers(1, 400).map(lambda steps: steps * 5)
TENDER = st.builds(
    WantedTender, method=st.sampled_from(("cash", "card", "account", "credit", "gift")), amount=AMOUNT,
    reference=st.just("G1"),
)  # fmt: skip
TENDERS = st.lists(TENDER, min_size=1, max_size=2).map(tuple)
STEP = st.one_of(
    st.tuples(st.just("order"), st.integers(1, 2000)),
    st.tuples(st.just("pay"), TENDERS),
    st.tuples(st.just("pay"), TENDERS),
    st.tuples(st.just("refund"), st.integers(1, 2000), st.one_of(st.just(()), TENDERS)),
    st.tuples(st.just("refund_all")),
    st.tuples(st.just("card"), AMOUNT),
    st.tuples(st.just("account"), TENDERS),
    st.tuples(st.just("pay_in"), AMOUNT),
    st.tuples(st.just("pay_out"), AMOUNT),
    st.tuples(st.just("count"), AMOUNT),
    st.tuples(st.just("close"), st.one_of(st.none(), AMOUNT)),
    st.tuples(st.just("open")),
)


@pytest.fixture
def fresh(templates: Templates, shop: SetUpStore, tmp_path: Path) -> Callable[[], Given]:
    """Return what opens one more store with goods in it."""
    numbers = count()

    def open_one() -> Given:
        folder = tmp_path / str(next(numbers))
        templates.copy(shop, folder)
        return Given(folder)(GOODS)

    return open_one


class Day:
    """A store in which steps are taken, all on the order that was placed last."""

    def __init__(self, given: Given, increment: int, rule: CashRule) -> None:
        self.given = given
        self.customer: CustomerId = given(RegisterCustomer(person=Person(name="Ada"))).result
        given(SetAccountLimit(customer_id=self.customer, limit=3000), SetCashRounding(increment=increment, rule=rule))
        given(OpenTill(denominations=(Denomination(value=100, count=20),)))
        self.orders = [ordered(given, 992, customer_id=self.customer)]

    def take(self, name: str, *values: Any) -> None:
        """Take a step; what is refused changes nothing."""
        with suppress(Rejected):
            command = getattr(self, name)(*values)
            if command is not None:
                self.given(command)

    def order(self, total: int) -> None:
        self.orders.append(ordered(self.given, total, customer_id=self.customer))

    def pay(self, tenders: tuple[WantedTender, ...]) -> Command:
        return PayOrder(order_id=self.orders[-1], tenders=tenders)

    def refund(self, total: int, tenders: tuple[WantedTender, ...]) -> Command:
        last = self.orders[-1]
        return GiveBack(order_id=last, total=total, of_order_id=last, customer_id=self.customer, tenders=tenders)

    def refund_all(self) -> Command:
        total = sum(
            event.due - event.balance for event in self.given.events("Paid") if event.order_id == self.orders[-1]
        )
        total -= sum(event.due for event in self.given.events("Refunded") if event.of_order_id == self.orders[-1])
        return self.refund(total, ())

    def card(self, amount: int) -> Command:
        return SellGiftCard(amount=amount, number="G1", tenders=(WantedTender(method="card", amount=amount),))

    def account(self, tenders: tuple[WantedTender, ...]) -> Command:
        return PayAccount(customer_id=self.customer, tenders=tenders)

    def pay_in(self, amount: int) -> Command:
        return PayIn(amount=amount, reason="change")

    def pay_out(self, amount: int) -> Command:
        return PayOut(amount=amount, reason="milk")

    def count(self, amount: int) -> Command:
        return CountTill(denominations=(Denomination(value=5, count=amount // 5),))

    def close(self, left: int | None) -> Command:
        return CloseTill(float_left=left)

    def open(self) -> Command:
        return OpenTill()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@drawn(
    increment=st.sampled_from((0, 5)),
    rule=st.sampled_from(CashRule),
    steps=st.lists(STEP, min_size=5, max_size=30),
)
def test_whatever_is_done_the_till_adds_up(
    fresh: Callable[[], Given], increment: int, rule: CashRule, steps: list[tuple[Any, ...]]
) -> None:
    given = fresh()
    try:
        day = Day(given, increment, rule)
        for step in steps:
            day.take(*step)
        every = [*given.events("Paid"), *given.events("Refunded")]
        assert sorted(event.receipt for event in every) == list(range(1, len(every) + 1))
        for event in every:
            worth = event.due + event.rounding - event.balance
            assert sum(tender.tendered for tender in event.tenders) - event.change == worth
        closes: list[TillClosed] = given.events("TillClosed")
        assert [close.z for close in closes] == list(range(1, len(closes) + 1))
        cash = drawer(given)
        for close in closes:
            assert close.figures.expected("cash") == cash[close.shift_id]
        till = given.document("till", "1")
        assert not till["shift_id"] or till["expected_cash"] == cash[till["shift_id"]]
        for order_id in day.orders:
            money = sum(t.amount for e in given.events("Paid") if e.order_id == order_id for t in e.tenders)
            back = sum(t.amount for e in given.events("Refunded") if e.of_order_id == order_id for t in e.tenders)
            assert back <= money + 4  # what coins round up of a part, at most
        assert verify(given.store) == []
    finally:
        given.store.close()
