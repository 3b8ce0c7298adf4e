"""The window is nobody's until somebody presses their number and types their PIN."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.staff import hash_pin
from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.staff.commands import EditStaff, RegisterStaff, RetireStaff, SetLockTime, SetStaffPin
from domain.staff.events import Role
from tests.ui.accessibility import nameless
from tests.ui.keyboard import Keyboard
from tests.ui.shop import Shop
from tests.ui.staff.conftest import Staffed
from ui.customers.form import CustomerForm
from ui.idle import Idle
from ui.orders.sell.page import SellPage
from ui.scanner import Scanner
from ui.staff.lock_screen import LockScreen
from ui.staff.person_tile import PersonTile
from ui.widgets.status_item import StatusItem


def person_item(staffed: Staffed) -> StatusItem:
    (item,) = [item for item in staffed.window.findChildren(StatusItem) if "At the till" in item.accessibleName()]
    return item


def test_a_store_without_staff_is_never_locked(shop: Shop) -> None:
    window = shop.window("sell")
    assert window.findChildren(LockScreen) == []
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    shop.wait()
    assert window.findChildren(LockScreen) == []
    (item,) = [item for item in window.findChildren(StatusItem) if item.accessibleName() == "At the till"]
    assert not item.isVisible()


def test_a_number_and_a_pin_are_enough(staffed: Staffed) -> None:
    staffed.open()
    assert staffed.locked
    assert staffed.entry().remark == "Press your number, then your PIN."
    staffed.sign_in("256789")
    assert staffed.shop.runner.session.staff_id == staffed.cashier
    assert person_item(staffed).text() == "Cora"
    assert staffed.window.focusWidget() is staffed.one(SellPage).field


def test_what_was_typed_stays_while_the_list_of_people_changes(staffed: Staffed) -> None:
    staffed.open()
    staffed.keys("256")
    staffed.register("Ben", Role.CASHIER, "4711")  # as the sign-out does, of whoever locked the window
    staffed.sign_in("789")
    assert staffed.shop.runner.session.staff_id == staffed.cashier


def test_what_is_done_then_is_done_by_that_person(staffed: Staffed) -> None:
    staffed.open()
    staffed.sign_in("256789")
    staffed.shop.runner.submit(RegisterCustomer(person=Person(name="Zoë")), staffed.window)
    staffed.wait()
    with staffed.shop.store.database.reader() as connection:
        (actor,) = connection.execute("SELECT actor FROM event WHERE type = 'CustomerRegistered'").fetchone()
    assert actor == staffed.cashier


def test_one_changes_places_with_another(staffed: Staffed) -> None:
    staffed.open()
    staffed.sign_in("256789")
    staffed.lock()
    staffed.sign_in("11234")
    assert person_item(staffed).text() == "Olga"
    staffed.wait(lambda: staffed.shop.documents("staff")[staffed.owner]["signed_in"] == "1")
    assert staffed.shop.documents("staff")[staffed.cashier]["signed_in"] == ""


def test_what_was_typed_stays_while_the_store_tells_who_left(staffed: Staffed) -> None:
    staffed.open()
    staffed.sign_in("256789")
    staffed.lock()
    staffed.keys("2567")
    staffed.do(EditStaff(staff_id=staffed.owner, name="Olga Ortiz", role=Role.OWNER))
    assert [tile.text() for tile in staffed.window.findChildren(PersonTile) if tile.isVisible()] == [
        "Olga Ortiz", "Cora",
    ]  # fmt: skip
    staffed.sign_in("89")


def test_whoever_is_chosen_and_no_longer_works_here_is_chosen_no_more(staffed: Staffed) -> None:
    staffed.do(RegisterStaff(name="Sam", role=Role.SUPERVISOR, pin=hash_pin("2468")))
    staffed.open()
    staffed.keys("25")
    staffed.do(RetireStaff(staff_id=staffed.cashier))
    assert staffed.entry().chosen == ""
    staffed.sign_in("11234")


def test_a_pin_of_another_length_is_typed_from_its_first_digit(staffed: Staffed) -> None:
    staffed.open()
    staffed.keys("256")
    staffed.do(SetStaffPin(staff_id=staffed.cashier, pin=hash_pin("246810")))
    staffed.sign_in("246810")


def test_by_finger_or_mouse_it_is_a_tile_and_the_pad(staffed: Staffed) -> None:
    staffed.open()
    (cora,) = [tile for tile in staffed.window.findChildren(PersonTile) if tile.text() == "Cora"]
    cora.click()
    pad = {key.text(): key for key in staffed.entry().pad.findChildren(QPushButton)}
    for digit in "56789":
        pad[digit].click()
    staffed.wait(lambda: not staffed.locked)


def test_arrows_choose_too_and_escape_goes_back(staffed: Staffed) -> None:
    staffed.open()
    entry = staffed.entry()
    QTest.keyClick(entry, Qt.Key.Key_Down)
    QTest.keyClick(entry, Qt.Key.Key_Down)
    assert entry.chosen == staffed.cashier
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert entry.chosen == ""
    staffed.keys("1")
    assert entry.chosen == staffed.owner
    QTest.keyClick(entry, Qt.Key.Key_Backspace)
    assert entry.chosen == ""


def test_a_wrong_pin_is_said_and_the_next_one_waits(staffed: Staffed) -> None:
    staffed.open()
    assert staffed.refused("14321") == "That PIN is not right. Type it again."
    assert staffed.refused("4321") == "That PIN is not right. Try again in 1 s."
    assert not staffed.entry().pad.isEnabled()
    staffed.wait(lambda: staffed.entry().pad.isEnabled())
    staffed.sign_in("1234")


def test_a_digit_that_is_taken_back_is_not_counted(staffed: Staffed) -> None:
    staffed.open()
    staffed.keys("112")
    QTest.keyClick(staffed.entry(), Qt.Key.Key_Backspace)
    staffed.sign_in("234")


def test_a_scan_is_no_try(staffed: Staffed, scanner: Scanner) -> None:
    staffed.open()
    staffed.window.activateWindow()
    staffed.entry().setFocus()
    keyboard = Keyboard(staffed.shop.qtbot, staffed.window)
    keyboard.scan("1234567890128")
    staffed.shop.qtbot.wait(200)
    staffed.wait()
    assert staffed.locked
    assert staffed.entry().chosen == ""
    assert staffed.shop.documents("staff")[staffed.owner]["wrong_pins"] == 0
    assert staffed.shop.documents("open_sales") == {}


def test_keys_and_forms_wait_under_the_lock(staffed: Staffed) -> None:
    staffed.open("customers")
    staffed.sign_in("256789")
    form = CustomerForm(staffed.window.desk)  # type: ignore[arg-type]
    staffed.window.feedback.open_form(form)
    form.edits["name"].setText("Zoë")
    staffed.shop.runner.session.lock()
    staffed.wait(lambda: staffed.locked)
    assert not form.isVisible()
    QTest.keyClick(staffed.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert staffed.window.page == "customers"
    staffed.sign_in("11234")
    assert form.isVisible()
    assert form.edits["name"].text() == "Zoë"
    form.reject()


def test_every_window_is_locked_and_opened_at_once(staffed: Staffed) -> None:
    staffed.open()
    second = staffed.shop.window("dashboard")
    assert [screen.isVisible() for screen in second.findChildren(LockScreen)] == [True]
    staffed.sign_in("256789")
    staffed.wait(lambda: not [screen for screen in second.findChildren(LockScreen) if screen.isVisible()])


def test_it_locks_itself_when_nobody_touches_it(staffed: Staffed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.session._MINUTE_MS", 100)
    staffed.open()
    staffed.sign_in("256789")
    staffed.wait(lambda: staffed.locked)
    with staffed.shop.store.database.reader() as connection:
        (data,) = connection.execute("SELECT data FROM event WHERE type = 'SignedOut'").fetchone()
    assert '"idle":true' in data


def test_each_touch_begins_the_time_anew(staffed: Staffed) -> None:
    staffed.do(SetLockTime(minutes=60))
    staffed.open()
    staffed.sign_in("256789")
    staffed.activate()
    idle = staffed.shop.runner.session.findChild(Idle)
    assert isinstance(idle, Idle)
    handle = staffed.window.windowHandle()
    for touches in (partial(QTest.keyClick, handle, Qt.Key.Key_Shift), partial(QTest.mouseMove, handle, QPoint(9, 9))):
        staffed.shop.qtbot.wait(300)
        before = idle._timer.remainingTime()
        touches()
        assert idle._timer.remainingTime() > before


def test_it_never_locks_itself_where_that_is_wanted(staffed: Staffed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.session._MINUTE_MS", 10)
    staffed.do(SetLockTime(minutes=0))
    staffed.open()
    staffed.sign_in("256789")
    staffed.shop.qtbot.wait(200)
    assert not staffed.locked


def test_who_no_longer_works_here_is_signed_out(staffed: Staffed) -> None:
    staffed.open()
    staffed.sign_in("256789")
    staffed.do(RetireStaff(staff_id=staffed.cashier))
    staffed.wait(lambda: staffed.locked)
    assert [tile.text() for tile in staffed.window.findChildren(PersonTile) if tile.isVisible()] == ["Olga"]


def test_the_status_bar_locks(staffed: Staffed) -> None:
    staffed.open()
    assert not staffed.window.statusBar().isVisible()
    staffed.sign_in("256789")
    person_item(staffed).click()
    staffed.wait(lambda: staffed.locked)


def test_everything_on_the_lock_screen_has_a_name(staffed: Staffed) -> None:
    staffed.open()
    assert nameless(staffed.one(LockScreen)) == []
