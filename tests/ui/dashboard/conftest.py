from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.dashboard.board import Board, Clock
from tests.ui.shop import Shop
from ui.theme.theme import Theme


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def board(tmp_path: Path, theme: Theme, qtbot: QtBot, clock: Clock) -> Iterator[Board]:
    """A shop with four products and nothing sold."""
    shop = Shop(tmp_path / "shop", theme, qtbot, clock=clock.text)
    yield Board(shop, clock)
    shop.close()
