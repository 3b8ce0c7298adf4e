"""Products and the codes that stand for them: one code means one product, whatever way it is written."""

from collections.abc import Iterable

import msgspec

from domain.catalog.events import PriceChanged, ProductAdded, ProductEdited, ProductRestored, ProductRetired
from domain.kernel import checks
from domain.kernel.barcodes import normalize_code
from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State, keyed_by
from domain.kernel.ids import Sku
from domain.kernel.messages import Event


class Product(State, frozen=True, kw_only=True):
    """One product of the assortment. Units as in ``AddProduct``."""

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
    retired: bool = False

    def require_sold(self) -> None:
        """Refuse to sell what was taken out of the assortment."""
        if self.retired:
            raise Rejected("product_retired", sku=self.sku, name=self.name)

    def charged(self, price: int | None) -> int:
        """Return minor units for 1.000 of it: what was asked at the counter, else what the catalogue says."""
        if price is not None:
            return checks.money(price, "unit_price")
        if self.open_price:
            raise Rejected("price_wanted", sku=self.sku, name=self.name, unit=self.unit, price=self.price)
        return self.price


class ProductCode(State, frozen=True, kw_only=True):
    """A barcode and the product that it stands for."""

    code: str
    sku: Sku


def stream(sku: Sku) -> str:
    """Return the stream of one product's events."""
    return f"product/{sku}"


def clean_sku(sku: str) -> Sku:
    """Return a SKU as it is stored: at most 64 characters, trimmed."""
    return Sku(checks.text(sku, "sku", limit=64))


def clean_codes(codes: Iterable[str]) -> tuple[str, ...]:
    """Return barcodes as they are stored, each once; refuses one whose check digit is wrong."""
    return tuple(dict.fromkeys(normalize_code(checks.text(code, "barcode", limit=80)) for code in codes))


def describe(product: Product, **changed: object) -> ProductEdited | None:
    """Return the event that describes a product anew, or None where nothing differs."""
    fields = {name: getattr(product, name) for name in ProductEdited.__struct_fields__ if hasattr(product, name)}
    after = fields | changed
    if after == fields:
        return None
    _require_sound(after)
    return ProductEdited(**after, former_barcodes=product.barcodes)


def added(**fields: object) -> ProductAdded:
    """Return the event that adds a product; refuses numbers and texts that cannot be right."""
    _require_sound(fields)
    return ProductAdded(**fields)  # type: ignore[arg-type]


def _require_sound(fields: dict[str, object]) -> None:
    for name, most in (
        ("price", checks.MOST_MONEY),
        ("tax_rate", checks.MOST_RATE),
        ("cost", checks.MOST_COST),
        ("reorder_point", checks.MOST_QUANTITY),
    ):
        value = fields.get(name, 0)
        assert isinstance(value, int)
        checks.number(value, name, least=0, most=most)


def evolve(product: Product | None, event: Event) -> Product | None:
    """Return the product after an event."""
    if isinstance(event, ProductAdded):
        return Product(**msgspec.structs.asdict(event))
    if product is None:
        return None
    match event:
        case ProductEdited():
            fields = msgspec.structs.asdict(event)
            del fields["former_barcodes"]
            return msgspec.structs.replace(product, **fields)
        case PriceChanged():
            return msgspec.structs.replace(product, price=event.price)
        case ProductRetired() | ProductRestored():
            return msgspec.structs.replace(product, retired=isinstance(event, ProductRetired))
    return product


def evolve_code(_code: ProductCode | None, part: ProductCode | None) -> ProductCode | None:
    """Return what a code stands for after an event: the product, or nothing any more."""
    return part


def _codes(event: ProductAdded | ProductEdited) -> list[tuple[str, ProductCode | None]]:
    parts: list[tuple[str, ProductCode | None]] = []
    if isinstance(event, ProductEdited):
        parts += [(code, None) for code in event.former_barcodes if code not in event.barcodes]
        new = [code for code in event.barcodes if code not in event.former_barcodes]
    else:
        new = list(event.barcodes)
    return parts + [(code, ProductCode(code=code, sku=event.sku)) for code in new]


PRODUCT = Fold(
    "product",
    Product,
    evolve,
    {kind: keyed_by("sku") for kind in (ProductAdded, ProductEdited, PriceChanged, ProductRetired, ProductRestored)},
    stream=stream,
)
PRODUCT_CODE = Fold("product_code", ProductCode, evolve_code, {ProductAdded: _codes, ProductEdited: _codes})
