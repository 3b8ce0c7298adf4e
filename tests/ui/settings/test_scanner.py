"""A scanner can be tried: what arrived, how fast, and what would have to be another for it to be known."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.settings import Settings, load_settings, save_settings
from tests.ui.keyboard import Keyboard
from tests.ui.orders.sell.till import BISCUITS, BISCUITS_CODE, Till
from tests.ui.shop import Shop
from ui.kept import Kept
from ui.scan_settings import ScanSettings
from ui.settings.page import SettingsPage
from ui.settings.scanner_section import ScannerSection

KEY = Qt.Key


@pytest.fixture
def section(shop: Shop, qapp: QApplication) -> Iterator[ScannerSection]:
    window = shop.window("settings")
    page = window.findChild(SettingsPage)
    assert isinstance(page, SettingsPage)
    page.show_section("scanner")
    section = page.sections[page.list.currentRow()]
    assert isinstance(section, ScannerSection)
    shop.preferences.scanner.listen(qapp)
    window.activateWindow()
    section.trial.setFocus()
    shop.qtbot.waitUntil(section.trial.hasFocus)
    yield section
    shiboken6.delete(shop.preferences.scanner)


@pytest.fixture
def keyboard(shop: Shop, section: ScannerSection) -> Keyboard:
    return Keyboard(shop.qtbot, section.window())


def test_a_scan_is_shown_with_its_times(section: ScannerSection, keyboard: Keyboard) -> None:
    keyboard.scan(BISCUITS_CODE)
    assert section.verdict.text == (
        f"“{BISCUITS_CODE}”: 13 letters in 60 ms, at most 5 ms apart, ended by Enter. "
        f"Known as a scan of {BISCUITS_CODE}."
    )
    assert section.trial.text() == BISCUITS_CODE


def test_the_next_scan_takes_its_place(section: ScannerSection, keyboard: Keyboard) -> None:
    keyboard.scan(BISCUITS_CODE)
    keyboard.scan("9501101530003", end="\t")
    assert section.trial.text() == "9501101530003"
    assert "ended by Tab" in section.verdict.text


def test_a_slow_scanner_is_let_in_by_one_button(shop: Shop, section: ScannerSection, keyboard: Keyboard) -> None:
    keyboard.keys("40063819\r", gap_ms=70)
    assert "at most 70 ms apart" in section.verdict.text
    assert "Too slow" in section.verdict.text
    (allow,) = (b for b in section.verdict.findChildren(QPushButton) if b.text() == "Allow 110 ms")
    allow.click()
    assert shop.preferences.scanner.settings.gap_ms == shop.preferences.kept.scanner.gap_ms == 110
    keyboard.keys("4")
    keyboard.keys("0063819\r", gap_ms=70)
    assert "Known as a scan" in section.verdict.text


def test_what_is_short_and_has_no_end_is_said_too(shop: Shop, section: ScannerSection, keyboard: Keyboard) -> None:
    keyboard.keys("4")
    keyboard.keys("007", gap_ms=5)
    shop.qtbot.waitUntil(lambda: bool(section.verdict.text))
    assert "ended by a pause. Too short for a scan." in section.verdict.text


def test_what_the_scanner_sends_around_a_code_is_taken_off(shop: Shop, section: ScannerSection) -> None:
    keyboard = Keyboard(shop.qtbot, section.window())
    section.prefix.setFocus()
    keyboard.keys("]E0\t")
    section.suffix.setFocus()
    keyboard.keys("#\t")
    assert shop.preferences.kept.scanner == ScanSettings(prefix="]E0", suffix="#")
    section.window().show_page("sell")  # type: ignore[attr-defined]
    till = Till(shop, section.window())  # type: ignore[arg-type]
    till.scan(f"]E0{BISCUITS_CODE}#")
    till.settle()
    assert till.lines() == [(BISCUITS, "1")]
    assert till.page.field.text() == ""


def test_how_a_scanner_is_known_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save_settings(Settings(scanner=ScanSettings(80, 5, "~")), file)
    assert load_settings(file).scanner == ScanSettings(80, 5, "~")
    file.write_text('{"scanner": {"gap_ms": 0}}', encoding="utf-8")
    assert load_settings(file).scanner == Kept().scanner
