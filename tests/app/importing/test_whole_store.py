"""A whole store comes out of its two files as it was: to the cent, to the piece, to the day."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Store, create_store
from app.importing import import_file
from app.verify import verify
from domain.shop.commands import SetUpStore
from tests.app.importing.looking import counts, documents, head

ROOT = Path(__file__).resolve().parents[3]
CORNER = ROOT / "tests" / "data" / "corner"
STORE_367 = Path(os.environ.get("TILLBOOK_STORE_367", ROOT.parent / "shared" / "data" / "store-367"))

needs_store_367 = pytest.mark.skipif(
    not (STORE_367 / "expected.json").is_file(),
    reason="the files of store 367 are not here; TILLBOOK_STORE_367 names their folder",
)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((CORNER, "EUR", "Europe/Vienna"), id="corner"),
        pytest.param((STORE_367, "USD", "UTC"), id="store-367", marks=needs_store_367),
    ],
)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An open store into which both files were imported, the folder of the files, and what must come out."""
    folder, currency, time_zone = request.param
    set_up = SetUpStore(name="Imported", currency=currency, prices_include_tax=True, time_zone=time_zone)
    store = create_store(tmp_path_factory.mktemp("store") / "shop", set_up)
    for kind in ("products", "orders"):
        assert import_file(store, kind, folder / f"{kind}.csv").problems == ()
    yield store, folder, json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    store.close()


Imported = tuple[Store, Path, dict[str, Any]]


def test_the_totals_are_right_to_the_cent(imported: Imported) -> None:
    store, _, expected = imported
    totals = documents(store, "store_totals")["store"]
    figures = {name: totals[name] for name in ("products", "orders", "lines", "customers")}
    assert figures == {name: expected[name] for name in figures}
    assert totals["units"] == expected["units"] * 1000
    assert (totals["sales"], totals["discount"]) == (expected["sales_cents"], expected["discount_cents"])


def test_every_day_is_right(imported: Imported) -> None:
    store, _, expected = imported
    days = {date: day["sales"] for date, day in documents(store, "sales_by_day").items()}
    assert days == expected["sales_by_day_cents"]


def test_every_category_is_right(imported: Imported) -> None:
    store, _, expected = imported
    categories = {name: category["sales"] for name, category in documents(store, "sales_by_category").items()}
    assert categories.items() >= expected["sales_by_category_cents"].items()
    assert sum(categories.values()) == expected["sales_cents"]


def test_the_best_sellers_are_right(imported: Imported) -> None:
    store, _, expected = imported
    products = documents(store, "top_products")
    best = sorted(products, key=lambda sku: -products[sku]["sales"])[: len(expected["top_products_cents"])]
    assert {sku: products[sku]["sales"] for sku in best} == expected["top_products_cents"]


def test_ten_of_every_product_are_left(imported: Imported) -> None:
    store, _, _ = imported
    assert {document["on_hand"] for document in documents(store, "stock").values()} == {10_000}


def test_sums_made_in_another_way_agree(imported: Imported) -> None:
    store, _, _ = imported
    assert verify(store) == []


def test_importing_the_same_files_again_changes_nothing_and_says_so(imported: Imported) -> None:
    store, folder, expected = imported
    before = head(store)
    products = import_file(store, "products", folder / "products.csv")
    orders = import_file(store, "orders", folder / "orders.csv")
    assert (counts(products), counts(orders)) == ((0, 0, expected["products"]), (0, 0, expected["orders"]))
    assert (products.committed, orders.committed, head(store)) == (True, True, before)
