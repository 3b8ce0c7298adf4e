"""The customer sees the sale while it is entered and what comes back; never who buys, and the keyboard stays here."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId
from domain.orders.commands import DiscountSale, SetSaleCustomer
from tests.ui.orders.sell.till import BISCUITS_CODE, COFFEE_CODE, TOMATOES, Till
from tests.ui.shop import Shop
from ui.orders.customer_display import CustomerDisplay
from ui.orders.customer_painting import Line
from ui.orders.sell.sale_forms import TelephoneForm
from ui.scanner import Scanner
from ui.theme.theme import Mode

KEY = Qt.Key


@pytest.fixture
def till(shop: Shop, scanner: Scanner) -> Till:
    return Till(shop)


@pytest.fixture
def display(shop: Shop, till: Till) -> CustomerDisplay:
    display = CustomerDisplay(shop.live.view("open_sales"), shop.live.view("store"), shop.formats, "Corner")
    shop.qtbot.addWidget(display)
    shop.wait()
    return display


def test_it_welcomes_until_something_is_scanned(till: Till, display: CustomerDisplay) -> None:
    assert (display.shown.lines, display.shown.figures) == ((), ())
    till.scan(BISCUITS_CODE)
    till.settle()
    assert display.shown.lines == (Line("Oat Biscuits 250 g", "1 × €2.49", "€2.49"),)
    assert display.shown.figures == (("Total", "€2.49"),)


def test_it_follows_every_change_the_last_line_last(till: Till, display: CustomerDisplay) -> None:
    till.scan(BISCUITS_CODE)
    till.sell(f"1.25*{TOMATOES}")
    assert display.shown.lines[-1] == Line("Tomatoes", "1.25\u00a0kg × €3.99", "€4.99")
    assert display.shown.figures[-1] == ("Total", "€7.48")
    till.press(KEY.Key_F8)
    till.settle()
    assert [line.name for line in display.shown.lines] == ["Oat Biscuits 250 g"]
    till.press(KEY.Key_F8)
    till.settle()
    assert display.shown.lines == ()


def test_a_discount_on_all_is_taken_off_the_lines(shop: Shop, till: Till, display: CustomerDisplay) -> None:
    till.scan(COFFEE_CODE)
    till.settle()
    shop.do(DiscountSale(sale_id=till.page.counter.sale.sale_id, rate=10_000))
    assert display.shown.lines[-1].total == "€7.19"
    assert display.shown.figures[-1] == ("Total", "€7.19")


def test_what_was_paid_stays_until_the_next_scan(till: Till, display: CustomerDisplay) -> None:
    till.window.board.paid.connect(display.show_paid)
    till.scan(COFFEE_CODE)
    till.enter()
    till.page.desk.board.show_paid(799, 1000, 201)
    till.settle()
    assert dict(display.shown.figures) == {"Total": "€7.99", "Given": "€10.00", "Change": "€2.01"}
    assert display.shown.figures[-1][0] == "Change"
    assert display.shown.lines == ()
    till.scan(BISCUITS_CODE)
    till.settle()
    assert dict(display.shown.figures) == {"Total": "€2.49"}


def test_exact_cash_shows_the_total_alone(till: Till, display: CustomerDisplay) -> None:
    display.show_paid(799, 799, 0)
    assert display.shown.figures == (("Total", "€7.99"),)


def test_a_finished_sale_without_a_payment_leaves_a_welcome(till: Till, display: CustomerDisplay) -> None:
    till.scan(COFFEE_CODE)
    till.enter()
    assert (display.shown.lines, display.shown.figures) == ((), ())


def test_nothing_of_the_customer_and_no_note_stands_on_it(shop: Shop, till: Till, display: CustomerDisplay) -> None:
    ada = shop.do(RegisterCustomer(person=Person(name="Ada Lovelace", phone="0123456")))
    till.scan(COFFEE_CODE)
    till.settle()
    shop.do(SetSaleCustomer(sale_id=till.page.counter.sale.sale_id, customer_id=CustomerId(str(ada.result))))
    form = till.open(KEY.Key_F4, TelephoneForm)
    form.note.setText("allergic to nuts")
    till.enter()
    assert till.sale()["note"] == "allergic to nuts"
    said = f"{display.shown} {display.accessibleName()} {display.accessibleDescription()}"
    assert "Ground Coffee" in said
    assert not any(word in said for word in ("Ada", "0123456", "nuts", "Telephone"))


def test_it_never_takes_the_keyboard_and_keeps_no_program_alive(display: CustomerDisplay) -> None:
    flags = display.windowFlags()
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert flags & Qt.WindowType.FramelessWindowHint
    assert display.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not display.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


@pytest.mark.parametrize("gone", ["HDMI-7", ""])
def test_it_stays_away_where_no_screen_is_chosen_or_it_is_gone(display: CustomerDisplay, gone: str) -> None:
    assert not display.show_on(gone)
    assert display.isHidden()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("size", [(800, 480), (1920, 1080), (768, 1366)])
def test_the_total_is_larger_than_anything_on_ones_own_screen(
    shop: Shop, till: Till, display: CustomerDisplay, mode: Mode, size: tuple[int, int]
) -> None:
    shop.theme.set_mode(mode)
    display.resize(*size)
    before = display.grab().toImage()
    for _ in range(6):
        till.scan(BISCUITS_CODE)
        till.scan(COFFEE_CODE)
    till.settle()
    after = display.grab().toImage()
    assert before != after
    # The last tenth of the height but one, at the right, is where the total stands: it is inked, and no edge is.
    ground = after.pixelColor(2, 2)
    rows = range(size[1] * 80 // 100, size[1] * 96 // 100)
    right = range(size[0] * 62 // 100, size[0])
    inked = [row for row in rows if any(after.pixelColor(x, row) != ground for x in right)]
    assert len(inked) >= size[1] * 4 // 100
    assert all(after.pixelColor(size[0] - 2, row) == ground for row in range(size[1]))


SCREENS = {
    "screens": [
        {"name": "own", "x": 0, "y": 0, "width": 1280, "height": 800},
        {"name": "customer", "x": 1280, "y": 0, "width": 1024, "height": 600},
    ]
}
CHOSEN = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QComboBox
from app.bootstrap import create_store
from app.settings import Settings
from app.window import Desktop
from domain.shop.commands import SetUpStore
from ui.settings.page import SettingsPage
application = QApplication([])
desktop = Desktop(application, Settings(theme="light", page="settings"), remembers=False)
window = desktop.add_window()
desktop.adopt(create_store(Path(sys.argv[1]), SetUpStore(name="Corner", currency="EUR")))
desktop.settle(application)
page = window.findChild(SettingsPage)
page.show_section("customer")
(box,) = page.sections[page.list.currentRow()].findChildren(QComboBox)
print(desktop.customer_display, [box.itemText(row) for row in range(box.count())])
box.setCurrentIndex(1)
box.activated.emit(1)
display = desktop.customer_display
window.board.show_paid(799, 1000, 201)
print(desktop.settings.customer_screen, display.isVisible(), display.geometry().getRect(), display.shown.figures[-1])
box.setCurrentIndex(0)
box.activated.emit(0)
print(repr(desktop.settings.customer_screen), display.isVisible())
desktop.close()
"""


def test_it_is_off_until_a_screen_is_chosen_in_the_settings(tmp_path: Path) -> None:
    """In a process of its own, with two screens."""
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(SCREENS), encoding="utf-8")
    environment = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    ran = subprocess.run(
        [sys.executable, "-c", CHOSEN, str(tmp_path / "shop")], capture_output=True, text=True, env=environment
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == [
        "None ['None', 'customer, 1024 × 600']",
        "customer True (1280, 0, 1024, 600) ('Change', '€2.01')",
        "'' False",
    ]
