from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from tests.journeys.day import Day
from tests.journeys.shop import make_shop


@pytest.fixture
def day(qapp: QApplication, tmp_path: Path) -> Iterator[Day]:
    """A morning in the shop: the window is open, Cora has signed in, the till is closed."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    make_shop(tmp_path / "shop")
    printer = tmp_path / "printer"
    printer.touch()
    day = Day(tmp_path / "shop", printer)
    yield day
    day.hands.close()
