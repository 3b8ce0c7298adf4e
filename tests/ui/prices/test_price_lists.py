"""Price lists are written line by line with Enter alone, and say at once what a line does."""

from typing import Any

from PySide6.QtCore import Qt

from domain.kernel.ids import Sku
from domain.pricing.commands import MakePriceList
from domain.pricing.plans import ListPrice, PriceListPlan
from tests.ui.accessibility import nameless
from tests.ui.prices.offers import OfferKeys
from ui.prices.price_list_form import PriceListForm

KEY = Qt.Key
TRADE = MakePriceList(
    price_list=PriceListPlan(
        name="Trade", group="trade",
        prices=(
            ListPrice(sku=Sku("1001"), price=220), ListPrice(sku=Sku("1001"), price=199, from_quantity=12_000),
        ),
    )
)  # fmt: skip


def on_lists(offers: OfferKeys) -> OfferKeys:
    offers.window.activateWindow()
    offers.shop.qtbot.waitUntil(offers.window.isActiveWindow)
    offers.press(KEY.Key_F3)
    return offers


def only(offers: OfferKeys) -> Any:
    (document,) = offers.shop.documents("price_lists").values()
    return document


def entries(form: PriceListForm) -> list[tuple[str, ...]]:
    model = form.lines.table.rows_model()
    return [tuple(column.words(row) for column in model.columns) for row in model.rows()]


def test_a_list_with_a_break_and_a_part_off_a_category(offers: OfferKeys) -> None:
    form = on_lists(offers).open(KEY.Key_Insert, PriceListForm)
    assert nameless(form) == []
    offers.keys("Trade\t")
    offers.pick("oat")
    offers.keys("\r2.20")
    assert form.said.text() == "For example 1 × Oat Biscuits 250 g for €2.20 instead of €2.49."
    offers.keys("\r")
    offers.pick("oat")
    offers.keys("12\r1.99\r")
    offers.pick("pantry")
    offers.keys("\r5\r")
    assert entries(form) == [
        ("Oat Biscuits 250 g", "1", "2.20", "2.49"),
        ("Oat Biscuits 250 g", "12", "1.99", "2.49"),
        ("Pantry", "1", "5% off", ""),
    ]
    offers.alt("f")
    offers.keys("trade")
    offers.send(form)
    document = only(offers)
    assert (document["name"], document["group"]) == ("Trade", "trade")
    assert [(its["price"], its["from_quantity"]) for its in document["prices"]] == [(220, 0), (199, 12_000)]
    assert [its["rate"] for its in document["rates"]] == [5_000]
    assert offers.names() == ["Trade"]
    assert offers.page.room.detail.said["For"] == "trade"


def test_an_entry_is_taken_up_and_written_anew(offers: OfferKeys) -> None:
    on_lists(offers).shop.do(TRADE)
    form = offers.open(KEY.Key_F4, PriceListForm)
    form.lines.table.enter()
    offers.press(KEY.Key_Down, KEY.Key_Return)
    form.lines.price.selectAll()
    offers.keys("1.89\r")
    assert entries(form)[1] == ("Oat Biscuits 250 g", "12", "1.89", "2.49")
    assert form.said.text() == "For example 12 × Oat Biscuits 250 g for €22.68 instead of €29.88."
    offers.send(form)
    assert [its["price"] for its in only(offers)["prices"]] == [220, 189]


def test_another_quantity_for_an_entry_does_not_leave_the_old_one(offers: OfferKeys) -> None:
    on_lists(offers).shop.do(TRADE)
    form = offers.open(KEY.Key_F4, PriceListForm)
    form.lines.table.enter()
    offers.press(KEY.Key_Down, KEY.Key_Return)
    form.lines.quantity.setFocus()
    form.lines.quantity.selectAll()
    offers.keys("24\r\r")
    assert [row[1] for row in entries(form)] == ["1", "24"]
    form.reject()


def test_an_entry_is_taken_off(offers: OfferKeys) -> None:
    on_lists(offers).shop.do(TRADE)
    form = offers.open(KEY.Key_F4, PriceListForm)
    form.lines.table.enter()
    offers.press(KEY.Key_Delete)
    offers.send(form)
    assert [its["price"] for its in only(offers)["prices"]] == [199]


def test_an_empty_list_and_a_half_written_entry_are_refused(offers: OfferKeys) -> None:
    form = on_lists(offers).open(KEY.Key_Insert, PriceListForm)
    offers.keys("Trade")
    offers.refused(form)
    assert form.named["lines"].problem == "There is no price on this list yet. Add one first."
    offers.alt("p")
    offers.keys("oat")
    offers.refused(form)
    assert form.named["lines"].problem == "Finish this entry with Enter, or empty its line."
    offers.press(KEY.Key_Return)
    offers.shop.wait()
    offers.refused(form)
    assert form.named["lines"].problem == "Finish this entry with Enter, or empty its line."
    assert offers.shop.documents("price_lists") == {}
    form.reject()


def test_everything_has_a_part_off(offers: OfferKeys) -> None:
    form = on_lists(offers).open(KEY.Key_Insert, PriceListForm)
    offers.keys("Staff\t")
    offers.alt("e")
    offers.shop.qtbot.waitUntil(form.lines.quantity.hasFocus)
    offers.keys("\r10\r")
    assert entries(form) == [("Everything in the store", "1", "10% off", "")]
    offers.send(form)
    assert only(offers)["rates"][0]["goods"] == {"skus": [], "categories": []}


def test_what_costs_otherwise_follows_the_catalogue(offers: OfferKeys) -> None:
    on_lists(offers).shop.do(TRADE)
    model = offers.page.room.detail.entries.rows_model()
    assert [model.columns[2].words(row) for row in model.rows()] == ["2.20", "1.99"]
    assert offers.page.room.detail.example.text() == "For example 1 × Oat Biscuits 250 g for €2.20 instead of €2.49."
