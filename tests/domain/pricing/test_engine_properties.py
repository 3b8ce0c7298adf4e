"""What must hold for any basket and any offers."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.kernel.ids import Sku
from domain.kernel.rounding import Rounding
from domain.pricing.engine import Line, priced
from domain.pricing.keys import indexed
from domain.pricing.plans import NO_OFFERS, ListPrice, ListRate, PriceListPlan
from tests.domain.pricing.baskets import (
    GOODS,
    MONDAY,
    SKUS,
    Named,
    charged,
    cheapest,
    cost,
    line,
    lines,
    price_list,
    promotions,
)

PIECES = st.integers(1, 3).map(lambda count: 1000 * count)
ANY_QUANTITY = st.one_of(PIECES, st.integers(1, 5000))
LISTS = st.lists(
    st.one_of(
        st.builds(ListPrice, sku=st.sampled_from(sorted(SKUS)).map(Sku), price=st.integers(0, 300),
                  from_quantity=st.integers(0, 4000)),
        st.builds(ListRate, goods=GOODS, rate=st.integers(0, 100_000), from_quantity=st.integers(0, 4000)),
    ),
    max_size=4,
).map(lambda entries: [price_list(f"l{number}", entry) for number, entry in enumerate(entries)])  # fmt: skip
Lists = list[tuple[str, PriceListPlan]]


@given(lines(6, ANY_QUANTITY), promotions(5), LISTS, st.sampled_from(Rounding))
def test_no_offer_makes_a_line_dearer_or_cost_less_than_nothing(
    basket: list[Line], offers: list[Named], lists: Lists, rounding: Rounding
) -> None:
    before = priced(basket, NO_OFFERS, MONDAY, rounding=rounding)
    after = priced(basket, indexed(offers, lists), MONDAY, rounding=rounding)
    assert after.keys() == before.keys()
    for number, its in after.items():
        assert its.unit_price <= before[number].unit_price
        assert 0 <= its.off <= its.amount <= before[number].amount
        assert its.off == sum(share.amount for share in its.shares)
        assert sum(share.quantity for share in its.shares) <= basket[number - 1].quantity


@given(lines(6, ANY_QUANTITY), promotions(5), LISTS, st.data())
def test_the_order_of_the_lines_and_of_the_offers_changes_nothing(
    basket: list[Line], offers: list[Named], lists: Lists, data: Any
) -> None:
    found = priced(basket, indexed(offers, lists), MONDAY)
    shuffled = data.draw(st.permutations(basket)), data.draw(st.permutations(offers)), data.draw(st.permutations(lists))
    assert priced(shuffled[0], indexed(shuffled[1], shuffled[2]), MONDAY) == found


@given(lines(5, ANY_QUANTITY), promotions(5), LISTS)
def test_one_more_offer_never_makes_it_dearer(basket: list[Line], offers: list[Named], lists: Lists) -> None:
    whole = charged(priced(basket, indexed(offers, lists), MONDAY))
    for left_out in range(len(offers)):
        fewer = offers[:left_out] + offers[left_out + 1 :]
        assert whole <= charged(priced(basket, indexed(fewer, lists), MONDAY))
    for left_out in range(len(lists)):
        fewer_lists = lists[:left_out] + lists[left_out + 1 :]
        assert whole <= charged(priced(basket, indexed(offers, fewer_lists), MONDAY))


@settings(max_examples=150)
@given(st.lists(st.sampled_from(sorted(SKUS)), max_size=6), promotions(3))
def test_it_costs_the_least_of_all_ways_to_apply_the_promotions(skus: list[str], offers: list[Named]) -> None:
    basket = [line(number, sku) for number, sku in enumerate(skus, 1)]
    assert cost(basket, *offers) == cheapest([(sku, SKUS[sku][1]) for sku in skus], [plan.terms for _, plan in offers])


@given(st.lists(st.sampled_from(sorted(SKUS)), min_size=1, max_size=6), promotions(4), st.data())
def test_a_person_s_discount_or_the_promotions_whichever_is_more(
    skus: list[str], offers: list[Named], data: Any
) -> None:
    plain = [line(number, sku) for number, sku in enumerate(skus, 1)]
    basket = [one._replace(discount=data.draw(st.integers(0, one.price))) for one in plain]
    found = priced(basket, indexed(offers), MONDAY)
    assert charged(found) <= min(cost(plain, *offers), charged(priced(basket, NO_OFFERS, MONDAY)))
    for one in basket:
        its = found[one.line]
        assert not (its.by_hand and its.shares)
        assert its.off == (one.discount if its.by_hand else sum(share.amount for share in its.shares))


@given(st.integers(0, 400), st.integers(0, 400), promotions(3))
def test_large_quantities_cost_no_more_than_without_offers(first: int, second: int, offers: list[Named]) -> None:
    basket = [line(1, "a", 1000 * first), line(2, "b", 1000 * second)]
    assert 0 <= cost(basket, *offers) <= cost(basket)
