import pytest
from PySide6.QtCore import Qt

from domain.inventory.commands import AdjustStock
from domain.inventory.events import Reason
from domain.inventory.model import BY_HAND
from domain.kernel.ids import Sku
from tests.ui.accessibility import nameless
from tests.ui.products import press, problem, submit, write
from tests.ui.shop import Shop
from ui.inventory import reasons
from ui.inventory.adjust_form import AdjustForm
from ui.products_page import ProductsPage

Key = Qt.Key


@pytest.fixture
def form(page: ProductsPage, shop: Shop) -> AdjustForm:
    return press(shop, page, Key.Key_F7, AdjustForm)


def on_hand(shop: Shop) -> int:
    return int(shop.documents("stock")["1002"]["on_hand"])


def test_what_was_counted_becomes_what_is_there(form: AdjustForm, shop: Shop) -> None:
    write(shop, form.quantity, "5")
    assert form.outcome.text() == "8 on hand now, 5 after this (-3)"
    submit(shop, form)
    assert on_hand(shop) == 5_000
    assert form.desk.feedback.sentences() == ["Ground Coffee 500 g: 5 on hand now"]


def test_more_or_fewer_is_added(form: AdjustForm, shop: Shop) -> None:
    form.difference.click()
    write(shop, form.quantity, "-2.5")
    form.reason.setCurrentText("Damaged")
    write(shop, form.note, "fell off the shelf")
    submit(shop, form)
    rows = shop.store.ask(lambda archive: archive.execute("SELECT * FROM movement ORDER BY position DESC")).result()
    _, _, _, reason, _, change, balance, _, _, note = rows.fetchone()
    assert (reason, change, balance, note) == ("damage", -2_500, 5_500, "fell off the shelf")


def test_what_is_sold_after_the_count_stays_sold(form: AdjustForm, shop: Shop) -> None:
    write(shop, form.quantity, "5")
    shop.do(AdjustStock(sku=Sku("1002"), quantity=-1_000, reason=Reason.OWN_USE))
    assert form.outcome.text() == "7 on hand now, 4 after this (-3: 8 were on hand when the count was typed)"
    submit(shop, form)
    assert on_hand(shop) == 4_000


def test_what_is_sold_before_the_count_is_typed_is_counted(form: AdjustForm, shop: Shop) -> None:
    shop.do(AdjustStock(sku=Sku("1002"), quantity=-1_000, reason=Reason.OWN_USE))
    write(shop, form.quantity, "5")
    submit(shop, form)
    assert on_hand(shop) == 5_000


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("-9", "Only 8 of Ground Coffee 500 g can be had"),
        ("0", "The correction is nothing"),
        ("", "Fill this in"),
        ("much", "Type a number"),
    ],
)
def test_what_is_refused_is_said_at_the_quantity(form: AdjustForm, shop: Shop, text: str, sentence: str) -> None:
    form.difference.click()
    write(shop, form.quantity, text) if text else form.quantity.clear()
    submit(shop, form)
    assert sentence in problem(form, "quantity")
    assert on_hand(shop) == 8_000


def test_a_count_is_never_below_zero(form: AdjustForm, shop: Shop) -> None:
    write(shop, form.quantity, "-1")
    submit(shop, form)
    assert problem(form, "quantity") == "Not less than 0."


def test_a_note_that_is_too_long_is_said_at_it(form: AdjustForm, shop: Shop) -> None:
    write(shop, form.quantity, "5")
    form.note.setText("x" * 501)
    submit(shop, form)
    assert "longer than 500" in problem(form, "note")


def test_the_reasons_are_those_that_a_person_may_give() -> None:
    assert reasons.BY_HAND == BY_HAND


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_word_and_an_icon(reason: Reason, shop: Shop) -> None:
    from ui.theme import icons

    assert reasons.word(reason)
    assert not icons.pixmap(reasons.icon(reason)).isNull()


def test_every_part_has_a_name(form: AdjustForm) -> None:
    assert nameless(form) == []
