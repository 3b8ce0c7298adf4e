"""What a counter sees of prices: one basket, a few offers, and what stands on the receipt."""

from typing import Any

import pytest

from domain.kernel.ids import Sku
from domain.pricing.engine import Line, Priced, priced
from domain.pricing.keys import indexed
from domain.pricing.plans import (
    NO_OFFERS,
    AmountOff,
    Bundle,
    ListPrice,
    ListRate,
    Moment,
    NForM,
    Part,
    PercentOff,
    Period,
    moment_at,
)
from domain.pricing.promoted import Share
from tests.domain.pricing.baskets import ALL, MONDAY, Named, category, cost, line, of, price_list, promotion

A = Sku("a")


def offs(lines: list[Line], *offers: Named) -> dict[int, list[tuple[str, int, int]]]:
    """Line -> (offer, amount off, pieces) of each share."""
    found = priced(lines, indexed(offers), MONDAY)
    return {
        number: [(share.offer_id, share.amount, share.quantity // 1000) for share in its.shares]
        for number, its in found.items()
    }


def test_without_offers_a_line_costs_its_price_less_what_a_person_takes_off() -> None:
    assert priced([line(1, "a", 1250, unit="kg", discount=20), line(2, "b")], NO_OFFERS, MONDAY) == {
        1: Priced(1, 100, 125, off=20, by_hand=True),
        2: Priced(2, 250, 250),
    }


def test_a_percentage_is_rounded_for_each_piece_and_once_for_what_is_weighed() -> None:
    third = promotion("p", PercentOff(goods=ALL, rate=33_000))
    found = priced([line(1, "c", 3000), line(2, "c", 3000, unit="kg")], indexed([third]), MONDAY)
    assert found[1] == Priced(1, 199, 597, 198, (Share("p", "Offer p", 198, 3000),))  # 3 x 0.66
    assert found[2].off == 197  # 33 % of 5.97


def test_an_amount_off_is_for_each_unit_and_never_more_than_it_costs() -> None:
    off = promotion("p", AmountOff(goods=ALL, amount=50))
    assert offs([line(1, "a", 2000), line(2, "d"), line(3, "a", 250, unit="kg")], off) == {
        1: [("p", 100, 2)], 2: [("p", 3, 1)], 3: [("p", 13, 0)],
    }  # fmt: skip


def test_the_best_promotion_holds_and_the_older_one_of_equals() -> None:
    offers = [promotion(f"p{n}", AmountOff(goods=ALL, amount=amount)) for n, amount in enumerate((10, 30, 30, 20))]
    assert offs([line(1, "a")], *offers) == {1: [("p1", 30, 1)]}


def test_of_three_the_cheapest_is_free_and_all_three_lines_share_it() -> None:
    three = promotion("p", NForM(goods=ALL, take=3, pay=2))
    assert offs([line(1, "a"), line(2, "b"), line(3, "c")], three) == {
        1: [("p", 18, 1)], 2: [("p", 46, 1)], 3: [("p", 36, 1)],
    }  # fmt: skip
    assert cost([line(1, "a", 2000), line(2, "b")], three) == 350
    assert cost([line(1, "a", 7000)], three) == 500


def test_groups_are_made_so_that_what_is_free_is_as_dear_as_can_be() -> None:
    two = promotion("p", NForM(goods=ALL, take=2, pay=1))
    assert cost([line(1, "a"), line(2, "b"), line(3, "c"), line(4, "b")], two) == 250 + 199


def test_a_piece_that_saves_more_by_itself_stays_out_of_the_group() -> None:
    offers = [
        promotion("half", PercentOff(goods=of("b"), rate=50_000)),
        promotion("two", NForM(goods=ALL, take=2, pay=1)),
    ]
    assert offs([line(1, "a", 2000), line(2, "b")], *offers) == {1: [("two", 100, 2)], 2: [("half", 125, 1)]}


def test_a_bundle_is_made_of_several_lines_as_often_as_it_can_be() -> None:
    meal = promotion("m", Bundle(parts=(Part(goods=of("a")), Part(goods=category("dairy"), count=2)), price=300))
    lines = [line(1, "a", 3000), line(2, "c", 3000), line(3, "d"), line(4, "b")]
    assert cost(lines, meal) == 2 * 300 + 100 + 250
    assert {number: sum(n for _, _, n in its) for number, its in offs(lines, meal).items()} == {1: 2, 2: 3, 3: 1, 4: 0}


def test_a_bundle_that_costs_more_than_its_parts_is_none() -> None:
    assert offs([line(1, "a"), line(2, "c")], promotion("m", Bundle(parts=(Part(goods=ALL, count=2),), price=299))) == {
        1: [], 2: [],
    }  # fmt: skip


def test_what_is_weighed_is_in_no_group() -> None:
    offers = [promotion("t", NForM(goods=ALL, take=2, pay=1))]
    assert offs([line(1, "a", 4000, unit="kg"), line(2, "a")], *offers) == {1: [], 2: []}


def test_one_line_may_have_two_promotions_on_different_pieces() -> None:
    three = promotion("three", NForM(goods=of("a"), take=3, pay=2))
    offers = [promotion("ten", PercentOff(goods=of("a"), rate=10_000)), three]
    assert offs([line(1, "a", 5000)], *offers) == {1: [("three", 100, 3), ("ten", 20, 2)]}


@pytest.mark.parametrize(
    "fixed",
    [{"fixed": True}, {"amount": 1234}, {"quantity": -1000}, {"amount": 1234, "quantity": 137, "unit": "kg"}],
)
def test_what_is_fixed_has_no_offer_and_counts_for_none(fixed: dict[str, Any]) -> None:
    offers = indexed(
        [promotion("t", NForM(goods=ALL, take=2, pay=1))], [price_list("l", ListRate(goods=ALL, rate=50_000))]
    )
    found = priced([line(1, "a", **fixed), line(2, "a")], offers, MONDAY)
    assert (found[1].unit_price, found[1].off, found[1].shares) == (100, 0, ())
    assert (found[2].unit_price, found[2].off) == (50, 0)
    if "amount" in fixed:
        assert found[1].amount == 1234


def test_the_lowest_price_for_the_customer_s_group_holds_and_is_named() -> None:
    lists = [
        price_list("all", ListPrice(sku=A, price=95)),
        price_list("trade", ListPrice(sku=A, price=80), group="trade"),
    ]
    offers = indexed([], lists)
    assert priced([line(1, "a")], offers, MONDAY)[1] == Priced(1, 95, 95, list_id="all", list_name="List all")
    assert priced([line(1, "a")], offers, MONDAY, "trade")[1] == Priced(
        1, 80, 80, list_id="trade", list_name="List trade"
    )
    assert priced([line(1, "a")], offers, MONDAY, "staff")[1].unit_price == 95


def test_a_list_that_is_dearer_than_the_catalogue_says_nothing() -> None:
    offers = indexed([], [price_list("l", ListPrice(sku=A, price=101))])
    assert priced([line(1, "a")], offers, MONDAY)[1] == Priced(1, 100, 100)


@pytest.mark.parametrize(("quantities", "price"), [((2000, 900), 100), ((2000, 1000), 90), ((9000, 1000), 70)])
def test_a_break_counts_the_product_over_all_its_lines(quantities: tuple[int, int], price: int) -> None:
    steps = [ListPrice(sku=A, price=90, from_quantity=3000), ListPrice(sku=A, price=70, from_quantity=10_000)]
    lines = [line(number, "a", quantity, unit="kg") for number, quantity in enumerate(quantities, 1)]
    found = priced([*lines, line(3, "b", 9000)], indexed([], [price_list("l", *steps)]), MONDAY)
    assert [found[number].unit_price for number in (1, 2, 3)] == [price, price, 250]


def test_a_list_may_take_a_part_off_a_category_or_off_everything() -> None:
    rates = [ListRate(goods=category("fruit"), rate=20_000), ListRate(goods=ALL, rate=10_000)]
    found = priced([line(1, "a"), line(2, "c")], indexed([], [price_list("l", *rates)]), MONDAY)
    assert [found[number].unit_price for number in (1, 2)] == [80, 179]


def test_a_promotion_reckons_from_the_price_that_holds() -> None:
    offers = indexed(
        [promotion("p", PercentOff(goods=ALL, rate=10_000))], [price_list("l", ListPrice(sku=A, price=80))]
    )
    assert priced([line(1, "a")], offers, MONDAY)[1] == Priced(
        1, 80, 80, 8, (Share("p", "Offer p", 8, 1000),), "l", "List l"
    )


def test_a_person_s_discount_stands_on_the_price_list_and_not_beside_a_promotion() -> None:
    offers = indexed(
        [promotion("p", PercentOff(goods=ALL, rate=10_000))], [price_list("l", ListPrice(sku=A, price=80))]
    )
    more, less = (priced([line(1, "a", discount=discount)], offers, MONDAY)[1] for discount in (9, 7))
    assert (more.amount, more.off, more.by_hand, more.shares) == (80, 9, True, ())
    assert (less.amount, less.off, less.by_hand, len(less.shares)) == (80, 8, False, 1)


def test_a_discount_that_would_break_a_bundle_gives_way_to_it() -> None:
    pair = promotion("m", Bundle(parts=(Part(goods=of("a")), Part(goods=of("b"))), price=200))
    found = priced([line(1, "a", discount=50), line(2, "b")], indexed([pair]), MONDAY)
    assert sum(its.off for its in found.values()) == 150
    assert not found[1].by_hand


@pytest.mark.parametrize(
    ("period", "moment", "holds"),
    [
        (Period(), MONDAY, True),
        (Period(first_day="2026-11-23", last_day="2026-11-23"), MONDAY, True),
        (Period(first_day="2026-11-24"), MONDAY, False),
        (Period(last_day="2026-11-22"), MONDAY, False),
        (Period(weekdays=(1, 5)), MONDAY, True),
        (Period(weekdays=(2,)), MONDAY, False),
        (Period(from_time="10:00"), MONDAY, True),
        (Period(from_time="10:01"), MONDAY, False),
        (Period(until_time="10:00"), MONDAY, False),
        (Period(until_time="10:01"), MONDAY, True),
        (Period(from_time="09:00", until_time="11:00"), MONDAY, True),
        # The night of Friday to Saturday belongs to Friday.
        (Period(from_time="22:00", until_time="02:00", weekdays=(5,)), Moment("2026-11-27", 5, 22 * 60), True),
        (Period(from_time="22:00", until_time="02:00", weekdays=(5,)), Moment("2026-11-28", 6, 119), True),
        (Period(from_time="22:00", until_time="02:00", weekdays=(5,)), Moment("2026-11-28", 6, 120), False),
        (Period(from_time="22:00", until_time="02:00", weekdays=(5,)), Moment("2026-11-27", 5, 60), False),
        (Period(from_time="22:00", until_time="02:00", last_day="2026-11-27"), Moment("2026-11-28", 6, 60), True),
        (Period(from_time="22:00", until_time="00:00"), Moment("2026-11-28", 6, 23 * 60), True),
        (Period(from_time="22:00", until_time="00:00"), Moment("2026-11-28", 6, 0), False),
    ],
)
def test_an_offer_holds_at_its_time(period: Period, moment: Moment, holds: bool) -> None:
    assert period.holds(moment) is holds
    offers = indexed([promotion("p", AmountOff(goods=ALL, amount=1), period=period)])
    assert (priced([line(1, "a")], offers, moment)[1].off == 1) is holds


def test_the_moment_is_by_the_store_s_clock() -> None:
    assert moment_at("2026-11-22T23:30:00.000000Z", "Europe/Vienna") == Moment("2026-11-23", 1, 30)


def test_a_promotion_for_a_group_is_for_nobody_else() -> None:
    offers = indexed([promotion("p", AmountOff(goods=ALL, amount=1), group="staff")])
    assert [priced([line(1, "a")], offers, MONDAY, group)[1].off for group in ("", "trade", "staff")] == [0, 0, 1]


def test_a_warehouse_of_pieces_is_priced_too() -> None:
    offers = [
        promotion("t", NForM(goods=ALL, take=3, pay=2)),
        promotion("u", NForM(goods=of("a"), take=7, pay=4)),
        promotion("m", Bundle(parts=(Part(goods=of("a")), Part(goods=of("b"))), price=300)),
    ]
    lines = [line(1, "a", 1_000_000_000), line(2, "b", 999_999_000)]
    assert cost(lines, *offers) <= 100 * 1_000_000 * 4 // 7 + 600 + 250 * 999_999 * 2 // 3 + 600


def test_a_bundle_whose_parts_may_be_the_same_goods_is_made_of_pieces_of_one_kind() -> None:
    both = Bundle(parts=(Part(goods=ALL), Part(goods=of("a"))), price=150)
    assert cost([line(1, "a"), line(2, "a"), line(3, "a")], promotion("b", both)) == 250
