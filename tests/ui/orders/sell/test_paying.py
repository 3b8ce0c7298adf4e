"""Paying by keyboard: how many keys, what is due, what goes back, what the till and the customer see."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from domain.orders.commands import PlaceOrder
from domain.payments.commands import AddPaymentMethod, SellGiftCard, SetCashRounding, WantedTender
from domain.till.commands import OpenTill
from tests.domain.goods import line
from tests.ui.accessibility import nameless
from tests.ui.orders.sell.till import BISCUITS_CODE, COFFEE_CODE, Till
from ui.orders.notes import likely_sums
from ui.orders.sell.pay_form import PayForm
from ui.orders.sell.sale_forms import TelephoneForm

KEY = Qt.Key


def paying(till: Till) -> PayForm:
    till.keys("\r")
    till.shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PayForm))
    form = QApplication.activeModalWidget()
    assert isinstance(form, PayForm)
    till.shop.qtbot.waitUntil(form.amount.hasFocus)
    return form


def exactly(till: Till) -> None:
    QTest.keyClick(till.page.field, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)


def payments(till: Till) -> list[dict[str, Any]]:
    from readmodels.payments.views import PaymentQuery, find_payments

    return till.shop.store.ask(lambda archive: find_payments(archive, PaymentQuery())).result()


def tenders(till: Till) -> list[tuple[str, int, int]]:
    (paid,) = payments(till)
    return [(one["method"], one["tendered"], paid["change"]) for one in paid["tenders"]]


def shown(till: Till) -> str:
    return till.page.totals._total.text()


def test_exact_cash_takes_two_plain_keys(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.settle()
    paying(till)
    till.keys("\r")
    till.settle()
    assert tenders(till) == [("cash", 249, 0)]
    assert till.window.focusWidget() is till.page.field


def test_exact_cash_takes_one_key_of_its_own(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    exactly(till)
    till.settle()
    assert tenders(till) == [("cash", 249, 0)]


def test_what_a_customer_gives_is_typed_and_the_change_stays_large_until_the_next_scan(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.settle()
    paying(till)
    till.keys("20\r")
    till.settle()
    assert tenders(till) == [("cash", 2000, 1751)]
    assert shown(till) == "€17.51"
    till.scan(COFFEE_CODE)
    till.settle()
    assert shown(till) == "€7.99"


def test_a_likely_sum_takes_one_key(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.settle()
    form = paying(till)
    assert [one.text() for one in form.sum_buttons if one.isVisible()][:2] == ["€5.00 (F9)", "€10.00 (F10)"]
    till.press(KEY.Key_F10)
    till.settle()
    assert tenders(till) == [("cash", 1000, 751)]


def test_a_card_takes_the_rest_with_one_key(till: Till) -> None:
    till.scan(COFFEE_CODE)
    till.settle()
    paying(till)
    till.keys("5\r")
    till.settle()
    till.press(KEY.Key_F2)
    till.settle()
    assert tenders(till) == [("cash", 500, 0), ("card", 299, 0)]


def test_a_card_gives_no_change_and_says_so(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.settle()
    form = paying(till)
    till.keys("5")
    till.press(KEY.Key_F2)
    till.shop.qtbot.waitUntil(lambda: any(field.problem for field in form.fields()))
    assert payments(till) == []
    till.press(KEY.Key_Escape)
    assert len(till.lines()) == 1


def test_what_was_said_is_gone_once_something_else_is_taken(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.settle()
    form = paying(till)
    till.keys("5")
    till.press(KEY.Key_F2)
    till.shop.qtbot.waitUntil(lambda: any(field.problem for field in form.fields()))
    till.keys("1")
    till.press(KEY.Key_F2)
    till.shop.wait(lambda: form.rest == 149)
    assert [field.problem for field in form.fields() if field.problem] == []


def test_a_number_that_a_method_needs_is_asked_for(till: Till) -> None:
    till.shop.do(AddPaymentMethod(method="voucher", name="Voucher", needs_reference=True))
    till.scan(BISCUITS_CODE)
    till.settle()
    form = paying(till)
    (voucher,) = [one for one in form.method_buttons if one.text().startswith("Voucher")]
    form.reference.setText("V-17")
    voucher.click()
    till.settle()
    (paid,) = payments(till)
    assert [(one["method"], one["reference"]) for one in paid["tenders"]] == [("voucher", "V-17")]


def card(till: Till, amount: int = 2000) -> str:
    till.shop.do(
        SellGiftCard(amount=amount, number="0849987179887191", tenders=(WantedTender(method="cash", amount=amount),))
    )
    return "0849987179887191"


def paid_for_goods(till: Till) -> list[tuple[str, int, str]]:
    return [
        (one["method"], one["amount"], one["reference"])
        for paid in payments(till)
        if paid["purpose"] != "gift_card"
        for one in paid["tenders"]
    ]


def test_a_gift_card_that_is_scanned_while_somebody_pays_pays(till: Till) -> None:
    number = card(till)
    till.scan(BISCUITS_CODE)
    till.settle()
    paying(till)
    till.scan(number)
    till.settle()
    assert paid_for_goods(till) == [("gift", 249, number)]
    assert till.remark() == ""


def test_a_gift_card_pays_no_more_than_is_on_it_and_the_rest_is_asked_for(till: Till) -> None:
    number = card(till, 100)
    till.scan(BISCUITS_CODE)
    till.settle()
    form = paying(till)
    till.scan(number)
    till.shop.wait(lambda: form.rest == 149)
    till.keys("\r")
    till.settle()
    assert paid_for_goods(till) == [("gift", 100, number), ("cash", 149, "")]


def test_the_key_of_a_gift_card_asks_for_its_number_and_keeps_the_amount(till: Till) -> None:
    number = card(till)
    till.scan(BISCUITS_CODE)
    till.settle()
    form = paying(till)
    gift = next(one for one in form.method_buttons if one.text().startswith("Gift card"))
    till.keys("1.20")
    gift.click()
    assert form.reference.hasFocus()
    assert form.rest == 249
    till.scan(number)
    till.shop.wait(lambda: form.rest == 129)
    assert form.reference.text() == ""
    till.keys("\r")
    till.settle()
    assert paid_for_goods(till) == [("gift", 120, number), ("cash", 129, "")]


def test_the_number_of_a_gift_card_is_typed_and_sent_by_enter(till: Till) -> None:
    number = card(till)
    till.scan(BISCUITS_CODE)
    till.settle()
    form = paying(till)
    next(one for one in form.method_buttons if one.text().startswith("Gift card")).click()
    till.keys("0849 9871 7988 7192\r")
    assert form.rest == 249
    assert [field.problem for field in form.fields() if field.problem] == [
        "There is no gift card 0849 9871 7988 7192. Check the number."
    ]
    form.reference.clear()
    till.keys("0849 9871 7988 7191\r")
    till.settle()
    assert paid_for_goods(till) == [("gift", 249, number)]


def test_cash_is_asked_for_in_coins(till: Till) -> None:
    till.shop.do(SetCashRounding(increment=5))
    till.scan(BISCUITS_CODE)
    till.settle()
    form = paying(till)
    assert form.amount.value() == 250
    till.keys("\r")
    till.settle()
    assert [(paid["change"], paid["rounding"]) for paid in payments(till)] == [(0, 1)]


def test_the_key_for_exact_cash_takes_it_in_coins_too(till: Till) -> None:
    till.shop.do(SetCashRounding(increment=5))
    till.scan(BISCUITS_CODE)
    exactly(till)
    till.settle()
    assert [(paid["change"], paid["rounding"]) for paid in payments(till)] == [(0, 1)]


def test_what_is_scanned_while_somebody_pays_is_on_the_sale(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.settle()
    paying(till)
    till.scan(COFFEE_CODE)
    till.settle()
    till.shop.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert len(till.lines()) == 2
    assert payments(till) == []


def test_a_sale_in_an_open_till_counts_at_once(till: Till) -> None:
    till.shop.do(OpenTill())
    till.scan(BISCUITS_CODE)
    exactly(till)
    till.settle()
    assert till.shop.documents("till")["1"]["expected_cash"] == 249


def test_an_order_without_payment_has_no_receipt(till: Till) -> None:
    till.shop.do(PlaceOrder(lines=(line("1001"),)))
    assert payments(till) == []


def by_telephone(till: Till) -> None:
    till.scan(COFFEE_CODE)
    till.settle()
    till.open(KEY.Key_F4, TelephoneForm)
    till.keys("\r")
    till.settle()


def end(till: Till) -> tuple[str, str]:
    return till.page.totals._last_price.text(), shown(till)


def test_the_deposit_stands_beside_an_order_by_telephone(till: Till) -> None:
    by_telephone(till)
    paying(till)
    till.keys("5\r")
    till.settle()
    assert end(till) == ("€5.00 deposit, €2.99 due", "€7.99")


def test_an_order_without_a_deposit_says_that_nothing_is_paid(till: Till) -> None:
    by_telephone(till)
    paying(till)
    till.keys("\r")
    till.settle()
    assert end(till) == ("Nothing is paid yet", "€7.99")


def test_everything_in_the_form_has_a_name(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.settle()
    assert nameless(paying(till)) == []


@pytest.mark.parametrize(
    ("due", "exponent", "sums"),
    [
        (249, 2, [500, 1000, 2000, 5000]),
        (2000, 2, [5000, 10_000, 20_000, 50_000]),
        (1999, 2, [2000, 5000, 10_000, 20_000]),
        (0, 2, []),
        (730, 0, [750, 800, 1000, 5000]),
    ],
)
def test_likely_sums_are_what_notes_make(due: int, exponent: int, sums: list[int]) -> None:
    assert likely_sums(due, exponent) == sums
