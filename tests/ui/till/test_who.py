"""Who may do what at the till, and who counted: a cashier asks, a second person counts for themselves."""

from PySide6.QtCore import Qt

from domain.till.commands import OpenTill
from domain.till.events import Denomination
from tests.ui.shop import Shop
from tests.ui.staff.conftest import Staffed, staffed
from tests.ui.till.till import TillKeys
from ui.scanner import Scanner
from ui.till.close_form import CloseForm
from ui.till.count_form import CountForm
from ui.till.forms import PayInForm, PayOutForm
from ui.widgets.status_item import StatusItem

KEY = Qt.Key
__all__ = ["staffed"]


def at_the_till(staffed: Staffed) -> TillKeys:
    """The page as the cashier sees it, with 100.00 in the drawer."""
    staffed.open("till")
    staffed.sign_in("256789")
    keys = TillKeys(staffed.shop, staffed.window)
    keys.shop.runner.submit(OpenTill(denominations=(Denomination(value=1000, count=10),)), staffed.window)
    keys.settle()
    return keys


def test_a_cashier_puts_cash_in_and_asks_for_taking_it_out(staffed: Staffed, scanner: Scanner) -> None:
    keys = at_the_till(staffed)
    form = keys.open(KEY.Key_F3, PayInForm)
    keys.keys("5\tchange\r")
    keys.gone(form)
    paying_out = keys.open(KEY.Key_F4, PayOutForm)
    keys.keys("20\tmilk\r")
    approval = staffed.approval()
    staffed.keys("1234", approval.entry)
    staffed.gone(approval)
    keys.gone(paying_out)
    keys.settle()
    assert keys.headlines()["Expected cash"] == "€85.00"
    assert staffed.shop.runner.session.staff_id == staffed.cashier


def test_without_approval_nothing_is_taken_out(staffed: Staffed, scanner: Scanner) -> None:
    keys = at_the_till(staffed)
    form = keys.open(KEY.Key_F4, PayOutForm)
    keys.keys("20\tmilk\r")
    approval = staffed.approval()
    approval.reject()
    staffed.gone(approval)
    assert "supervisor" in form.banner.text
    form.reject()
    assert keys.headlines()["Expected cash"] == "€100.00"


def test_the_second_count_is_another_persons(staffed: Staffed, scanner: Scanner) -> None:
    keys = at_the_till(staffed)
    count = keys.open(KEY.Key_F12, CountForm)
    keys.count(n50=1)
    keys.send(count)
    close = keys.form(CloseForm)
    keys.alt(KEY.Key_S)
    keys.gone(close)
    assert any("another person's" in said for said in staffed.window.feedback.sentences())
    staffed.lock()
    staffed.sign_in("11234")
    second = keys.open(KEY.Key_F6, CountForm)
    assert second.windowTitle() == "Second count"
    keys.count(n100=1)
    keys.send(second)
    keys.send(keys.open(KEY.Key_F12, CloseForm))
    assert keys.table("Counted at the close")["Cash"] == ("100.00", "50.00", "100.00", "–", "0.00")
    shift = keys.table("Shift")
    assert (shift["Counted by"], shift["Second count by"]) == (("Cora",), ("Olga",))
    assert keys.table("By person") == {}


def test_a_count_from_before_a_restart_is_kept_or_made_again(shop: Shop, scanner: Scanner) -> None:
    keys = TillKeys(shop)
    shop.do(OpenTill(denominations=(Denomination(value=1000, count=10),)))
    count = keys.open(KEY.Key_F6, CountForm)
    keys.count(n50=1)
    keys.send(count)
    keys.window.close()
    keys = TillKeys(shop)
    keys.open(KEY.Key_F12, CountForm)
    keys.alt(KEY.Key_K)
    keys.send(keys.form(CloseForm))
    assert keys.table("Counted at the close")["Cash"][1] == "50.00"


def test_the_status_bar_says_whether_the_till_is_open(shop: Shop) -> None:
    window = shop.window("sell")
    (item,) = [item for item in window.findChildren(StatusItem) if item.accessibleName().startswith("Till:")]
    assert item.text() == "Till closed"
    shop.do(OpenTill())
    assert item.text() == "Till open"
    item.click()
    assert window.page == "till"
