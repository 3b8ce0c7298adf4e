"""The page of staff: from nobody to an owner, and from the owner to everybody."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.inventory.commands import AdjustStock
from domain.inventory.events import Reason
from domain.kernel.ids import Sku
from domain.staff.commands import RefusePin
from tests.ui.accessibility import nameless
from tests.ui.shop import Shop
from tests.ui.staff.conftest import Staffed
from ui.main_window import MainWindow
from ui.products_page import ProductsPage
from ui.staff.forms import EditPersonForm, NewPersonForm, NewPinForm
from ui.staff.lock_screen import LockScreen
from ui.staff.page import StaffPage
from ui.theme import look
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.fkey_bar import FKeyBar
from ui.widgets.rows_model import ROW_ROLE

W = TypeVar("W", bound=QWidget)


def one(window: QWidget, kind: type[W]) -> W:
    (found,) = [widget for widget in window.findChildren(kind) if widget.isVisible()]
    return found


def fill(form: NewPersonForm | NewPinForm, pin: str, again: str, name: str = "") -> None:
    if isinstance(form, NewPersonForm):
        form.name.setText(name)
    form.pin.setText(pin)
    form.again.setText(again)
    form._on_submit()


@pytest.fixture
def open_page(staffed: Staffed) -> StaffPage:
    """The page as the owner sees it, with the cashier chosen."""
    staffed.open("staff")
    staffed.sign_in("11234")
    page = staffed.one(StaffPage)
    page.table.select_key(staffed.cashier)
    return page


def names(page: StaffPage) -> list[str]:
    return [row.name for row in page.table.rows_model().rows()]


def empty_page(shop: Shop) -> tuple[MainWindow, StaffPage]:
    window = shop.window("staff")
    return window, one(window, StaffPage)


def test_without_staff_it_says_so_and_offers_the_first_step(shop: Shop) -> None:
    window, page = empty_page(shop)
    assert page.empty.isVisible()
    assert not page.add.isVisible()
    assert not page.lock_time.isVisible()
    assert nameless(window) == []


def test_the_first_person_is_the_owner_and_is_at_the_till_at_once(shop: Shop) -> None:
    window, page = empty_page(shop)
    page.empty.wanted.emit()
    form = one(window, NewPersonForm)
    assert form.role.currentData() == "owner"
    assert not form.role.isEnabled()
    assert nameless(form) == []
    fill(form, "4711", "4711", "Olga")
    shop.wait(lambda: shop.runner.session.staff_id)
    assert [screen for screen in window.findChildren(LockScreen) if screen.isVisible()] == []
    assert names(page) == ["Olga"]
    assert page.lock_time.currentData() == 5
    assert page.detail.isVisible()


@pytest.mark.parametrize(
    ("name", "pin", "again", "field"),
    [
        ("Olga", "4711", "4712", "again"),
        ("Olga", "471", "471", "pin"),
        ("", "4711", "4711", "name"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(shop: Shop, name: str, pin: str, again: str, field: str) -> None:
    window, page = empty_page(shop)
    page.empty.wanted.emit()
    form = one(window, NewPersonForm)
    fill(form, pin, again, name)
    shop.wait(lambda: form.named[field].problem)
    assert shop.documents("staff") == {}
    form.reject()


def test_somebody_is_added(open_page: StaffPage, staffed: Staffed) -> None:
    open_page.add.click()
    form = staffed.one(NewPersonForm)
    assert form.role.currentData() == "cashier"
    fill(form, "0000", "0000", "Sam")
    staffed.gone(form)
    assert names(open_page) == ["Olga", "Cora", "Sam"]
    staffed.lock()
    staffed.sign_in("30000")


def test_somebody_gets_another_role(open_page: StaffPage, staffed: Staffed) -> None:
    open_page.detail.edit.click()
    form = staffed.one(EditPersonForm)
    form.role.setCurrentIndex(form.role.findData("supervisor"))
    form.name.setText("Cora Berg")
    form._on_submit()
    staffed.gone(form)
    row = open_page.table.rows_model().row_of(staffed.cashier)
    assert row is not None
    assert (row.name, row.role) == ("Cora Berg", "supervisor")


def test_another_pin_ends_a_wait(open_page: StaffPage, staffed: Staffed) -> None:
    for _ in range(5):
        staffed.do(RefusePin(staff_id=staffed.cashier))
    open_page.detail.pin.click()
    form = staffed.one(NewPinForm)
    fill(form, "2222", "2222")
    staffed.gone(form)
    staffed.lock()
    staffed.sign_in("22222")


def test_who_is_let_go_comes_last_and_can_be_erased(open_page: StaffPage, staffed: Staffed) -> None:
    open_page.detail.retire.click()
    staffed.one(ConfirmDialog)._on_confirmed()
    staffed.wait(lambda: open_page.detail.erase.isVisible())
    assert not open_page.detail.pin.isVisible()
    open_page.detail.erase.click()
    staffed.one(ConfirmDialog)._on_confirmed()
    staffed.wait(lambda: staffed.shop.documents("staff")[staffed.cashier]["erased"])
    assert names(open_page) == ["Olga", ""]


def offered(page: StaffPage) -> list[str]:
    return [action.text() for action in page.actions() if action.isEnabled() and action.isVisible()]


def test_all_of_it_is_done_by_keys_that_stand_in_the_bar(open_page: StaffPage, staffed: Staffed) -> None:
    staffed.activate()
    assert offered(open_page) == ["New person", "Edit", "New PIN", "Let go"]
    for key, form in ((Qt.Key.Key_Insert, NewPersonForm), (Qt.Key.Key_F4, EditPersonForm), (Qt.Key.Key_F5, NewPinForm)):
        QTest.keyClick(open_page.table, key)
        opened = staffed.one(form)
        opened.reject()
        staffed.gone(opened)
        staffed.activate()
    QTest.keyClick(open_page.table, Qt.Key.Key_Delete)
    staffed.one(ConfirmDialog)._on_confirmed()
    staffed.activate()
    staffed.wait(lambda: offered(open_page) == ["New person", "Erase name"])
    QTest.keyClick(open_page.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    staffed.one(ConfirmDialog)._on_confirmed()
    staffed.wait(lambda: offered(open_page) == ["New person"])
    (bar,) = open_page.findChildren(FKeyBar)
    assert bar.isVisible()
    assert nameless(open_page) == []


def test_without_staff_the_bar_offers_the_first_step_only(shop: Shop) -> None:
    window, page = empty_page(shop)
    assert offered(page) == ["New person"]
    window.activateWindow()
    shop.qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(page.empty, Qt.Key.Key_Insert)
    form = one(window, NewPersonForm)
    assert form.role.currentData() == "owner"
    form.reject()


def test_the_last_owner_is_not_let_go(open_page: StaffPage, staffed: Staffed) -> None:
    open_page.table.select_key(staffed.owner)
    open_page.detail.retire.click()
    staffed.one(ConfirmDialog)._on_confirmed()
    staffed.activate()
    staffed.wait(lambda: staffed.window.feedback.sentences())
    assert "Somebody must own the store. Make somebody else an owner first." in staffed.window.feedback.sentences()


def test_the_lock_time_is_set(open_page: StaffPage, staffed: Staffed) -> None:
    open_page.lock_time.setCurrentIndex(open_page.lock_time.findData(30))
    open_page.lock_time.activated.emit(open_page.lock_time.currentIndex())
    staffed.wait(lambda: staffed.shop.documents("staff_rules")["staff"]["lock_minutes"] == 30)


def test_who_types_weights_is_set_and_said(open_page: StaffPage, staffed: Staffed) -> None:
    assert open_page.weighing.currentData() == "cashier"
    open_page.weighing.setCurrentIndex(open_page.weighing.findData("supervisor"))
    open_page.weighing.activated.emit(open_page.weighing.currentIndex())
    staffed.wait(lambda: staffed.shop.documents("staff_rules")["staff"]["weighing"] == "supervisor")
    staffed.wait(lambda: "Weights are typed from Supervisor" in staffed.window.feedback.sentences())


def test_a_cashier_looks_and_needs_approval_for_the_rest(staffed: Staffed) -> None:
    staffed.open("staff")
    staffed.sign_in("256789")
    page = staffed.one(StaffPage)
    page.lock_time.setCurrentIndex(page.lock_time.findData(0))
    page.lock_time.activated.emit(page.lock_time.currentIndex())
    approval = staffed.approval()
    approval.reject()
    staffed.gone(approval)
    assert page.lock_time.currentData() == 5


def test_a_pin_is_never_seen(open_page: StaffPage, staffed: Staffed) -> None:
    open_page.detail.pin.click()
    form = staffed.one(NewPinForm)
    QTest.keyClicks(form.pin, "12ab34567890")
    assert form.pin.text() == "12345678"
    assert form.pin.echoMode() is QLineEdit.EchoMode.Password
    assert nameless(form) == []
    form.reject()


def test_the_ledger_names_the_person(staffed: Staffed) -> None:
    staffed.open("products")
    staffed.sign_in("11234")
    staffed.shop.runner.submit(AdjustStock(sku=Sku("1001"), quantity=-1000, reason=Reason.DAMAGE), staffed.window)
    session = staffed.shop.runner.session
    staffed.wait()
    page = staffed.one(ProductsPage)
    page.table.select_key("1001")
    ledger = page.panel.ledger.model()
    staffed.wait(lambda: ledger.rowCount() == 2)
    assert "Olga" in ledger.index(0, 0).data(ROW_ROLE).detail
    assert session.name_of("terminal") == "terminal"


def test_a_name_is_read_whole_on_a_small_screen(open_page: StaffPage, staffed: Staffed) -> None:
    window = open_page.window()
    window.resize(1024, 700)
    staffed.shop.wait(lambda: open_page.table.columnWidth(1) > look.px(150))
