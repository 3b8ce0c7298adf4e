"""Price lists and promotions as rules see them, and what stands under each product, category, or everything."""

from collections.abc import Iterable

import msgspec

from domain.customers.events import CustomerErased
from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State, keyed_by
from domain.kernel.ids import CustomerId
from domain.kernel.messages import Event
from domain.pricing.events import (
    CustomerGroupSet,
    PriceListChanged,
    PriceListEnded,
    PriceListMade,
    PromotionChanged,
    PromotionEnded,
    PromotionMade,
)
from domain.pricing.keys import list_quotes, promotion_keys
from domain.pricing.plans import PriceListPlan, PromotionPlan, Quote


class Promotion(State, frozen=True, kw_only=True):
    """One promotion, as it stands or as it stood when it ended."""

    promotion_id: str
    plan: PromotionPlan
    ended: bool = False

    def require_running(self) -> None:
        """Refuse to change what has ended."""
        if self.ended:
            raise Rejected("offer_ended", name=self.plan.name)


class PriceList(State, frozen=True, kw_only=True):
    """One price list, as it stands or as it stood when it ended."""

    price_list_id: str
    plan: PriceListPlan
    ended: bool = False

    def require_running(self) -> None:
        """Refuse to change what has ended."""
        if self.ended:
            raise Rejected("offer_ended", name=self.plan.name)


class Standing(State, frozen=True, kw_only=True):
    """What stands under a key of ``keys``: the offers there, and what price lists among them say."""

    key: str
    offers: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


class CustomerGroup(State, frozen=True, kw_only=True):
    """The group of a customer who has one."""

    customer_id: CustomerId
    group: str


def promotion_stream(promotion_id: str) -> str:
    """Return the stream of one promotion's events."""
    return f"promotion/{promotion_id}"


def price_list_stream(price_list_id: str) -> str:
    """Return the stream of one price list's events."""
    return f"price_list/{price_list_id}"


def dropped(before: PriceListPlan, after: PriceListPlan | None) -> tuple[str, ...]:
    """Return the keys under which a list says nothing any more."""
    left = list_quotes("", after) if after else {}
    return tuple(key for key in list_quotes("", before) if key not in left)


def evolve_promotion(promotion: Promotion | None, event: Event) -> Promotion | None:
    """Return the promotion after an event."""
    match event:
        case PromotionMade():
            return Promotion(promotion_id=event.promotion_id, plan=event.promotion)
        case PromotionChanged() if promotion is not None:
            return msgspec.structs.replace(promotion, plan=event.promotion)
        case PromotionEnded() if promotion is not None:
            return msgspec.structs.replace(promotion, ended=True)
    return promotion


def evolve_price_list(price_list: PriceList | None, event: Event) -> PriceList | None:
    """Return the price list after an event."""
    match event:
        case PriceListMade():
            return PriceList(price_list_id=event.price_list_id, plan=event.price_list)
        case PriceListChanged() if price_list is not None:
            return msgspec.structs.replace(price_list, plan=event.price_list)
        case PriceListEnded() if price_list is not None:
            return msgspec.structs.replace(price_list, ended=True)
    return price_list


class _Said(msgspec.Struct, frozen=True):
    """What an offer says under one key from now on; where it does not stand there any more, ``stands`` is no."""

    key: str
    offer_id: str
    stands: bool = True
    quotes: tuple[Quote, ...] = ()


def evolve_standing(standing: Standing | None, said: _Said) -> Standing | None:
    """Return what stands under a key after an offer has said something else; nothing where nothing is left."""
    before = standing or Standing(key=said.key)
    offers = [offer_id for offer_id in before.offers if offer_id != said.offer_id]
    quotes = [quote for quote in before.quotes if quote.list_id != said.offer_id]
    if said.stands:
        offers.append(said.offer_id)
        quotes += said.quotes
    return msgspec.structs.replace(before, offers=tuple(offers), quotes=tuple(quotes)) if offers else None


def evolve_group(_group: CustomerGroup | None, event: Event) -> CustomerGroup | None:
    """Return the group after an event; one who is erased has none."""
    if isinstance(event, CustomerGroupSet) and event.group:
        return CustomerGroup(customer_id=event.customer_id, group=event.group)
    return None


_Parts = list[tuple[str, _Said]]


def _promotion(event: PromotionMade | PromotionChanged | PromotionEnded) -> _Parts:
    now = () if isinstance(event, PromotionEnded) else promotion_keys(event.promotion)
    before: Iterable[str] = ()
    if not isinstance(event, PromotionMade):
        before = promotion_keys(event.former if isinstance(event, PromotionChanged) else event.promotion)
    keys = dict.fromkeys([*before, *now])
    return [(key, _Said(key, event.promotion_id, stands=key in now)) for key in keys]


def _price_list(event: PriceListMade | PriceListChanged | PriceListEnded) -> _Parts:
    gone = () if isinstance(event, PriceListMade) else event.dropped
    parts = [(key, _Said(key, event.price_list_id, stands=False)) for key in gone]
    if not isinstance(event, PriceListEnded):
        quotes = list_quotes(event.price_list_id, event.price_list)
        parts += [(key, _Said(key, event.price_list_id, quotes=said)) for key, said in quotes.items()]
    return parts


PROMOTION = Fold(
    "promotion",
    Promotion,
    evolve_promotion,
    {kind: keyed_by("promotion_id") for kind in (PromotionMade, PromotionChanged, PromotionEnded)},
    stream=promotion_stream,
)
PRICE_LIST = Fold(
    "price_list",
    PriceList,
    evolve_price_list,
    {kind: keyed_by("price_list_id") for kind in (PriceListMade, PriceListChanged, PriceListEnded)},
    stream=price_list_stream,
)
STANDING = Fold(
    "offer_standing",
    Standing,
    evolve_standing,
    {
        PromotionMade: _promotion,
        PromotionChanged: _promotion,
        PromotionEnded: _promotion,
        PriceListMade: _price_list,
        PriceListChanged: _price_list,
        PriceListEnded: _price_list,
    },
)
CUSTOMER_GROUP = Fold(
    "customer_group",
    CustomerGroup,
    evolve_group,
    {kind: keyed_by("customer_id") for kind in (CustomerGroupSet, CustomerErased)},
)
