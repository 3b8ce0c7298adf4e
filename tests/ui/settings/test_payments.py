"""Ways to pay are added, changed, taken away and offered again on the Settings page, by keys alone."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from domain.payments.commands import AddPaymentMethod
from tests.ui.accessibility import nameless
from tests.ui.form_keys import FormKeys
from tests.ui.shop import Shop
from ui.settings.method_forms import CoinForm, MethodForm
from ui.settings.ops import short_name
from ui.settings.page import SettingsPage
from ui.settings.payments_section import PaymentsSection

KEY = Qt.Key


@pytest.fixture
def desk(shop: Shop) -> FormKeys:
    keys = FormKeys(shop, "settings")
    keys.one(SettingsPage).show_section("payments")
    keys.shop.wait()
    keys.back()
    return keys


def section(desk: FormKeys) -> PaymentsSection:
    return desk.one(PaymentsSection)


def method(desk: FormKeys, name: str) -> dict[str, Any]:
    return dict(desk.shop.documents("payment_methods")[name])


def rows(desk: FormKeys) -> list[tuple[str, str]]:
    model = section(desk).table.rows_model()
    return [(model.columns[0].words(row), model.columns[5].words(row)) for row in model.rows()]


def press(desk: FormKeys, letter: str, kind: type[Any]) -> Any:
    """Press the underlined letter of a button, and return the form that it opens."""
    desk.back()
    desk.alt(letter)
    return desk.form(kind)


def test_every_store_has_five_ways_from_the_start(desk: FormKeys) -> None:
    assert [name for name, _ in rows(desk)] == ["Cash", "Card", "House account", "Store credit", "Gift card"]
    assert {state for _, state in rows(desk)} == {"Offered"}
    assert nameless(desk.window) == []


def test_a_voucher_is_added(desk: FormKeys) -> None:
    form = press(desk, "a", MethodForm)
    assert nameless(form) == []
    desk.keys("Meal voucher\t")
    desk.press(KEY.Key_Down, KEY.Key_Tab, KEY.Key_Tab, KEY.Key_Space)
    desk.send(form)
    added = method(desk, "meal_voucher")
    assert (added["name"], added["kind"], added["needs_reference"], added["gives_change"]) == (
        "Meal voucher", "other", True, False,
    )  # fmt: skip
    assert rows(desk)[-1] == ("Meal voucher", "Offered")


@pytest.mark.parametrize(("name", "said"), [("", "The "), ("Card", "There is a way to pay called card already.")])
def test_a_name_that_is_missing_or_taken_is_said_at_its_field(desk: FormKeys, name: str, said: str) -> None:
    form = press(desk, "a", MethodForm)
    desk.keys(name)
    desk.refused(form)
    assert form.named["name"].problem.startswith(said)
    form.reject()


def test_a_way_is_changed(desk: FormKeys) -> None:
    desk.shop.do(AddPaymentMethod(method="meal", name="Meal"))
    section(desk).table.select_key("meal")
    section(desk).table.setFocus()
    desk.press(KEY.Key_Return)
    form = desk.form(MethodForm)
    desk.keys("Lunch")
    form.change.setChecked(True)
    desk.send(form)
    assert (method(desk, "meal")["name"], method(desk, "meal")["gives_change"]) == ("Lunch", True)


def test_what_cash_is_cannot_be_chosen(desk: FormKeys) -> None:
    section(desk).table.select_key("cash")
    form = press(desk, "c", MethodForm)
    assert not form.change.isEnabled()
    assert not form.reference.isEnabled()
    desk.keys("Coins")
    desk.send(form)
    assert method(desk, "cash")["name"] == "Coins"


def test_a_way_is_no_longer_offered_and_offered_again(desk: FormKeys) -> None:
    section(desk).table.select_key("card")
    desk.alt("n")
    desk.shop.wait(lambda: rows(desk)[1] == ("Card", "No longer"))
    desk.alt("o")
    desk.shop.wait(lambda: not method(desk, "card")["retired"])
    desk.shop.wait(lambda: desk.said()[-1] == "Card is offered again")


def test_what_was_just_taken_away_is_offered_again_by_undo(desk: FormKeys) -> None:
    section(desk).table.select_key("card")
    desk.alt("n")
    desk.shop.wait(lambda: desk.said() == ["Card is no longer offered"])
    desk.press(KEY.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    desk.shop.wait(lambda: not method(desk, "card")["retired"])


def test_the_smallest_coin_is_set_and_taken_back(desk: FormKeys) -> None:
    assert section(desk).coin_words == "Cash is not rounded: every amount can be paid in coins."
    form = press(desk, "s", CoinForm)
    assert nameless(form) == []
    desk.keys("0.05")
    desk.send(form)
    assert section(desk).coin_words == "Cash is paid in multiples of €0.05, to the nearest, half of it up."
    assert (method(desk, "cash")["coin"], method(desk, "cash")["coin_rule"]) == (5, "half_up")
    form = press(desk, "s", CoinForm)
    desk.press(KEY.Key_Delete)
    desk.send(form)
    assert method(desk, "cash")["coin"] == 0


@pytest.mark.parametrize(
    ("name", "short"), [("Meal voucher", "meal_voucher"), ("Chèque-Déjeuner", "cheque_dejeuner"), ("  ", "")]
)
def test_the_short_name_is_made_of_the_name(name: str, short: str) -> None:
    assert short_name(name) == short
