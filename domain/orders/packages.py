"""What a package says of itself: its label is read here, because nobody's word is taken for what stands on it."""

from domain.catalog.model import PRODUCT, PRODUCT_CODE, Product
from domain.kernel.errors import Rejected
from domain.kernel.labels import Label, Refused, meaning
from domain.kernel.quantity import THOUSAND, is_measure
from domain.orders.events import Entry
from domain.persistence.transaction import Transaction
from domain.shop.handlers import the_label_rules


def label_on(tx: Transaction, code: str, product: Product) -> Label | None:
    """Return what the label with this number says, None for no number; refuses one that is not this product's.

    It is looked up as a scan is: a number that some product has as it stands is its code, and no label.
    """
    if not code:
        return None
    meant = meaning(code, the_label_rules(tx))
    if isinstance(meant, Refused):
        raise meant.error
    if not isinstance(meant, Label) or not meant.value or _has_it(tx, meant.code):
        raise Rejected("label_not_read", barcode=code[:80])
    if _product_of(tx, meant) != product.sku:
        raise Rejected("label_of_another", barcode=code[:80], name=product.name)
    return meant


def quantity_of(said: int | None, product: Product, label: Label | None) -> int:
    """Return how much is meant, in thousandths; refuses several of one label, and to guess a weight."""
    if label is not None:
        if said is not None:
            raise Rejected("label_one_package")
        return label.quantity_at(product.price, product.unit)
    if said is not None:
        return said
    if is_measure(product.unit):
        raise Rejected("weight_wanted", sku=product.sku, name=product.name, unit=product.unit, price=product.price)
    return THOUSAND


def entry_of(label: Label | None, unit: str) -> Entry:
    """Return how a quantity came to be: what is weighed or measured and has no label, somebody has typed."""
    if label is not None:
        return Entry.LABEL_QUANTITY if label.charge is None else Entry.LABEL
    return Entry.WEIGHED if is_measure(unit) else Entry.COUNTED


def _has_it(tx: Transaction, code: str) -> bool:
    return tx.find(PRODUCT_CODE, code) is not None


def _product_of(tx: Transaction, label: Label) -> str | None:
    known = tx.load(PRODUCT_CODE, label.item_codes)
    by_code = next((known[code].sku for code in label.item_codes if code in known), None)
    if by_code is not None:
        return by_code
    return next((sku for sku in label.item_skus if tx.find(PRODUCT, sku) is not None), None)
