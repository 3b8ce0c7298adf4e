"""Baskets and offers, as tests of prices write them down and as hypothesis makes them up."""

from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from domain.kernel.ids import Sku
from domain.pricing.engine import Line, Priced, priced
from domain.pricing.keys import indexed
from domain.pricing.plans import (
    AmountOff,
    Bundle,
    Goods,
    ListPrice,
    ListRate,
    Moment,
    NForM,
    Part,
    PercentOff,
    PriceListPlan,
    PromotionPlan,
    Terms,
)

MONDAY = Moment("2026-11-23", 1, 10 * 60)
ALL = Goods()
SKUS = {"a": ("fruit", 100), "b": ("fruit", 250), "c": ("dairy", 199), "d": ("dairy", 3)}

Named = tuple[str, PromotionPlan]


def of(*skus: str) -> Goods:
    return Goods(skus=tuple(map(Sku, skus)))


def category(*names: str) -> Goods:
    return Goods(categories=names)


def line(number: int, sku: str, quantity: int = 1000, **fields: Any) -> Line:
    """A line of one of the four products; as a rule of one piece."""
    its_category, price = SKUS[sku]
    told: dict[str, Any] = {"category": its_category, "quantity": quantity, "price": price}
    return Line(number, sku, **(told | fields))


def promotion(offer_id: str, terms: Terms, **fields: Any) -> Named:
    return offer_id, PromotionPlan(name=f"Offer {offer_id}", terms=terms, **fields)


def price_list(list_id: str, *entries: ListPrice | ListRate, **fields: Any) -> tuple[str, PriceListPlan]:
    prices = tuple(entry for entry in entries if isinstance(entry, ListPrice))
    rates = tuple(entry for entry in entries if isinstance(entry, ListRate))
    return list_id, PriceListPlan(name=f"List {list_id}", prices=prices, rates=rates, **fields)


def charged(found: dict[int, Priced]) -> int:
    return sum(its.amount - its.off for its in found.values())


def cost(lines: list[Line], *promotions: Named) -> int:
    return charged(priced(lines, indexed(promotions), MONDAY))


def cheapest(pieces: list[tuple[str, int]], terms: list[Terms]) -> int:
    """The least that pieces (SKU, price) can cost: every way of putting them into groups is tried. Slow and simple."""
    if not pieces:
        return 0
    (sku, price), rest = pieces[0], pieces[1:]
    alone = [single(price, its) for its in terms if goods_of(its).include(sku, SKUS[sku][0])] + [price]
    least = min(alone) + cheapest(rest, terms)
    for its in terms:
        for size in sizes(its):
            for others in combinations(range(len(rest)), size - 1):
                group = [pieces[0], *(rest[index] for index in others)]
                paid = together(group, its)
                if paid is not None:
                    left = [piece for index, piece in enumerate(rest) if index not in others]
                    least = min(least, paid + cheapest(left, terms))
    return least


def goods_of(terms: Terms) -> Goods:
    return Goods(skus=(Sku("none"),)) if isinstance(terms, Bundle) else terms.goods


def single(price: int, terms: Terms) -> int:
    if isinstance(terms, PercentOff):
        return price - (2 * price * terms.rate + 100_000) // 200_000
    return max(0, price - terms.amount) if isinstance(terms, AmountOff) else price


def sizes(terms: Terms) -> list[int]:
    if isinstance(terms, NForM):
        return [terms.take]
    return [sum(part.count for part in terms.parts)] if isinstance(terms, Bundle) else []


def together(group: list[tuple[str, int]], terms: Terms) -> int | None:
    """What a group costs under an offer, None where these pieces are none of its groups."""
    if isinstance(terms, NForM):
        if all(terms.goods.include(sku, SKUS[sku][0]) for sku, _ in group):
            return sum(sorted((price for _, price in group), reverse=True)[: terms.pay])
        return None
    assert isinstance(terms, Bundle)
    wanted = [part.goods for part in terms.parts for _ in range(part.count)]
    return terms.price if fits([sku for sku, _ in group], wanted) else None


def fits(skus: list[str], wanted: list[Goods]) -> bool:
    if not skus:
        return True
    tried = (index for index, goods in enumerate(wanted) if goods.include(skus[0], SKUS[skus[0]][0]))
    return any(fits(skus[1:], wanted[:index] + wanted[index + 1 :]) for index in tried)


GOODS = st.sampled_from([ALL, of("a"), of("b"), of("c", "a"), category("fruit"), category("dairy"), of("d")])
TERMS: st.SearchStrategy[Terms] = st.one_of(
    st.builds(PercentOff, goods=GOODS, rate=st.integers(0, 100_000)),
    st.builds(AmountOff, goods=GOODS, amount=st.integers(0, 300)),
    st.integers(2, 4).flatmap(
        lambda take: st.builds(NForM, goods=GOODS, take=st.just(take), pay=st.integers(1, take - 1))
    ),
    st.builds(
        Bundle,
        parts=st.lists(st.builds(Part, goods=GOODS, count=st.integers(1, 2)), min_size=1, max_size=2).map(tuple),
        price=st.integers(0, 600),
    ),
)


def promotions(most: int) -> st.SearchStrategy[list[Named]]:
    """Any promotions, under ids in any order."""
    ids = st.permutations(range(most))
    listed = st.lists(TERMS, max_size=most)
    return st.tuples(ids, listed).map(
        lambda both: [promotion(f"p{number}", terms) for number, terms in zip(both[0], both[1], strict=False)]
    )


def lines(most: int, quantities: st.SearchStrategy[int]) -> st.SearchStrategy[list[Line]]:
    """Lines of the four products, of pieces and of what is weighed."""
    one = st.tuples(st.sampled_from(sorted(SKUS)), quantities, st.sampled_from(["each", "each", "kg"]))
    return st.lists(one, max_size=most).map(
        lambda found: [line(n, sku, quantity, unit=unit) for n, (sku, quantity, unit) in enumerate(found, 1)]
    )
