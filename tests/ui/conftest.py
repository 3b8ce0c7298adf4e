import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from tests.ui.shop import shop
from ui.theme.theme import Mode, Theme

__all__ = ["shop"]


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """Every widget is tested dressed, light and at 100 %, and on a machine of no particular country."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    theme = Theme(mode=Mode.LIGHT)
    theme.apply(qapp)
    return theme
