"""A sale on which nothing was left is not the next customer's, whatever was taken off the whole of it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Store, create_store, open_for_reading, open_store
from app.staff import hash_pin
from app.window import Desktop
from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId, SaleId
from domain.kernel.messages import Command, Context
from domain.orders.commands import AddSaleLine, DiscountSale, ParkSale, RemoveSaleLine, SetSaleCustomer
from domain.orders.events import SaleAbandoned
from domain.persistence.event_log import all_events
from domain.staff.commands import RegisterStaff
from domain.staff.events import Role
from tests.domain.goods import APPLES
from tests.given import SHOP

BLANK, NAMED, PARKED, FULL = (SaleId(name) for name in ("blank", "named", "parked", "full"))


def do(store: Store, *commands: Command) -> object:
    for command in commands:
        receipt = store.submit(command).result()
    return receipt.result


def emptied(store: Store, sale: SaleId, customer: CustomerId) -> None:
    """Leave a sale with a customer open whose last line was taken off, with its discount."""
    do(
        store,
        AddSaleLine(sale_id=sale, sku=APPLES.sku),
        DiscountSale(sale_id=sale, rate=10_000),
        SetSaleCustomer(sale_id=sale, customer_id=customer),
        RemoveSaleLine(sale_id=sale, line=1),
    )


def blank(store: Store, sale: SaleId, customer: CustomerId, register: str) -> None:
    """Leave a sale open with nothing on it, and something off the whole, as older versions left emptied ones."""
    for command in (
        SetSaleCustomer(sale_id=sale, customer_id=customer),
        SetSaleCustomer(sale_id=sale, customer_id=None),
        DiscountSale(sale_id=sale, rate=10_000),
    ):
        store.core.execute(command, context=Context(register=register))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = create_store(tmp_path / "store", SHOP)
    zoe = CustomerId(str(do(store, APPLES, RegisterCustomer(person=Person(name="Zoë")))))
    for sale in (NAMED, PARKED):
        emptied(store, sale, zoe)
    do(store, ParkSale(sale_id=PARKED))
    blank(store, BLANK, zoe, "1")
    do(store, AddSaleLine(sale_id=FULL, sku=APPLES.sku))
    store.close()
    return tmp_path / "store"


def shown(desktop: Desktop, qtbot: QtBot) -> set[str]:
    assert desktop.live is not None
    live = desktop.live
    qtbot.waitUntil(lambda: live.view("open_sales").loaded and live.settled, timeout=5_000)
    return set(live.view("open_sales").documents)


def ends(store: Store) -> list[SaleAbandoned]:
    with store.database.reader() as connection:
        events = [recorded.event for recorded in all_events(connection, store.codec)]
    return [event for event in events if isinstance(event, SaleAbandoned)]


def test_what_was_emptied_is_ended_when_the_window_opens_the_store(
    folder: Path, desktop: Desktop, qtbot: QtBot
) -> None:
    store = open_store(folder)
    desktop.adopt(store)
    assert shown(desktop, qtbot) == {NAMED, PARKED, FULL}
    (end,) = ends(store)
    assert (end.sale_id, end.emptied, end.reason, end.total) == (BLANK, True, "", 0)


def test_it_is_ended_at_the_register_where_it_was_begun(folder: Path, desktop: Desktop, qtbot: QtBot) -> None:
    store = open_store(folder)
    (zoe,) = store.core.projections.projections["customers"].view.table.documents
    blank(store, SaleId("other"), CustomerId(zoe), "2")
    desktop.adopt(store)
    assert shown(desktop, qtbot) == {NAMED, PARKED, FULL}
    with store.database.reader() as connection:
        where = [
            one.envelope.register for one in all_events(connection, store.codec) if type(one.event) is SaleAbandoned
        ]
    assert [end.sale_id for end in ends(store)] == [BLANK, "other"]
    assert where == ["1", "2"]


def test_who_only_looks_at_a_store_ends_nothing(folder: Path, desktop: Desktop, qtbot: QtBot) -> None:
    store = open_for_reading(folder)
    desktop.adopt(store)
    assert shown(desktop, qtbot) == {BLANK, NAMED, PARKED, FULL}
    assert ends(store) == []


def test_it_needs_nobody_at_the_till(folder: Path, desktop: Desktop, qtbot: QtBot) -> None:
    store = open_store(folder)
    do(store, RegisterStaff(name="Olga", role=Role.OWNER, pin=hash_pin("1234")))
    store.close()
    desktop.adopt(open_store(folder))
    assert shown(desktop, qtbot) == {NAMED, PARKED, FULL}
