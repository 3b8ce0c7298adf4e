from typing import Any

import pytest
from hypothesis import event
from hypothesis import given as drawn
from hypothesis import strategies as st

from domain.kernel.errors import Rejected
from domain.kernel.ids import OrderId
from domain.kernel.money import CashRule
from domain.payments.events import TenderKind
from domain.payments.model import CashRounding, OrderPayments, PaymentMethod, Tendered
from domain.payments.settle import Handed, given_back, handed_back, settle


def method(name: str, kind: TenderKind, **fields: Any) -> PaymentMethod:
    terms: dict[str, Any] = {"opens_drawer": False, "gives_change": False, "needs_reference": False}
    return PaymentMethod(method=name, name=name.title(), kind=kind, **(terms | fields))


CASH = method("cash", TenderKind.CASH, gives_change=True)
CARD = method("card", TenderKind.CARD)
VOUCHER = method("voucher", TenderKind.OTHER, gives_change=True)
METHODS = {one.method: one for one in (CASH, CARD, VOUCHER)}
EXACT = CashRounding()
FIVE = CashRounding(increment=5)


def handed(**amounts: int) -> list[Handed]:
    return [Handed(METHODS[name], amount) for name, amount in amounts.items()]


def paid(settled: int, rounding: int = 0, **amounts: int) -> OrderPayments:
    tenders = tuple(
        Tendered(method=name, kind=METHODS[name].kind, reference="", paid=amount) for name, amount in amounts.items()
    )
    return OrderPayments(order_id=OrderId("o"), settled=settled, rounding=rounding, tenders=tenders)


@pytest.mark.parametrize(
    ("due", "coins", "tenders", "change", "rounding", "balance"),
    [
        (492, EXACT, {"cash": 492}, 0, 0, 0),
        (492, EXACT, {"cash": 2000}, 1508, 0, 0),
        # RULES 2: 4.92 is 4.90 in cash and 4.92 by card
        (492, FIVE, {"cash": 490}, 0, -2, 0),
        (492, FIVE, {"cash": 2000}, 1510, -2, 0),
        (492, FIVE, {"card": 492}, 0, 0, 0),
        # 1,2 -> 0; 3,4 -> 5; 6,7 -> 5; 8,9 -> 10
        *((100 + end, FIVE, {"cash": 1000}, 900 - paid, paid - end, 0) for end, paid in
          ((1, 0), (2, 0), (3, 5), (4, 5), (5, 5), (6, 5), (7, 5), (8, 10), (9, 10))),
        # only the part that cash pays is rounded
        (492, FIVE, {"card": 300, "cash": 190}, 0, -2, 0),
        (492, FIVE, {"card": 301, "cash": 190}, 0, -1, 0),
        # and only where it settles the rest
        (492, FIVE, {"cash": 200}, 0, 0, 292),
        (498, FIVE, {"cash": 495}, 0, 0, 3),
        (492, EXACT, {"card": 100, "cash": 100}, 0, 0, 292),
        # what coins cannot pay at all is paid by none
        (2, FIVE, {"cash": 0}, 0, -2, 0),
        # change on what is no cash is in coins as well
        (1502, EXACT, {"voucher": 2000}, 498, 0, 0),
        (1502, FIVE, {"voucher": 2000}, 500, -2, 0),
        (1502, FIVE, {"voucher": 1000, "cash": 1000}, 500, -2, 0),
        (0, FIVE, {}, 0, 0, 0),
    ],
)  # fmt: skip
def test_what_is_handed_over_settles_what_is_due(
    due: int, coins: CashRounding, tenders: dict[str, int], change: int, rounding: int, balance: int
) -> None:
    settlement = settle(due, handed(**tenders), coins)
    assert settlement[1:] == (change, rounding, balance)
    assert sum(tender.amount for tender in settlement.tenders) == due + rounding - balance


def test_change_is_taken_off_cash_first() -> None:
    by_method = {tender.method: tender.amount for tender in settle(1000, handed(voucher=800, cash=500), EXACT).tenders}
    assert by_method == {"voucher": 800, "cash": 200}
    by_method = {tender.method: tender.amount for tender in settle(1000, handed(voucher=2000, cash=500), EXACT).tenders}
    assert by_method == {"voucher": 1000, "cash": 0}


@pytest.mark.parametrize(
    ("due", "tenders", "code"),
    [
        (492, {}, "no_tenders"),
        (492, {"cash": 0}, "no_tenders"),
        (492, {"card": 0}, "tender_not_positive"),
        (492, {"card": -1}, "tender_not_positive"),
        (492, {"cash": -5}, "tender_not_positive"),
        (492, {"card": 493}, "tender_too_much"),
        (492, {"card": 493, "cash": 5}, "tender_too_much"),
        (0, {"card": 1}, "tender_too_much"),
        (492, {"cash": 492}, "cash_not_in_coins"),
    ],
)
def test_what_cannot_be_right_is_refused(due: int, tenders: dict[str, int], code: str) -> None:
    with pytest.raises(Rejected) as refused:
        settle(due, handed(**tenders), FIVE)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("due", "coins", "before", "back", "rounding"),
    [
        # RULES 2: all of it comes back as it was tendered, method by method
        (492, FIVE, paid(492, -2, cash=490), {"cash": 490}, -2),
        (492, FIVE, paid(492, -2, card=300, cash=190), {"card": 300, "cash": 190}, -2),
        (198, CashRounding(increment=5, rule=CashRule.DOWN), paid(198, -3, cash=195), {"cash": 195}, -3),
        # also after the coin was changed meanwhile
        (492, CashRounding(increment=100), paid(492, cash=492), {"cash": 492}, 0),
        # a part is the line's price, then the rule of cash
        (198, FIVE, paid(492, -2, cash=490), {"cash": 200}, 2),
        (198, CashRounding(increment=5, rule=CashRule.DOWN), paid(492, -2, cash=490), {"cash": 195}, -3),
        (198, FIVE, paid(492, card=492), {"card": 198}, 0),
        (198, FIVE, paid(492, -2, cash=390, card=100), {"card": 100, "cash": 100}, 2),
        # never more than cash had paid
        (3, FIVE, paid(9, 1, cash=2), {"cash": 2}, -1),
    ],
)
def test_what_paid_gets_it_back(
    due: int, coins: CashRounding, before: OrderPayments, back: dict[str, int], rounding: int
) -> None:
    settlement = given_back(due, before, list(METHODS.values()), coins)
    assert {tender.method: tender.amount for tender in settlement.tenders} == back
    assert settlement.rounding == rounding


def test_no_more_comes_back_than_was_paid() -> None:
    with pytest.raises(Rejected, match="refund_beyond_paid"):
        given_back(493, paid(492, card=492), list(METHODS.values()), EXACT)


@pytest.mark.parametrize(
    ("due", "tenders", "before", "rounding"),
    [
        (198, {"cash": 200}, None, 2),
        (198, {"card": 198}, None, 0),
        (198, {"card": 100, "cash": 100}, None, 2),
        (198, {"cash": 200}, paid(492, card=492), 2),
    ],
)
def test_a_person_may_choose_how_it_comes_back(
    due: int, tenders: dict[str, int], before: OrderPayments | None, rounding: int
) -> None:
    assert handed_back(due, handed(**tenders), FIVE, before).rounding == rounding


@pytest.mark.parametrize(
    ("tenders", "before", "code"),
    [
        ({}, None, "no_tenders"),
        ({"cash": 195}, None, "refund_not_all"),
        ({"card": 199}, None, "refund_not_all"),
        ({"card": 197}, None, "refund_not_all"),
        ({"card": 300, "cash": 5}, None, "refund_not_all"),
        ({"cash": 198}, None, "cash_not_in_coins"),
        ({"card": -198}, None, "tender_not_positive"),
        ({"card": 198}, paid(300, cash=300), "refund_beyond_tender"),
        ({"cash": 200}, paid(100, cash=100), "refund_beyond_paid"),
    ],
)
def test_a_choice_that_cannot_be_right_is_refused(
    tenders: dict[str, int], before: OrderPayments | None, code: str
) -> None:
    with pytest.raises(Rejected, match=code):
        handed_back(198, handed(**tenders), FIVE, before)


@drawn(
    due=st.integers(0, 5000),
    card=st.integers(0, 5000),
    cash=st.integers(0, 200),
    increment=st.sampled_from((0, 5, 10, 50, 100)),
    rule=st.sampled_from(CashRule),
)
def test_whatever_is_handed_over_adds_up(due: int, card: int, cash: int, increment: int, rule: CashRule) -> None:
    coins = CashRounding(increment=increment, rule=rule)
    given = {"cash": cash * (increment or 7)} | ({"card": card} if card else {})
    try:
        settlement = settle(due, handed(**given), coins)
    except Rejected as refused:
        event(refused.code)
        return
    tendered = sum(tender.tendered for tender in settlement.tenders)
    assert tendered - settlement.change == due + settlement.rounding - settlement.balance
    assert sum(tender.amount for tender in settlement.tenders) == tendered - settlement.change
    assert all(tender.amount >= 0 for tender in settlement.tenders)
    assert not settlement.balance or not (settlement.rounding or settlement.change)
    assert abs(settlement.rounding) < max(increment, 1)
    assert settlement.change % (increment or 1) == 0
