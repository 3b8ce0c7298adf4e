"""Runs the terminal's commands in this process, on a store that is copied from one that was made once."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app.bootstrap import create_store, open_store
from app.cli.main import main
from domain.catalog.commands import AddProduct
from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId, Sku
from domain.orders.commands import PlaceOrder, WantedLine
from domain.orders.events import OrderKind
from domain.shop.commands import SetUpStore


class Answer(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        error: dict[str, Any] = self.json["error"]
        return error


Tillbook = Callable[..., Answer]


@pytest.fixture(scope="session")
def corner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two products: apples, of which there are five, and bread, which is low."""
    folder = tmp_path_factory.mktemp("template") / "corner"
    store = create_store(
        folder, SetUpStore(name="Corner", currency="EUR", prices_include_tax=True, time_zone="Europe/Vienna")
    )
    apples = AddProduct(sku=Sku("A1"), name="Apple", category="Fruit", price=100, tax_rate=10_000, opening_stock=5000)
    bread = AddProduct(sku=Sku("B1"), name="Bread", category="Bakery", price=350, reorder_point=2000)
    store.core.execute(apples)
    store.core.execute(bread)
    store.close()
    return folder


@pytest.fixture(scope="session")
def corner_that_traded(corner: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with two orders: two apples for a customer who is known, and one by telephone."""
    folder = tmp_path_factory.mktemp("template") / "corner"
    shutil.copytree(corner, folder)
    store = open_store(folder)
    zoe = store.core.execute(RegisterCustomer(person=Person(name="Zoë Lång", phone="0660 1234"))).result
    apples = WantedLine(sku=Sku("A1"), quantity=2000, discount=20)
    store.core.execute(PlaceOrder(lines=(apples,), customer_id=CustomerId(str(zoe))))
    store.core.execute(PlaceOrder(lines=(WantedLine(sku=Sku("A1")),), kind=OrderKind.TELEPHONE))
    store.close()
    return folder


@pytest.fixture
def template(corner: Path) -> Path:
    """The store that a test gets a copy of; a module may take another one."""
    return corner


@pytest.fixture
def folder(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "corner"
    shutil.copytree(template, folder)
    monkeypatch.setenv("TILLBOOK_STORE", str(folder))
    for home in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(home, str(tmp_path / "home"))
    return folder


@pytest.fixture
def tillbook(folder: Path, capsys: pytest.CaptureFixture[str]) -> Tillbook:
    """Run a command on the store; wrong usage is a status too."""

    def run(*words: str) -> Answer:
        try:
            status = main(words)
        except SystemExit as left:
            status = int(left.code or 0)
        printed = capsys.readouterr()
        return Answer(status, printed.out, printed.err)

    return run
