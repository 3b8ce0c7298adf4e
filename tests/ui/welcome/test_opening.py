import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Store
from app.settings import Settings
from app.window import _PATIENCE_MS, Desktop
from domain.kernel.errors import Unavailable
from ui.welcome.opening import Opening
from ui.welcome.welcome import Welcome


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    monkeypatch.setattr("app.window.save_settings", lambda settings: None)
    desktop = Desktop(qapp, Settings(theme="light"))
    qtbot.addWidget(desktop.add_window())
    return desktop


def shown(desktop: Desktop, kind: type[Opening | Welcome]) -> bool:
    return any(page.isVisible() for page in desktop.windows[0].findChildren(kind))


def test_only_a_store_that_takes_its_time_is_announced(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    opens = threading.Event()

    def way(_report: object) -> Store:
        opens.wait(10)
        raise Unavailable("store_open_elsewhere")

    desktop._expect(tmp_path, "Opening the store …")
    desktop.opener.go(way)
    assert not shown(desktop, Opening)
    qtbot.waitUntil(lambda: shown(desktop, Opening), timeout=10 * _PATIENCE_MS)
    opens.set()
    qtbot.waitUntil(lambda: shown(desktop, Welcome), timeout=5_000)


def test_what_failed_at_once_is_not_announced_afterwards(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop.open_folder(tmp_path)
    qtbot.waitUntil(lambda: shown(desktop, Welcome), timeout=5_000)
    qtbot.wait(2 * _PATIENCE_MS)
    assert shown(desktop, Welcome)
    assert not shown(desktop, Opening)
