"""Runs the terminal's commands in this process, on a store that is copied from one that was made once."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app.bootstrap import create_store
from app.cli.main import main
from domain.catalog.commands import AddProduct
from domain.kernel.ids import Sku
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


@pytest.fixture
def folder(corner: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "corner"
    shutil.copytree(corner, folder)
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
