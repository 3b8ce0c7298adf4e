from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.bootstrap import Store, create_store
from domain.shop.commands import SetUpStore

Write = Callable[[str], Path]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    set_up = SetUpStore(name="Corner", currency="EUR", prices_include_tax=True, time_zone="Europe/Vienna")
    store = create_store(tmp_path / "shop", set_up)
    yield store
    store.close()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file and return where it lies."""

    def write(content: str) -> Path:
        path = tmp_path / "file.csv"
        path.write_text(content, encoding="utf-8", newline="")
        return path

    return write
