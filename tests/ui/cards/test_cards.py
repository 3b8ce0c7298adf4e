"""Gift cards are sold, topped up and looked up from anywhere in the window, by keys alone."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from domain.kernel.ids import OrderId, Sku
from domain.orders.commands import PlaceOrder, WantedLine
from domain.payments.commands import PayOrder, SellGiftCard, WantedTender
from tests.ui.accessibility import nameless
from tests.ui.form_keys import CTRL, FormKeys
from tests.ui.shop import Shop
from ui.balance_payments import PayCardForm
from ui.cards.card_form import CardForm
from ui.cards.sell_form import SellForm

KEY = Qt.Key


@pytest.fixture
def desk(shop: Shop) -> FormKeys:
    return FormKeys(shop, "products")


def sold(shop: Shop, amount: int = 5000, number: str = "G1") -> None:
    shop.do(SellGiftCard(amount=amount, number=number, tenders=(WantedTender(method="cash", amount=amount),)))


def cards(shop: Shop) -> dict[str, Any]:
    return {number: card["left"] for number, card in shop.documents("gift_cards").items()}


def look_up(desk: FormKeys, number: str = "") -> CardForm:
    form = desk.open(KEY.Key_G, CardForm, CTRL)
    if number:
        desk.keys(f"{number}\r")
        desk.shop.wait()
    return form


def test_a_card_is_sold_and_its_balance_shown(desk: FormKeys) -> None:
    form = look_up(desk)
    assert nameless(form) == []
    desk.alt("s")
    sell = desk.form(SellForm)
    assert nameless(sell) == []
    desk.keys("50\tG 77\r")
    pay = desk.form(PayCardForm)
    assert pay.amount.text() == "50.00"
    assert "Gift card" not in [method.name for method in pay.methods]
    desk.keys("\r")
    desk.gone(pay)
    shown = desk.form(CardForm)
    desk.shop.wait(shown.movements.said)
    assert shown.outcome[0] == "€50.00 left"
    assert shown.movements.said() == [("Put onto the card", "+€50.00", "€50.00 left")]
    assert cards(desk.shop) == {"G77": 5000}
    assert desk.said() == ["The card G77 is paid"]
    shown.reject()


def test_a_card_without_a_number_is_given_one_that_is_shown(desk: FormKeys) -> None:
    look_up(desk)
    desk.alt("s")
    desk.form(SellForm)
    desk.keys("20\r")
    pay = desk.form(PayCardForm)
    desk.press(KEY.Key_F2)
    desk.gone(pay)
    shown = desk.form(CardForm)
    (number,) = cards(desk.shop)
    assert shown.number.text() == number
    assert len(number) == 16
    shown.reject()


def test_more_goes_onto_the_card_that_is_shown_not_onto_a_number_typed_since(desk: FormKeys) -> None:
    sold(desk.shop)
    form = look_up(desk, "g-1")
    desk.keys("G2")
    assert form.number.text() == "G2"
    desk.alt("p")
    assert desk.form(SellForm).number.text() == "G1"
    desk.form(SellForm).reject()


def test_a_card_is_topped_up(desk: FormKeys) -> None:
    sold(desk.shop)
    look_up(desk, "g-1")
    desk.alt("p")
    desk.form(SellForm)
    desk.keys("10\r")
    pay = desk.form(PayCardForm)
    desk.keys("20\r")
    desk.gone(pay)
    assert cards(desk.shop) == {"G1": 6000}
    assert desk.said() == ["The card G1 is paid; change €10.00"]
    desk.form(CardForm).reject()


def test_what_is_left_is_explained_by_its_movements(desk: FormKeys) -> None:
    sold(desk.shop)
    placed = desk.shop.do(PlaceOrder(lines=(WantedLine(sku=Sku("1003"), quantity=1000),))).result
    assert isinstance(placed, dict)
    tenders = (WantedTender(method="gift", amount=1149, reference="G1"),)
    desk.shop.do(PayOrder(order_id=OrderId(str(placed["order_id"])), tenders=tenders))
    form = look_up(desk, "G1")
    desk.shop.wait(form.movements.said)
    assert form.outcome[0] == "€38.51 left"
    assert form.outcome[1].startswith("€50.00 were put on it since")
    assert form.movements.said() == [
        ("Bought with the card, order 1", "-€11.49", "€38.51 left"),
        ("Put onto the card", "+€50.00", "€50.00 left"),
    ]
    form.reject()


def test_a_card_that_is_scanned_is_looked_up(desk: FormKeys) -> None:
    sold(desk.shop, number="9900112233")
    form = look_up(desk)
    form.take_scan("9900112233")
    assert form.outcome[0] == "€50.00 left"
    form.reject()


def test_without_any_card_no_figure_is_shown(desk: FormKeys) -> None:
    form = look_up(desk)
    assert form.outcome == ("", "No card has money on it yet.")
    form.reject()


def test_an_unknown_card_is_said_at_its_field_and_all_that_is_owed_is_shown(desk: FormKeys) -> None:
    sold(desk.shop)
    sold(desk.shop, 1000, "G2")
    form = look_up(desk, "nope")
    assert form._field.problem == "No card has this number. Check it, or sell it as a new card."
    assert form.outcome[1] == "2 cards have €60.00 on them, which the store owes to whoever holds them."
    form.reject()


def test_a_card_over_nothing_is_not_sold(desk: FormKeys) -> None:
    look_up(desk)
    desk.alt("s")
    sell = desk.form(SellForm)
    desk.keys("0\r")
    assert sell.isVisible()
    assert cards(desk.shop) == {}
    sell.reject()
