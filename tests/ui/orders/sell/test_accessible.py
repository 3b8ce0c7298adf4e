"""Whoever hears the counter instead of seeing it can work it too."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.accessibility import nameless
from tests.ui.orders.sell.till import COFFEE_CODE, Till
from ui.orders.sell.customer_form import CustomerForm
from ui.orders.sell.line_forms import DiscountForm, QuantityForm
from ui.orders.sell.sale_form import SaleForm
from ui.orders.sell.sale_forms import AbandonForm, TelephoneForm

KEY = Qt.Key


def test_everything_on_the_page_has_a_name(till: Till) -> None:
    till.scan(COFFEE_CODE)
    till.settle()
    assert nameless(till.window) == []


@pytest.mark.parametrize(
    ("key", "form"),
    [
        (KEY.Key_F3, CustomerForm),
        (KEY.Key_F4, TelephoneForm),
        (KEY.Key_F6, DiscountForm),
        (KEY.Key_F7, QuantityForm),
        (KEY.Key_F9, AbandonForm),
    ],
)
def test_everything_on_a_form_has_a_name(till: Till, key: Qt.Key, form: type[SaleForm]) -> None:
    till.scan(COFFEE_CODE)
    assert nameless(till.open(key, form)) == []


def test_tab_leads_from_the_field_to_the_list_and_the_totals_and_back(till: Till) -> None:
    till.scan(COFFEE_CODE)
    till.settle()
    seen = []
    for _ in range(5):
        till.keys("\t")
        seen.append(till.window.focusWidget().accessibleName())
    assert seen[0] == "Lines of the sale"
    assert {"Choose the customer", "Change how it is handed over"} <= set(seen)
