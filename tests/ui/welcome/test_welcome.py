from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.window import Desktop
from domain.shop.commands import SetUpStore
from ui.welcome.store_form import StoreForm
from ui.welcome.welcome import Welcome


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    monkeypatch.setattr("app.window.default_store_folder", lambda: tmp_path / "stores")
    monkeypatch.setattr("app.window.save_settings", lambda settings: None)
    desktop = Desktop(qapp, Settings(theme="light"))
    qtbot.addWidget(desktop.add_window())
    desktop.welcome()
    return desktop


def welcome(desktop: Desktop) -> Welcome:
    page = desktop.windows[0].findChild(Welcome)
    assert isinstance(page, Welcome)
    return page


def form(desktop: Desktop) -> StoreForm:
    welcome(desktop).make.click()
    form = desktop.windows[0].findChild(StoreForm)
    assert isinstance(form, StoreForm)
    return form


def test_a_store_that_is_made_is_opened_in_the_same_window(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    made = form(desktop)
    qtbot.keyClicks(made._name, "Corner & Sons")
    made._currency.setCurrentText("usd")
    made._primary.click()
    qtbot.waitUntil(lambda: desktop.store is not None, timeout=10_000)
    assert desktop.store is not None
    assert desktop.store.shop()["currency"] == "USD"
    assert (tmp_path / "stores" / "Corner & Sons" / "store.sqlite").is_file()
    assert desktop.windows[0].windowTitle() == "Corner & Sons – Tillbook"
    desktop.close()


def test_a_form_without_a_name_or_a_currency_says_so_at_the_field(desktop: Desktop) -> None:
    made = form(desktop)
    made._currency.setCurrentText("coins")
    made._primary.click()
    assert [field.problem for field in made.fields() if field.problem] == [
        "Give the store a name.",
        "Choose a currency such as EUR.",
    ]
    assert made.isVisible()
    made.reject()


def test_a_folder_without_a_store_leads_back_with_a_sentence(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    welcome(desktop).folder_chosen.emit(str(tmp_path))
    qtbot.waitUntil(lambda: bool(desktop.windows[0].findChildren(Welcome)), timeout=5_000)
    qtbot.waitUntil(lambda: "There is no store in" in welcome(desktop)._banner.text, timeout=5_000)


def test_every_way_is_reached_by_a_key(desktop: Desktop, qtbot: QtBot) -> None:
    page = welcome(desktop)
    wanted: list[SetUpStore | str] = []
    page.demo_wanted.disconnect()
    page.demo_wanted.connect(wanted.append)
    qtbot.keyClick(page.demo, Qt.Key.Key_Space)
    assert wanted == [str(page._folder / "Demo")]
    assert all(way.accessibleName() for way in (page.demo, page.make, page.open))


def test_what_is_drawn_for_a_picture_is_nobodys_choice(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[Settings] = []
    monkeypatch.setattr("app.window.save_settings", saved.append)
    Desktop(qapp, Settings(theme="light"), remembers=False).close()
    assert saved == []
    Desktop(qapp, Settings(theme="light")).close()
    assert len(saved) == 1
