"""A receipt printer that listens on the network, and a store beside it."""

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any, cast

import pytest

from app.bootstrap import Store, create_store
from app.printing.reactor import PrintReactor
from domain.catalog.commands import AddProduct
from domain.kernel.ids import OrderId, Sku
from domain.orders.commands import PlaceOrder, WantedLine
from domain.orders.events import OrderKind
from domain.payments.commands import PayOrder, WantedTender
from domain.slices import COMMANDS
from tests.domain.payments.till import GiveBack, cash, give_back
from tests.given import SHOP
from ui.format import Formats
from ui.paper.choice import PrinterChoice, PrinterKind


class Printer:
    """Takes connections and keeps what each one sent; ``off`` refuses them."""

    def __init__(self) -> None:
        self.printed: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def choice(self) -> PrinterChoice:
        return PrinterChoice(kind=PrinterKind.NETWORK, target=f"127.0.0.1:{self.port}")

    def off(self) -> None:
        socket.create_connection(("127.0.0.1", self.port)).close()  # wakes whoever accepts
        self._socket.close()
        self._thread.join()

    def on(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", self.port))
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                content = _all_of(connection)
            if not content:
                return
            self.printed.append(content)


def _all_of(connection: socket.socket) -> bytes:
    return b"".join(iter(lambda: connection.recv(4096), b""))


@pytest.fixture
def printer() -> Iterator[Printer]:
    printer = Printer()
    yield printer
    printer.off()


def until(holds: Callable[[], Any]) -> None:
    """Wait until something holds; a machine that is shared may stall for seconds."""
    end = monotonic() + 20
    while not holds():
        assert monotonic() < end, "it did not happen"
        sleep(0.01)


def order(kind: OrderKind = OrderKind.COUNTER) -> PlaceOrder:
    return PlaceOrder(lines=(WantedLine(sku=Sku("A1"), quantity=2000),), kind=kind)


def sell(store: Store, *tenders: WantedTender) -> OrderId:
    """Sell two apples for 3.00 and take the money: in cash unless more is said."""
    order_id: OrderId = store.core.execute(order()).result["order_id"]  # type: ignore[index]
    pay(store, order_id, *tenders)
    return order_id


def pay(store: Store, order_id: OrderId, *tenders: WantedTender) -> None:
    """Take money for an order."""
    store.core.execute(PayOrder(order_id=order_id, tenders=tenders or (cash(300),)))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setitem(cast(dict[object, object], COMMANDS), GiveBack, give_back)
    store = create_store(tmp_path / "store", SHOP)
    store.core.execute(
        AddProduct(sku=Sku("A1"), name="Äpfel", category="Fruit", price=150, tax_rate=10_000, opening_stock=500_000)
    )
    yield store
    store.close()


@pytest.fixture
def reactor(store: Store, printer: Printer) -> Iterator[PrintReactor]:
    reactor = started(store, printer.choice)
    yield reactor
    reactor.close()


def started(store: Store, choice: PrinterChoice) -> PrintReactor:
    """Begin to print in a store."""
    reactor = PrintReactor(store, Formats("EUR", zone="Europe/Vienna"), choice)
    reactor.start()
    return reactor
