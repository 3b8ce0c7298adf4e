"""What happened to prices beyond the catalogue's. ``local_date`` is the store's date on that day."""

from domain.kernel.ids import CustomerId
from domain.kernel.messages import Event
from domain.pricing.plans import PriceListPlan, PromotionPlan


class PromotionMade(Event, frozen=True, kw_only=True):
    """A promotion began; it holds when its period says so."""

    promotion_id: str
    promotion: PromotionPlan
    local_date: str


class PromotionChanged(Event, frozen=True, kw_only=True):
    """A promotion says something else from now on."""

    promotion_id: str
    promotion: PromotionPlan
    former: PromotionPlan
    local_date: str


class PromotionEnded(Event, frozen=True, kw_only=True):
    """A promotion holds no more."""

    promotion_id: str
    promotion: PromotionPlan
    local_date: str


class PriceListMade(Event, frozen=True, kw_only=True):
    """A price list began."""

    price_list_id: str
    price_list: PriceListPlan
    local_date: str


class PriceListChanged(Event, frozen=True, kw_only=True):
    """A price list says something else from now on. ``dropped`` are the keys under which it says nothing any more."""

    price_list_id: str
    price_list: PriceListPlan
    dropped: tuple[str, ...]
    local_date: str


class PriceListEnded(Event, frozen=True, kw_only=True):
    """A price list holds no more. ``dropped`` are the keys under which it said something."""

    price_list_id: str
    dropped: tuple[str, ...]
    local_date: str


class CustomerGroupSet(Event, frozen=True, kw_only=True):
    """A customer belongs to a group from now on, or to none."""

    customer_id: CustomerId
    group: str
    former_group: str


EVENTS = (
    PromotionMade,
    PromotionChanged,
    PromotionEnded,
    PriceListMade,
    PriceListChanged,
    PriceListEnded,
    CustomerGroupSet,
)
