"""What may be asked of the catalogue. A product is known by its SKU, which never changes (docs/decisions/0004)."""

from domain.kernel.ids import Sku
from domain.kernel.messages import Command
from domain.kernel.quantity import EACH


class AddProduct(Command, frozen=True, kw_only=True):
    """Add a product, with its opening stock where it has one.

    ``price`` in minor units for 1.000 of the unit, ``cost`` in ten-thousandths of a minor unit, ``tax_rate`` in
    thousandths of a percent, ``opening_stock`` and ``reorder_point`` in thousandths of the unit. With ``open_price``
    what it costs is said at each sale, and ``price`` is what it usually is, or nothing.
    """

    sku: Sku
    name: str
    category: str
    price: int
    tax_rate: int = 0
    cost: int = 0
    barcodes: tuple[str, ...] = ()
    brand: str = ""
    unit: str = EACH
    reorder_point: int = 0
    allow_negative: bool = False
    open_price: bool = False
    opening_stock: int = 0


class EditProduct(Command, frozen=True, kw_only=True):
    """Change what describes a product; what is left out stays. ``expected_version`` guards against a stale form."""

    sku: Sku
    name: str | None = None
    category: str | None = None
    tax_rate: int | None = None
    cost: int | None = None
    barcodes: tuple[str, ...] | None = None
    brand: str | None = None
    unit: str | None = None
    reorder_point: int | None = None
    allow_negative: bool | None = None
    open_price: bool | None = None
    expected_version: int | None = None


class ChangePrice(Command, frozen=True, kw_only=True):
    """Set the price, in minor units for 1.000 of the unit, from now on."""

    sku: Sku
    price: int
    expected_version: int | None = None


class RetireProduct(Command, frozen=True, kw_only=True):
    """Take a product out of the assortment; its history stays."""

    sku: Sku


class RestoreProduct(Command, frozen=True, kw_only=True):
    """Take a retired product back into the assortment."""

    sku: Sku
