"""The store as its rules see it: currency, tax and time zone, frozen into every document that is made."""

import msgspec

from domain.kernel import checks
from domain.kernel.clock import LocalTime, local_time, zone
from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State
from domain.kernel.messages import Event
from domain.kernel.money import is_currency
from domain.kernel.rounding import Rounding
from domain.kernel.tax import TaxPolicy
from domain.shop.events import StoreRenamed, StoreSetUp

KEY = "shop"
STREAM = "shop"


class Shop(State, frozen=True, kw_only=True):
    """The one store of this file."""

    shop: str = KEY
    name: str
    currency: str
    prices_include_tax: bool
    tax_policy: TaxPolicy
    rounding: Rounding
    time_zone: str

    def local(self, at: str) -> LocalTime:
        """Return the store's date and hour at a UTC text."""
        return local_time(at, self.time_zone)


def set_up(
    *, name: str, currency: str, prices_include_tax: bool, tax_policy: str, rounding: str, time_zone: str
) -> StoreSetUp:
    """Return the event that begins a store; refuses an unknown currency or time zone."""
    if not is_currency(currency):
        raise Rejected("unknown_currency", currency=currency)
    try:
        zone(time_zone)
    except (ValueError, OSError, LookupError):
        raise Rejected("unknown_time_zone", time_zone=time_zone) from None
    return StoreSetUp(
        name=checks.text(name, "name"),
        currency=currency,
        prices_include_tax=prices_include_tax,
        tax_policy=tax_policy,
        rounding=rounding,
        time_zone=time_zone,
    )


def evolve(shop: Shop | None, event: Event) -> Shop | None:
    """Return the store after an event."""
    match event:
        case StoreSetUp():
            return Shop(
                name=event.name,
                currency=event.currency,
                prices_include_tax=event.prices_include_tax,
                tax_policy=TaxPolicy(event.tax_policy),
                rounding=Rounding(event.rounding),
                time_zone=event.time_zone,
            )
        case StoreRenamed() if shop is not None:
            return msgspec.structs.replace(shop, name=event.name)
    return shop


def _the_shop(event: Event) -> tuple[tuple[str, Event]]:
    return ((KEY, event),)


SHOP = Fold("shop", Shop, evolve, {StoreSetUp: _the_shop, StoreRenamed: _the_shop})
