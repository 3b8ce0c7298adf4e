"""What was exported is imported again without a change, whatever the products are called."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.bootstrap import create_store
from app.exporting import export
from app.importing import import_file
from domain.catalog.commands import AddProduct
from domain.kernel.ids import CommandId, Sku
from domain.kernel.text import clean_text
from domain.shop.commands import SetUpStore


def clean(text: str) -> str:
    return clean_text(text, limit=60, field="text")


letters = st.sampled_from("=+-@'\";,ab 1.é漢") | st.characters(exclude_categories=["C"])
names = st.text(letters, max_size=12).map(lambda text: text if clean(text) else "x")
codes = names.map(lambda text: f"c{text}".replace(";", ""))
products = st.lists(
    st.builds(
        AddProduct,
        sku=names.map(Sku),
        name=names,
        category=names,
        price=st.integers(0, 10**9),
        cost=st.integers(0, 10**13),
        tax_rate=st.integers(0, 100_000),
        barcodes=st.lists(codes, max_size=2).map(tuple),
        brand=names,
        unit=names,
        reorder_point=st.integers(0, 10**6),
        allow_negative=st.booleans(),
        open_price=st.booleans(),
    ),
    max_size=5,
    unique_by=lambda product: clean(product.sku),
)


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
@given(added=products)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_any_products_come_back_as_they_were(fmt: str, added: list[AddProduct]) -> None:
    added = [product for number, product in enumerate(added) if not taken(product, added[:number])]
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(Path(folder) / "shop", SetUpStore(name="Corner", currency="TND"))
        try:
            store.core.execute_all([(CommandId(product.sku), product) for product in added]).result()
            path = Path(folder) / f"products.{fmt}"
            export(store, "catalogue", fmt, path)
            report = import_file(store, "products", path)
        finally:
            store.close()
    assert (report.problems, report.added, report.changed, report.unchanged) == ((), 0, 0, len(added))


def taken(product: AddProduct, before: list[AddProduct]) -> bool:
    """Whether one of its barcodes belongs to a product before it."""
    codes = {clean(code) for other in before for code in other.barcodes}
    return any(clean(code) in codes for code in product.barcodes)
