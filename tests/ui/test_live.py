import threading
from time import monotonic

import pytest

from domain.catalog.commands import ChangePrice
from domain.inventory.commands import AdjustStock
from domain.inventory.events import Reason
from domain.kernel.errors import Rejected
from domain.kernel.ids import Sku
from domain.orders.commands import PlaceOrder, WantedLine
from tests.ui.shop import Shop
from ui import live


def order(sku: str, quantity: int = 1000) -> PlaceOrder:
    return PlaceOrder(lines=(WantedLine(sku=Sku(sku), quantity=quantity),))


def test_a_view_holds_every_document_once_it_was_asked_for(shop: Shop) -> None:
    stock = shop.live.view("stock")
    shop.wait()
    assert stock.documents == shop.documents("stock")


def test_an_order_placed_elsewhere_reaches_the_window_as_single_documents(shop: Shop) -> None:
    heard: list[set[str]] = []
    stock = shop.live.view("stock")
    shop.wait()
    stock.patched.connect(lambda patches: heard.append(set(patches)))
    receipt = shop.do(order("1001"))
    assert heard == [{"1001"}]
    assert stock.documents["1001"]["on_hand"] == 19_000
    assert stock.position == receipt.last_position


def test_when_the_receipt_arrives_the_window_already_shows_what_was_written(shop: Shop) -> None:
    stock = shop.live.view("stock")
    shop.wait()
    seen: list[int] = []
    shop.runner.submit(order("1001"), shop.live, done=lambda _: seen.append(stock.documents["1001"]["on_hand"]))
    shop.wait(lambda: seen)
    assert seen == [19_000]


def test_what_a_command_of_the_window_changed_is_told_together_with_its_answer(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    shop.live.view("stock")
    shop.wait()
    monkeypatch.setattr(live, "_FRAME", 60)  # seconds: an answer is sooner, however slow the machine is
    monkeypatch.setattr(shop.live, "_delivered", monotonic() - 120)
    shop.live.advanced.connect(lambda _: heard.append(f"told, {shop.live.awaited} awaited"))
    shop.runner.submit(order("1001"), shop.live, done=lambda _: heard.append("answered"))
    assert shop.live.awaited == 1
    shop.wait(lambda: "answered" in heard)
    assert heard == ["told, 0 awaited", "answered"]


def test_while_an_answer_does_not_come_changes_are_told_with_the_next_frame(shop: Shop) -> None:
    stock = shop.live.view("stock")
    shop.wait()
    shop.do(order("1001"))
    answer = threading.Event()
    shop.store.core.call(lambda: answer.wait(10))
    shop.runner.submit(order("1001"), shop.live)
    shop.live._on_core_changed(stock.position, {"stock": {"1001": {"on_hand": 7_000}}})
    try:
        shop.qtbot.waitUntil(lambda: stock.documents["1001"]["on_hand"] == 7_000)
        assert shop.live.awaited == 1
    finally:
        answer.set()
    shop.wait()
    assert (stock.documents["1001"]["on_hand"], shop.live.awaited) == (18_000, 0)


def test_a_command_that_was_refused_is_awaited_no_more(shop: Shop) -> None:
    heard: list[Exception] = []
    shop.runner.submit(order("1003", 9_000), shop.live, failed=heard.append)
    shop.wait(lambda: heard)
    assert shop.live.awaited == 0


def test_a_rule_that_says_no_comes_back_on_the_thread_of_the_window(shop: Shop) -> None:
    heard: list[tuple[Exception, str]] = []
    shop.runner.submit(
        order("1003", 9_000), shop.live, failed=lambda error: heard.append((error, threading.current_thread().name))
    )
    shop.wait(lambda: heard)
    error, thread = heard[0]
    assert isinstance(error, Rejected)
    assert error.code == "not_enough_stock"
    assert thread == "MainThread"


def test_an_answer_whose_form_is_gone_is_dropped(shop: Shop) -> None:
    from PySide6.QtCore import QObject
    from shiboken6 import delete

    form = QObject()
    heard: list[object] = []
    shop.runner.submit(order("1001"), form, done=heard.append)
    delete(form)
    shop.wait()
    assert heard == []


def test_many_changes_are_told_in_few_signals(shop: Shop) -> None:
    stock = shop.live.view("stock")
    shop.wait()
    heard: list[object] = []
    stock.patched.connect(heard.append)
    for _ in range(50):
        shop.store.submit(AdjustStock(sku=Sku("1001"), quantity=1000, reason=Reason.COUNT))
    shop.wait(lambda: stock.documents["1001"]["on_hand"] == 70_000)
    assert len(heard) < 50


def test_a_view_that_was_made_anew_is_read_anew(shop: Shop) -> None:
    from app.rebuild import rebuild

    catalogue = shop.live.view("catalogue")
    shop.wait()
    with shop.qtbot.waitSignal(catalogue.reset):
        assert rebuild(shop.store) == []
    shop.do(ChangePrice(sku=Sku("1001"), price=300))
    assert catalogue.documents["1001"]["price"] == 300


def test_what_was_handed_out_with_a_receipt_is_not_told_again(shop: Shop) -> None:
    told: list[int] = []
    shop.live.view("stock")
    shop.wait()
    shop.live.advanced.connect(told.append)
    receipts: list[object] = []
    shop.runner.submit(order("1001"), shop.live, done=receipts.append)
    shop.wait(lambda: receipts)
    shop.live.deliver()
    assert len(told) == 1


def test_what_happens_while_a_view_is_read_is_not_lost(shop: Shop) -> None:
    shop.store.core.execute(order("1001"))
    stock = shop.live.view("stock")
    shop.documents("stock")  # the core has answered, the window has not heard yet
    receipt = shop.store.core.execute(order("1001"))
    shop.wait(lambda: stock.loaded)
    assert stock.documents == shop.documents("stock")
    assert stock.position == receipt.last_position


def test_what_happens_while_a_view_is_read_anew_is_not_taken_back(shop: Shop) -> None:
    from app.rebuild import rebuild

    stock = shop.live.view("stock")
    shop.wait()
    rebuild(shop.store)
    shop.live.deliver()  # asks for the stock anew
    shop.documents("stock")
    shop.store.core.execute(order("1001"))
    shop.live.deliver()
    shop.wait()
    assert stock.documents == shop.documents("stock")
