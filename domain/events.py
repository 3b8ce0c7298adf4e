"""Every event of the shop, joined in one place: what is known here can be read back for ever."""

from domain.catalog import events as catalog
from domain.customers import events as customers
from domain.documents import events as documents
from domain.inventory import events as inventory
from domain.kernel.messages import Event
from domain.orders import events as orders
from domain.orders import waiting_events as waiting
from domain.payments import events as payments
from domain.persistence.codec import Codec, Upcaster
from domain.pricing import events as pricing
from domain.shop import events as shop
from domain.staff import events as staff
from domain.till import events as till

EVENTS: tuple[type[Event], ...] = (
    *shop.EVENTS,
    *catalog.EVENTS,
    *inventory.EVENTS,
    *customers.EVENTS,
    *orders.EVENTS,
    *waiting.EVENTS,
    *payments.EVENTS,
    *till.EVENTS,
    *pricing.EVENTS,
    *staff.EVENTS,
    *documents.EVENTS,
)

UPCASTERS: dict[tuple[str, int], Upcaster] = {}
"""(stored type, schema) -> what makes the fields of the next schema of it."""


def codec() -> Codec:
    """Return what reads and writes every event that was ever stored."""
    return Codec(EVENTS, UPCASTERS)
