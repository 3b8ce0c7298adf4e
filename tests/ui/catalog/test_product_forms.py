import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from domain.catalog.commands import ChangePrice, EditProduct
from domain.kernel.ids import Sku
from tests.ui.accessibility import nameless
from tests.ui.keyboard import Keyboard
from tests.ui.products import opened, press, problem, submit, write
from tests.ui.shop import Shop
from ui.catalog.add_form import AddProductForm
from ui.catalog.barcode_list import BarcodeTag
from ui.catalog.edit_form import EditProductForm
from ui.catalog.price_form import PriceForm
from ui.products_page import ProductsPage
from ui.scanner import Scanner

Key = Qt.Key


@pytest.fixture
def new(page: ProductsPage, shop: Shop) -> AddProductForm:
    form = press(shop, page, Key.Key_Insert, AddProductForm)
    for edit, text in ((form.name, "Basil, Pot"), (form.sku, "2001"), (form.price, "1.99")):
        write(shop, edit, text)
    return form


def test_a_new_product_is_added_with_all_that_was_typed_and_chosen(
    new: AddProductForm, page: ProductsPage, shop: Shop
) -> None:
    for edit, text in (
        (new.category, "Herbs"),
        (new.tax_rate, "8.875"),
        (new.cost, "0.9055"),
        (new.opening_stock, "12"),
        (new.reorder_point, "2.5"),
        (new.brand, "Green Hill"),
    ):
        write(shop, edit, text)
    new.allow_negative.setChecked(True)
    new.open_price.setChecked(True)
    submit(shop, new)
    product = shop.documents("catalogue")["2001"]
    assert {name: product[name] for name in ("name", "category", "price", "tax_rate", "cost", "unit")} == {
        "name": "Basil, Pot", "category": "Herbs", "price": 199, "tax_rate": 8_875, "cost": 905_500, "unit": "each",
    }  # fmt: skip
    assert (product["brand"], product["reorder_point"], product["allow_negative"]) == ("Green Hill", 2_500, True)
    assert product["open_price"]
    assert shop.documents("stock")["2001"]["on_hand"] == 12_000
    shop.wait(lambda: page.table.current_key() == "2001")
    assert page.desk.feedback.sentences() == ["Basil, Pot is in the assortment"]


def test_enter_sends_the_form_also_while_categories_are_offered(new: AddProductForm, shop: Shop) -> None:
    keys = Keyboard(shop.qtbot, new)
    new.category.setFocus()
    new.category.clearEditText()
    keys.keys("p")
    completer = new.category.completer()
    popup = completer.popup() if completer is not None else None
    assert popup is not None
    assert popup.isVisible()
    keys.keys("a\r")
    shop.wait(lambda: "2001" in shop.documents("catalogue"))
    assert shop.documents("catalogue")["2001"]["category"] == "pa"


def test_an_open_price_need_not_be_filled_in(new: AddProductForm, shop: Shop) -> None:
    new.price.clear()
    submit(shop, new)
    assert "2001" not in shop.documents("catalogue")
    new.open_price.setChecked(True)
    submit(shop, new)
    assert shop.documents("catalogue")["2001"]["price"] == 0


def test_the_tax_rate_of_most_products_is_offered(new: AddProductForm) -> None:
    assert new.tax_rate.value() == 10_000


def test_enter_takes_each_barcode_and_leaves_the_form_open(new: AddProductForm, shop: Shop) -> None:
    for code in ("4012345678901", "0036000291452", "036000291452"):
        write(shop, new.barcodes.edit, code)
        shop.qtbot.keyClick(new.barcodes.edit, Key.Key_Return)
    assert new.barcodes.codes == ("04012345678901", "00036000291452")
    new.findChildren(BarcodeTag)[0].remove.click()
    submit(shop, new)
    assert tuple(shop.documents("catalogue")["2001"]["barcodes"]) == ("00036000291452",)


def test_a_scan_over_a_figure_is_a_barcode_and_sends_nothing(
    new: AddProductForm, page: ProductsPage, shop: Shop, scanner: Scanner
) -> None:
    new.price.setFocus()
    Keyboard(shop.qtbot, page.window()).scan("4012345678901")
    assert (new.barcodes.codes, new.price.text(), new.isVisible()) == (("04012345678901",), "1.99", True)


def test_a_scan_into_a_line_for_words_stays_there(
    new: AddProductForm, page: ProductsPage, shop: Shop, scanner: Scanner
) -> None:
    new.sku.setFocus()
    new.sku.selectAll()
    Keyboard(shop.qtbot, page.window()).scan("4012345678901")
    assert (new.barcodes.codes, new.sku.text(), new.isVisible()) == ((), "4012345678901", True)


def test_a_barcode_that_was_typed_and_not_taken_is_saved_too(new: AddProductForm, shop: Shop) -> None:
    write(shop, new.barcodes.edit, "4012345678901")
    submit(shop, new)
    assert tuple(shop.documents("catalogue")["2001"]["barcodes"]) == ("04012345678901",)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_a_wrong_check_digit_is_said_at_once(new: AddProductForm, shop: Shop, key: Key) -> None:
    write(shop, new.barcodes.edit, "4006381333932")
    shop.qtbot.keyClick(new.barcodes.edit, key)
    assert "its last digit is 2 and should be 1" in problem(new, "barcode")
    assert new.barcodes.edit.text() == "4006381333932"


@pytest.mark.parametrize(
    ("edit", "text", "field", "sentence"),
    [
        ("sku", "1001", "sku", "already"),
        ("sku", "", "sku", "missing"),
        ("name", "", "name", "missing"),
        ("name", "x" * 201, "name", "longer than 200"),
        ("price", "", "price", "Fill this in"),
        ("price", "abc", "price", "Type a number such as 12.50"),
        ("price", "-1", "price", "Not less than 0"),
        ("price", "10000000001", "price", "between 0.00 and 10,000,000,000.00"),
        ("tax_rate", "101", "tax_rate", "between 0 and 100"),
        ("opening_stock", "1.2345", "opening_stock", "At most 3 digits"),
        ("opening_stock", "1000001", "opening_stock", "between 0.001 and 1,000,000"),
    ],
)
def test_what_is_refused_is_said_at_its_field_and_nothing_is_lost(
    new: AddProductForm, shop: Shop, edit: str, text: str, field: str, sentence: str
) -> None:
    write(shop, getattr(new, edit), text) if text else getattr(new, edit).clear()
    submit(shop, new)
    assert sentence in problem(new, field)
    assert new.isVisible()
    assert "2001" not in shop.documents("catalogue")


def test_a_code_of_another_product_is_refused_at_the_barcodes(new: AddProductForm, shop: Shop) -> None:
    write(shop, new.barcodes.edit, "4006381333931")
    submit(shop, new)
    assert "already belongs to the product 1001" in problem(new, "barcode")


def test_what_was_refused_can_be_put_right_and_sent_again(new: AddProductForm, shop: Shop) -> None:
    write(shop, new.sku, "1001")
    submit(shop, new)
    write(shop, new.sku, "2002")
    submit(shop, new)
    assert shop.documents("catalogue")["2002"]["name"] == "Basil, Pot"


def test_sending_twice_adds_one_product(new: AddProductForm, shop: Shop) -> None:
    for _ in range(2):
        shop.qtbot.keyClick(new, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shop.wait()
    assert new.desk.feedback.sentences() == ["Basil, Pot is in the assortment"]


def test_a_product_is_edited_as_it_stands(page: ProductsPage, shop: Shop) -> None:
    form = press(shop, page, Key.Key_F4, EditProductForm)
    before = shop.documents("catalogue")["1002"]
    write(shop, form.name, "Ground Coffee 1 kg")
    write(shop, form.reorder_point, "4")
    submit(shop, form)
    after = shop.documents("catalogue")["1002"]
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"name", "reorder_point", "version", "through"}
    assert (after["name"], after["reorder_point"]) == ("Ground Coffee 1 kg", 4_000)


@pytest.mark.parametrize(
    ("key", "kind"), [(Key.Key_F4, EditProductForm), (Key.Key_F5, PriceForm)], ids=["edit", "price"]
)
def test_a_form_that_was_overtaken_says_so_and_changes_nothing(
    page: ProductsPage, shop: Shop, key: Key, kind: type[EditProductForm] | type[PriceForm]
) -> None:
    form = press(shop, page, key, kind)
    shop.do(EditProduct(sku=Sku("1002"), brand="Other"))
    write(shop, form.price if isinstance(form, PriceForm) else form.name, "5")
    submit(shop, form)
    assert "was changed by somebody else meanwhile" in form.banner.text
    assert (shop.documents("catalogue")["1002"]["price"], form.isVisible()) == (799, True)


def test_a_price_shows_what_is_left_of_the_old_and_of_the_new(page: ProductsPage, shop: Shop) -> None:
    form = press(shop, page, Key.Key_F5, PriceForm)
    assert "€7.99 now, with a margin of 31.2% at a cost of 5.00" in {
        label.text() for label in form.findChildren(type(form.left))
    }
    write(shop, form.price, "9.99")
    assert form.left.text() == "Margin 44.9%"
    submit(shop, form)
    assert shop.documents("catalogue")["1002"]["price"] == 999
    assert page.desk.feedback.sentences() == ["Ground Coffee 500 g costs €9.99 now"]


def test_a_retired_product_is_taken_back_by_undo(page: ProductsPage, shop: Shop) -> None:
    shop.qtbot.keyClick(page.table, Key.Key_Delete)
    shop.wait(lambda: shop.documents("catalogue")["1002"]["retired"])
    assert page.desk.feedback.sentences() == ["Ground Coffee 500 g is no longer sold"]
    shop.qtbot.keyClick(page.table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shop.wait(lambda: not shop.documents("catalogue")["1002"]["retired"])


def test_a_retired_product_offers_to_be_sold_again(page: ProductsPage, shop: Shop) -> None:
    shop.qtbot.keyClick(page.table, Key.Key_Delete)
    shop.wait(lambda: page.verbs.restore.isVisible())
    assert not page.verbs.retire.isVisible()
    page.verbs.restore.trigger()
    shop.wait(lambda: page.verbs.retire.isVisible())


def test_delete_in_the_filter_deletes_letters_only(page: ProductsPage, shop: Shop) -> None:
    page.filter.edit.setText("oat")
    page.filter.edit.setFocus()
    page.filter.edit.home(False)
    shop.qtbot.keyClick(page.filter.edit, Key.Key_Delete)
    shop.wait()
    assert page.filter.edit.text() == "at"
    assert not any(product["retired"] for product in shop.documents("catalogue").values())


@pytest.mark.parametrize(
    ("key", "kind"),
    [(Key.Key_Insert, AddProductForm), (Key.Key_F4, EditProductForm), (Key.Key_F5, PriceForm)],
    ids=["add", "edit", "price"],
)
def test_every_part_of_a_form_has_a_name(
    page: ProductsPage, shop: Shop, key: Key, kind: type[AddProductForm] | type[EditProductForm] | type[PriceForm]
) -> None:
    press(shop, page, key, kind)
    assert nameless(opened(page, kind)) == []


def test_a_price_that_is_what_it_was_changes_nothing(page: ProductsPage, shop: Shop) -> None:
    form = press(shop, page, Key.Key_F5, PriceForm)
    submit(shop, form)
    shop.wait(lambda: QApplication.activeModalWidget() is None)
    assert shop.do(ChangePrice(sku=Sku("1002"), price=799)).last_position == 0
