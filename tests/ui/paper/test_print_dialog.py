"""The documents of an order: looked at, printed once more, saved."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.printing.reactor import PrintReactor
from domain.documents.events import Document
from domain.kernel.ids import Sku
from domain.orders.commands import PlaceOrder, WantedLine
from domain.orders.events import OrderKind
from domain.payments.commands import PayOrder, WantedTender
from tests.ui.accessibility import nameless
from tests.ui.paper.printing import Queue
from tests.ui.paper.reading import text_of
from tests.ui.shop import Shop
from ui.desk import Desk
from ui.orders.book.page import OrdersPage
from ui.paper.choice import PrinterChoice, PrinterKind
from ui.paper.ops import OrderPaper
from ui.paper.print_dialog import PrintDialog
from ui.paper.prints import Prints


@pytest.fixture
def desk(shop: Shop) -> Desk:
    return shop.desk()._replace(prints=Prints(Queue()))


def dialog(desk: Desk, shop: Shop, qtbot: QtBot, order_id: str = "none", number: int = 1) -> PrintDialog:
    dialog = PrintDialog(desk, order_id, number, Document.RECEIPT)
    qtbot.addWidget(dialog)
    dialog.show()
    shop.wait()
    return dialog


def test_the_document_is_shown_and_every_other_one_can_be(desk: Desk, shop: Shop, qtbot: QtBot) -> None:
    shown = dialog(desk, shop, qtbot)
    assert shown.area.preview.accessibleName() == "Receipt 1-123"
    assert nameless(shown) == []
    box = shown.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText("Invoice"))
    shop.wait()
    assert shown.area.preview.accessibleName() == "Invoice 1-123"
    assert shown.area.preview.height() > shown.area.preview.width()
    assert "Total" in shown.area.preview.accessibleDescription()


def test_each_receipt_of_an_order_is_offered_by_its_number(shop: Shop, qtbot: QtBot) -> None:
    queue = Queue()
    ordered = shop.do(PlaceOrder(lines=(WantedLine(sku=Sku("1001")),), kind=OrderKind.TELEPHONE))
    order_id = ordered.result["order_id"]  # type: ignore[index]
    for amount in (100, 149):
        shop.do(PayOrder(order_id=order_id, tenders=(WantedTender(method="card", amount=amount),)))
    desk = shop.desk()._replace(prints=Prints(queue))
    shown = dialog(desk, shop, qtbot, order_id)
    box = shown.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    offered = [box.itemText(row) for row in range(box.count())]
    assert offered == ["Receipt 1-2", "Receipt 1-1", "Gift receipt", "Pick slip", "Invoice"]
    assert shown.chosen == OrderPaper(Document.RECEIPT, "1", 2)
    box.setCurrentIndex(1)
    shop.wait()
    assert queue.asked[-1] == (1, Document.RECEIPT, "1", 1)
    qtbot.keyClick(shown, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    shop.wait(lambda: not shown.isVisible())
    with shop.store.database.reader() as connection:
        (copy,) = connection.execute("SELECT data FROM event WHERE type = 'CopyPrinted'").fetchone()
    assert (json.loads(copy)["of_register"], json.loads(copy)["receipt"]) == ("1", 1)


def test_it_is_saved_as_a_pdf(desk: Desk, shop: Shop, qtbot: QtBot, tmp_path: Path) -> None:
    shown = dialog(desk, shop, qtbot)
    shown.save_as(str(tmp_path / "receipt"))
    assert "Total €22.93" in text_of(tmp_path / "receipt.pdf")[0]
    assert "saved" in shown.banner.text
    shown.save_as(str(tmp_path / "no" / "where.pdf"))
    assert "could not be written" in shown.banner.text


def test_a_document_that_there_is_not_is_said(desk: Desk, shop: Shop, qtbot: QtBot) -> None:
    dialog(desk, shop, qtbot, number=77)
    assert desk.feedback.sentences() == ["There is no order 77. Look for it by its customer or its goods."]


def test_escape_closes_it(desk: Desk, shop: Shop, qtbot: QtBot) -> None:
    shown = dialog(desk, shop, qtbot)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_Return])
def test_from_the_list_of_orders_a_copy_is_printed_by_two_keys(
    shop: Shop, qtbot: QtBot, tmp_path: Path, key: Qt.Key
) -> None:
    device = tmp_path / "lp0"
    device.touch()
    choice = PrinterChoice(kind=PrinterKind.DEVICE, target=str(device))
    reactor = PrintReactor(shop.store, shop.formats, choice)
    reactor.start()
    desk = shop.desk()._replace(prints=Prints(reactor))
    order_id = shop.do(PlaceOrder(lines=(WantedLine(sku=Sku("1001")),))).result["order_id"]  # type: ignore[index]
    shop.do(PayOrder(order_id=order_id, tenders=(WantedTender(method="cash", amount=500),)))
    qtbot.waitUntil(lambda: b"Receipt 1-1" in device.read_bytes())
    page = OrdersPage(desk)
    qtbot.addWidget(page)
    page.show()
    shop.wait(lambda: page.table.current_key() is not None)
    shop.wait()
    page.activateWindow()
    page.table.setFocus()
    qtbot.keyClick(page.table, key)
    shown = desk.window.findChild(PrintDialog)
    assert isinstance(shown, PrintDialog)
    shop.wait(lambda: not shown.is_busy())
    qtbot.keyClick(shown, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: b"* COPY *" in device.read_bytes(), timeout=10_000)
    reactor.close()
