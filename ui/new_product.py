"""The form for a new product, opened from wherever one is missed: the list of products, or the scan of its code."""

from collections import Counter
from collections.abc import Callable

from ui.desk import Desk


def add_product(desk: Desk, saved: Callable[[str], object], code: str = "") -> None:
    """Open the form, with ``code`` as a barcode of the product; ``saved`` is given the SKU once it is on record."""
    from ui.catalog.add_form import AddProductForm  # the counter is there before anybody misses a product

    products = desk.live.view("catalogue").documents.values()
    rates = Counter(product["tax_rate"] for product in products)
    form = AddProductForm(desk, categories(desk), rates.most_common(1)[0][0] if rates else None)
    form.saved.connect(saved)
    if code:
        form.barcodes.add(code)
    desk.feedback.open_form(form)


def categories(desk: Desk) -> list[str]:
    """Return the categories that products are in, in alphabetical order."""
    return sorted({product["category"] for product in desk.live.view("catalogue").documents.values()} - {""})
