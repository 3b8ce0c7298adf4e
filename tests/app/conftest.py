from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.window import Desktop


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication) -> Iterator[Desktop]:
    """The application with one window, whose settings nobody keeps."""
    desktop = Desktop(qapp, Settings(theme="light", page="sell"), remembers=False)
    window = desktop.add_window()
    yield desktop
    window.close()
    desktop.close()
