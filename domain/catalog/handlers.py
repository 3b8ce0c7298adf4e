"""Commands of the catalogue: load, require, emit."""

from collections.abc import Iterable

from domain.catalog import model
from domain.catalog.commands import AddProduct, ChangePrice, EditProduct, RestoreProduct, RetireProduct
from domain.catalog.events import PriceChanged, ProductRestored, ProductRetired
from domain.catalog.model import PRODUCT, PRODUCT_CODE, Product
from domain.inventory import model as inventory
from domain.inventory.events import Reason
from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.ids import Sku
from domain.persistence.transaction import Transaction

_TEXTS = {"name": False, "category": True, "brand": True, "unit": False}


def the_product(tx: Transaction, sku: str) -> Product:
    """Return a product of the catalogue; refuses an unknown SKU."""
    product = tx.find(PRODUCT, sku)
    if product is None:
        raise Rejected("unknown_product", sku=sku[:80])
    return product


def add_product(command: AddProduct, tx: Transaction) -> None:
    """Add a product and book what is on the shelf already."""
    sku = model.clean_sku(command.sku)
    if tx.find(PRODUCT, sku) is not None:
        raise Rejected("sku_taken", sku=sku)
    barcodes = model.clean_codes(command.barcodes)
    _require_free(tx, sku, barcodes)
    texts = {field: checks.text(getattr(command, field), field, empty=empty) for field, empty in _TEXTS.items()}
    numbers = {
        name: getattr(command, name)
        for name in ("price", "tax_rate", "cost", "reorder_point", "allow_negative", "open_price")
    }
    tx.emit(model.stream(sku), model.added(sku=sku, barcodes=barcodes, **texts, **numbers))
    if command.opening_stock:
        opening = [(sku, checks.quantity(command.opening_stock, "opening_stock"), command.cost)]
        levels = tx.load(inventory.STOCK_LEVEL, [sku])
        tx.emit(inventory.STREAM, inventory.received(levels, opening, reason=Reason.OPENING, document=sku))


def edit_product(command: EditProduct, tx: Transaction) -> None:
    """Describe a product anew; does nothing where nothing differs."""
    product = the_product(tx, command.sku)
    checks.current(product.version, command.expected_version, product.name)
    given = {
        name: getattr(command, name) for name in command.__struct_fields__ if name not in ("sku", "expected_version")
    }
    changed = {name: value for name, value in given.items() if value is not None}
    for field in changed.keys() & _TEXTS.keys():
        changed[field] = checks.text(changed[field], field, empty=_TEXTS[field])
    if "barcodes" in changed:
        changed["barcodes"] = model.clean_codes(changed["barcodes"])
        _require_free(tx, product.sku, changed["barcodes"])
    if event := model.describe(product, **changed):
        tx.emit(model.stream(product.sku), event)


def change_price(command: ChangePrice, tx: Transaction) -> None:
    """Set the price from now on; documents that were made keep theirs."""
    product = the_product(tx, command.sku)
    checks.current(product.version, command.expected_version, product.name)
    price = checks.money(command.price, "price")
    if price != product.price:
        tx.emit(model.stream(product.sku), PriceChanged(sku=product.sku, price=price, former_price=product.price))


def retire_product(command: RetireProduct, tx: Transaction) -> None:
    """Take a product out of the assortment."""
    product = the_product(tx, command.sku)
    if not product.retired:
        tx.emit(model.stream(product.sku), ProductRetired(sku=product.sku))


def restore_product(command: RestoreProduct, tx: Transaction) -> None:
    """Take a product back into the assortment."""
    product = the_product(tx, command.sku)
    if product.retired:
        tx.emit(model.stream(product.sku), ProductRestored(sku=product.sku))


def _require_free(tx: Transaction, sku: Sku, codes: Iterable[str]) -> None:
    for code, taken in tx.load(PRODUCT_CODE, codes).items():
        if taken.sku != sku:
            raise Rejected("barcode_taken", barcode=code, sku=taken.sku)


COMMANDS = {
    AddProduct: add_product,
    EditProduct: edit_product,
    ChangePrice: change_price,
    RetireProduct: retire_product,
    RestoreProduct: restore_product,
}
