"""Promotions are made, changed, repeated and ended by keys alone, and say at once what they do."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from domain.kernel.ids import Sku
from domain.pricing.commands import EndPromotion, MakePromotion
from domain.pricing.plans import Goods, PercentOff, Period, PromotionPlan
from tests.ui.accessibility import nameless
from tests.ui.prices.offers import OfferKeys
from ui.prices.promotion_form import PromotionForm
from ui.widgets.dialogs import ConfirmDialog

KEY = Qt.Key
COFFEE = Goods(skus=(Sku("1002"),))


def promotion(name: str, rate: int = 10_000, **period: Any) -> MakePromotion:
    terms = PercentOff(goods=COFFEE, rate=rate)
    return MakePromotion(promotion=PromotionPlan(name=name, terms=terms, period=Period(**period)))


def only(offers: OfferKeys) -> Any:
    (document,) = offers.shop.documents("promotions").values()
    return document


def test_an_empty_page_says_what_goes_here_and_enter_begins(offers: OfferKeys) -> None:
    assert nameless(offers.window) == []
    offers.press(KEY.Key_Tab)
    form = offers.open(KEY.Key_Insert, PromotionForm)
    assert nameless(form) == []
    form.reject()


def test_so_much_off_a_product(offers: OfferKeys) -> None:
    form = offers.open(KEY.Key_Insert, PromotionForm)
    offers.keys("Coffee week\t\t20\t")
    offers.pick("ground")
    assert form.said.text() == "For example 1 × Ground Coffee 500 g for €6.39 instead of €7.99."
    offers.send(form)
    document = only(offers)
    assert (document["name"], document["terms"]) == (
        "Coffee week",
        {"type": "percent_off", "goods": {"skus": ["1002"], "categories": []}, "rate": 20_000},
    )
    assert offers.names() == ["Coffee week"]
    assert offers.page.room.detail.said["State"] == "Running"
    assert "€6.39 instead of €7.99" in offers.page.room.detail.example.text()


def test_what_was_typed_and_not_picked_makes_no_offer_on_everything(offers: OfferKeys) -> None:
    form = offers.open(KEY.Key_Insert, PromotionForm)
    offers.keys("Coffee week\t\t20\t")
    offers.keys("ground")
    offers.shop.wait()
    offers.refused(form)
    assert form.named["goods"].problem == "Pick what is meant with Enter, or empty this line."
    offers.press(KEY.Key_Return)
    offers.shop.wait()
    offers.send(form)
    assert only(offers)["terms"]["goods"]["skus"] == ["1002"]


def test_an_offer_waits_for_what_is_still_looked_up(offers: OfferKeys) -> None:
    form = offers.open(KEY.Key_Insert, PromotionForm)
    offers.keys("Coffee week\t\t20\t")
    form.take_scan("9501101530003")
    form.submitted.emit()
    assert form.named["goods"].problem
    offers.shop.wait()
    offers.send(form)
    assert only(offers)["terms"]["goods"]["skus"] == ["1002"]


def test_three_for_two_on_a_category(offers: OfferKeys) -> None:
    form = offers.open(KEY.Key_Insert, PromotionForm)
    offers.keys("Crunch\t")
    for _ in range(2):
        offers.press(KEY.Key_Right)
    assert (form.figures["take"].text(), form.figures["pay"].text()) == ("3", "2")
    offers.alt("g")
    offers.pick("snacks")
    assert form.said.text() == "For example 3 × Oat Biscuits 250 g for €4.98 instead of €7.47."
    offers.send(form)
    assert only(offers)["terms"]["goods"]["categories"] == ["Snacks"]


def test_a_bundle_counts_its_parts(offers: OfferKeys) -> None:
    form = offers.open(KEY.Key_Insert, PromotionForm)
    offers.keys("Breakfast\t")
    for _ in range(3):
        offers.press(KEY.Key_Right)
    offers.keys("\t10\t")
    offers.pick("ground")
    offers.pick("oat")
    offers.press(KEY.Key_Down)
    offers.keys("2")
    assert form.said.text() == (
        "For example 1 × Ground Coffee 500 g, 2 × Oat Biscuits 250 g for €10.00 instead of €12.97."
    )
    offers.press(KEY.Key_Delete)
    assert form.said.text() == "This saves nothing: 1 × Ground Coffee 500 g costs €7.99 without it."
    offers.press(KEY.Key_Up)
    offers.pick("oat")
    offers.send(form)
    parts = only(offers)["terms"]["parts"]
    assert [(part["goods"]["skus"], part["count"]) for part in parts] == [(["1002"], 1), (["1001"], 1)]


def test_a_scan_is_of_what_is_meant_wherever_the_keyboard_is(offers: OfferKeys) -> None:
    form = offers.open(KEY.Key_Insert, PromotionForm)
    form.take_scan("4006381333931")
    offers.shop.wait(lambda: form.goods.goods().skus)
    assert form.goods.goods().skus == ("1001",)
    form.reject()


def test_days_hours_and_weekdays(offers: OfferKeys) -> None:
    form = offers.open(KEY.Key_Insert, PromotionForm)
    offers.keys("Happy hour\t\t30\t")
    offers.alt("w")
    offers.keys("24/12/2031\t31/12/2031\t1730\t19\t")
    offers.press(KEY.Key_Space, *[KEY.Key_Tab] * 4, KEY.Key_Space)
    said = form.period.accessibleDescription()
    assert said == "24/12/2031 – 31/12/2031, Mon Fri, 17:30 – 19:00"
    offers.send(form)
    assert only(offers)["period"] == {
        "first_day": "2031-12-24", "last_day": "2031-12-31", "weekdays": [1, 5], "from_time": "17:30",
        "until_time": "19:00",
    }  # fmt: skip
    assert offers.page.room.detail.said["State"] == "Coming"


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ("soon", "period", "Write it such as"),
        ("2031-12-24\t2031-12-01", "period", "never hold"),
    ],
)
def test_what_is_no_period_is_said_at_its_field(offers: OfferKeys, typed: str, field: str, said: str) -> None:
    form = offers.open(KEY.Key_Insert, PromotionForm)
    offers.keys("Happy hour\t\t30\t")
    offers.alt("w")
    offers.keys(typed)
    offers.refused(form)
    assert said in form.named[field].problem
    assert offers.shop.documents("promotions") == {}
    form.reject()


def test_what_is_missing_is_said_at_its_field(offers: OfferKeys) -> None:
    form = offers.open(KEY.Key_Insert, PromotionForm)
    offers.refused(form)
    assert form.named["rate"].problem == "Fill this in."
    offers.keys("10")
    offers.refused(form)
    assert form.named["name"].problem
    form.reject()


def test_what_saves_nothing_is_said(offers: OfferKeys) -> None:
    form = offers.open(KEY.Key_Insert, PromotionForm)
    form.kind.choose("bundle")
    form.figures["price"].setFocus()
    offers.keys("99\t")
    offers.pick("ground")
    offers.pick("oat")
    assert form.said.text() == (
        "This saves nothing: 1 × Ground Coffee 500 g, 1 × Oat Biscuits 250 g costs €10.48 without it."
    )
    form.reject()


def test_a_promotion_is_changed(offers: OfferKeys) -> None:
    offers.shop.do(promotion("Coffee week"))
    form = offers.open(KEY.Key_F4, PromotionForm)
    assert form.name.text() == "Coffee week"
    assert form.figures["rate"].text() == "10"
    form.figures["rate"].setFocus()
    form.figures["rate"].selectAll()
    offers.keys("25")
    offers.send(form)
    assert only(offers)["terms"]["rate"] == 25_000
    assert offers.page.room.detail.said["What"] == "25% off"


def test_who_changed_it_meanwhile_is_not_written_over(offers: OfferKeys) -> None:
    receipt = offers.shop.do(promotion("Coffee week"))
    form = offers.open(KEY.Key_F4, PromotionForm)
    offers.shop.do(EndPromotion(promotion_id=str(receipt.result)))
    form.figures["rate"].set_value(25_000)
    offers.refused(form)
    assert form.banner.text
    form.reject()


def test_one_is_made_like_another(offers: OfferKeys) -> None:
    offers.shop.do(promotion("Coffee week"))
    form = offers.open(KEY.Key_F5, PromotionForm)
    offers.keys("Coffee again")
    offers.send(form)
    assert sorted(offers.names()) == ["Coffee again", "Coffee week"]


def test_a_promotion_is_ended_and_no_longer_changed(offers: OfferKeys) -> None:
    offers.shop.do(promotion("Coffee week"))
    question = offers.open(KEY.Key_Delete, ConfirmDialog)
    question._on_confirmed()
    offers.shop.wait(lambda: only(offers)["ended_on"])
    offers.shop.wait(lambda: offers.page.room.detail.said["State"].startswith("Ended on"))
    assert not offers.page.room.detail.change.isVisible()
    assert not any(action.isEnabled() for action in offers.page.actions() if action.objectName() == "prices.end")


def test_those_that_run_come_first_and_those_that_are_over_last(offers: OfferKeys) -> None:
    offers.shop.do(promotion("Over", last_day="2020-01-01"))
    offers.shop.do(promotion("Coming", first_day="2090-01-01"))
    offers.shop.do(promotion("Running"))
    assert offers.names() == ["Running", "Coming", "Over"]
    assert offers.page.subtitle == "1 running"
