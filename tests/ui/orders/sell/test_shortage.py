"""A sale that asks for more than there is: said at the scan, held up by nothing, refused by Finish with a way on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from domain.catalog.commands import EditProduct
from domain.inventory.commands import AdjustStock
from domain.inventory.events import Reason
from domain.kernel.ids import Sku
from tests.ui.orders.sell.till import BISCUITS, COFFEE, OIL, TOMATOES, Till
from ui.orders.sell.shortage import Short, reductions

KEY = Qt.Key


@pytest.fixture
def beeps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append("beep"))
    return heard


def warnings(till: Till) -> list[str]:
    """What the lines say of the stock where it is an alarm."""
    return [row.stock.text for row in till.page.list.rows_model().rows() if row.stock.tone == "error"]


def alarm(till: Till) -> str:
    """What stands beside the total."""
    short = till.page.totals._short
    return short.accessibleName() if short.isVisible() else ""


def orders(till: Till) -> int:
    return len(till.shop.documents("recent_orders"))


def test_what_is_not_there_is_said_at_the_scan_and_held_up_by_nothing(till: Till) -> None:
    till.sell(f"1*{TOMATOES}", "oat")
    assert till.lines() == [(TOMATOES, "1\u00a0kg"), (BISCUITS, "1")]
    assert warnings(till) == ["none left"]
    assert alarm(till) == "Not enough of Tomatoes"
    assert till.remark() == ""
    till.enter(f"4*{OIL}")
    assert (warnings(till), alarm(till)) == (["none left", "only 3 left"], "Not enough of 2 products")


def test_the_unit_in_a_name_does_not_begin_a_line_of_its_own(till: Till) -> None:
    till.sell(f"4*{OIL}")
    assert alarm(till) == "Not enough of Olive Oil 1\u00a0l"


def test_it_is_heard_once_for_each_scan_that_makes_it_worse(till: Till, beeps: list[str]) -> None:
    till.sell("oat", f"1*{TOMATOES}")
    assert beeps == ["beep"]
    till.sell("cof")
    assert beeps == ["beep"]
    till.shop.do(AdjustStock(sku=Sku(COFFEE), quantity=-8_000, reason=Reason.THEFT))
    assert beeps == ["beep", "beep"]


def test_a_screen_reader_hears_it_with_the_line(till: Till) -> None:
    till.sell(f"1*{TOMATOES}")
    assert till.page.list.rows_model().rows()[0].spoken().endswith("none left")


def test_what_may_be_sold_below_zero_is_no_alarm_and_is_finished(till: Till) -> None:
    till.shop.do(EditProduct(sku=Sku(TOMATOES), allow_negative=True))
    till.sell(f"1*{TOMATOES}")
    (row,) = till.page.list.rows_model().rows()
    assert ((row.stock.text, row.stock.tone), alarm(till)) == (("none left", "warn"), "")
    till.enter()
    assert orders(till) == 1


def test_finish_names_every_line_and_one_key_takes_what_is_there(till: Till) -> None:
    till.sell("oat", f"5*{OIL}", f"1*{TOMATOES}")
    till.enter()
    assert till.remark() == (
        "There is not enough of: Olive Oil 1 l (3 of 5), Tomatoes (0\u00a0kg of 1\u00a0kg). Take what is there, or "
        "receive more first."
    )
    ways = [b.text() for b in till.page.remarks.banner.findChildren(QPushButton) if b.isVisible()]
    assert ways == ["Take what is there (F5)"]
    till.press(KEY.Key_F5)
    till.settle()
    assert till.lines() == [(BISCUITS, "1"), (OIL, "3")]
    assert (till.remark(), alarm(till), warnings(till)) == ("", "", [])
    assert till.window.feedback.sentences() == ["Tomatoes removed"]
    till.enter()
    assert orders(till) == 1


def test_the_key_is_offered_only_while_something_is_short(till: Till) -> None:
    reduce = till.page.shortage.reduce
    assert not reduce.isVisible()
    till.sell(f"1*{TOMATOES}")
    assert reduce.isVisible()
    till.press(KEY.Key_F5)
    till.settle()
    assert (till.lines(), reduce.isVisible()) == ([], False)


def line(number: int, sku: str, quantity: int, entry: str = "") -> dict[str, object]:
    return {"line": number, "sku": sku, "quantity": quantity, "entry": entry}


def test_what_was_entered_first_stays() -> None:
    lines = [line(1, "a", 2000), line(2, "b", 9000), line(3, "a", 2000), line(4, "a", 500)]
    short = [Short("a", "A", "kg", 4500, 2500)]
    assert list(reductions(lines, short)) == [(3, 500), (4, 0)]


@pytest.mark.parametrize("entry", ["label", "label_quantity"])
def test_nobody_is_sold_a_part_of_a_package_with_a_label(entry: str) -> None:
    lines = [line(1, "a", 2000, entry), line(2, "a", 1754, entry), line(3, "a", 400, entry)]
    assert list(reductions(lines, [Short("a", "A", "kg", 4154, 2500)])) == [(2, 0)]


def test_nobody_is_sold_half_a_piece() -> None:
    assert list(reductions([line(1, "a", 3000)], [Short("a", "A", "each", 3000, 1500)])) == [(1, 1000)]
