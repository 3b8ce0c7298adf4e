from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication

from tests.ui.keyboard import scanner
from tests.ui.shop import shop
from ui.theme.theme import Mode, Theme

__all__ = ["scanner", "shop"]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    """The application in its look, once: to dress it again for each test takes longer than most tests."""
    theme = Theme(mode=Mode.LIGHT)
    theme.apply(qapp)
    return theme


@pytest.fixture(autouse=True)
def theme(dressed: Theme) -> Iterator[Theme]:
    """Every widget is tested dressed, light and at 100 %, and on a machine of no particular country."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield dressed
    dressed.wear(Mode.LIGHT, 100, touch=False)


@pytest.fixture(autouse=True)
def _clear_screen(qapp: QApplication) -> Iterator[None]:
    """A form that a test left open is gone before the next one, whose mouse and keys it would take."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
