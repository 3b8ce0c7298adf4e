from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from domain.catalog.commands import AddProduct
from domain.kernel.ids import Sku
from tests.ui.accessibility import nameless
from tests.ui.products import opened
from tests.ui.shop import Shop
from ui.catalog.add_form import AddProductForm
from ui.products_page import ProductsPage
from ui.theme.theme import Theme
from ui.transfer.import_form import ImportForm
from ui.widgets.form_dialog import FormDialog


@pytest.fixture
def shop(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Shop]:
    shop = Shop(tmp_path / "shop", theme, qtbot, products=())
    yield shop
    shop.close()


@pytest.fixture
def page(shop: Shop) -> ProductsPage:
    page = shop.window("products").findChild(ProductsPage)
    assert isinstance(page, ProductsPage)
    shop.wait(page.empty.isVisible)
    return page


@pytest.mark.parametrize(("step", "form"), [("Add a product", AddProductForm), ("Import a file …", ImportForm)])
def test_an_empty_shop_offers_the_first_step(page: ProductsPage, shop: Shop, step: str, form: type[FormDialog]) -> None:
    assert nameless(page) == []
    (button,) = (button for button in page.empty.findChildren(QPushButton) if button.text() == step)
    shop.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened(page, form).isVisible()


def test_the_first_product_brings_the_list_and_the_keyboard_into_it(page: ProductsPage, shop: Shop) -> None:
    shop.do(AddProduct(sku=Sku("1"), name="Tea", category="", price=199))
    assert not page.empty.isVisible()
    assert (page.table.current_key(), QApplication.focusWidget()) == ("1", page.table)
