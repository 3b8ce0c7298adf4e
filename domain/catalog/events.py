"""What happened in the catalogue."""

from domain.kernel.ids import Sku
from domain.kernel.messages import Event


class ProductAdded(Event, frozen=True, kw_only=True, omit_defaults=True):
    """A product came into the assortment. Units as in ``AddProduct``; barcodes are normalised, GTINs to 14 digits."""

    sku: Sku
    name: str
    category: str
    price: int
    tax_rate: int
    cost: int
    barcodes: tuple[str, ...]
    brand: str
    unit: str
    reorder_point: int
    allow_negative: bool
    open_price: bool = False


class ProductEdited(Event, frozen=True, kw_only=True, omit_defaults=True):
    """A product is described anew: every field as it stands after the change."""

    sku: Sku
    name: str
    category: str
    tax_rate: int
    cost: int
    barcodes: tuple[str, ...]
    former_barcodes: tuple[str, ...]
    brand: str
    unit: str
    reorder_point: int
    allow_negative: bool
    open_price: bool = False


class PriceChanged(Event, frozen=True, kw_only=True):
    """A product costs something else from now on; both prices in minor units for 1.000 of the unit."""

    sku: Sku
    price: int
    former_price: int


class ProductRetired(Event, frozen=True, kw_only=True):
    """A product is no longer sold."""

    sku: Sku


class ProductRestored(Event, frozen=True, kw_only=True):
    """A retired product is sold again."""

    sku: Sku


EVENTS = (ProductAdded, ProductEdited, PriceChanged, ProductRetired, ProductRestored)
