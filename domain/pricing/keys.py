"""Under which keys an offer is found again: by product, by category, or at once. Most stores ask for one key only."""

from collections.abc import Iterable

from domain.pricing.plans import Few, Goods, ListPrice, ListRate, Offer, Offers, PriceListPlan, PromotionPlan, Quote

ANY = "any"
"""Every offer there is: where nothing stands under it, nothing needs to be asked for."""

BY_SKU, BY_CATEGORY, ALL = "skus", "categories", "all"
"""Whether products have offers of their own; whether categories have; and what concerns everything."""


def sku_key(sku: str) -> str:
    """Return the key of what concerns a product."""
    return f"sku/{sku}"


def category_key(category: str) -> str:
    """Return the key of what concerns a category."""
    return f"category/{category}"


def _keys(goods: Goods) -> Iterable[str]:
    if not (goods.skus or goods.categories):
        yield ALL
    if goods.skus:
        yield BY_SKU
        yield from map(sku_key, goods.skus)
    if goods.categories:
        yield BY_CATEGORY
        yield from map(category_key, goods.categories)


def promotion_keys(plan: PromotionPlan) -> tuple[str, ...]:
    """Return the keys of a promotion, each once."""
    return tuple(dict.fromkeys([ANY, *(key for goods in plan.goods for key in _keys(goods))]))


def list_quotes(list_id: str, plan: PriceListPlan) -> dict[str, tuple[Quote, ...]]:
    """Return what a price list says under each of its keys."""
    quotes: dict[str, tuple[Quote, ...]] = {ANY: ()}
    entries: list[ListPrice | ListRate] = [*plan.prices, *plan.rates]
    for entry in entries:
        quote = _quote(list_id, plan, entry)
        goods = Goods(skus=(entry.sku,)) if isinstance(entry, ListPrice) else entry.goods
        for key in _keys(goods):
            quotes[key] = () if key in (BY_SKU, BY_CATEGORY) else (*quotes.get(key, ()), quote)
    return quotes


def _quote(list_id: str, plan: PriceListPlan, entry: ListPrice | ListRate) -> Quote:
    price, rate = (entry.price, 0) if isinstance(entry, ListPrice) else (None, entry.rate)
    return Quote(
        list_id=list_id, name=plan.name, group=plan.group, period=plan.period, price=price, rate=rate,
        from_quantity=entry.from_quantity,
    )  # fmt: skip


def indexed(promotions: Iterable[tuple[str, PromotionPlan]], lists: Iterable[tuple[str, PriceListPlan]] = ()) -> Offers:
    """Return offers as the engine reads them, from all that there are: (id, plan) of each."""
    found: dict[str, tuple[list[Offer], list[Quote]]] = {}
    for offer_id, plan in promotions:
        for key in promotion_keys(plan):
            found.setdefault(key, ([], []))[0].append(Offer(offer_id, plan))
    for list_id, list_plan in lists:
        for key, quotes in list_quotes(list_id, list_plan).items():
            found.setdefault(key, ([], []))[1].extend(quotes)
    return gathered({key: (tuple(offers), tuple(quotes)) for key, (offers, quotes) in found.items()})


def gathered(found: dict[str, tuple[tuple[Offer, ...], tuple[Quote, ...]]]) -> Offers:
    """Return offers as the engine reads them, from what stands under each key."""
    few = {key: Few(*standing) for key, standing in found.items()}
    return Offers(
        {key.removeprefix("sku/"): here for key, here in few.items() if key.startswith("sku/")},
        {key.removeprefix("category/"): here for key, here in few.items() if key.startswith("category/")},
        few.get(ALL, Few()),
    )
