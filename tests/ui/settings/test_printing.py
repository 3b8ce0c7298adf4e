"""Printers and papers on the Settings page."""

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from domain.shop.commands import SetPaperWords
from tests.ui.accessibility import nameless
from tests.ui.paper.printing import Queue
from tests.ui.shop import Shop
from ui.paper.choice import PrinterChoice, PrinterKind, When
from ui.paper.lines import as_text
from ui.paper.prints import Prints
from ui.settings.page import SettingsPage
from ui.settings.printing import PrintingSection


@pytest.fixture
def queue() -> Queue:
    return Queue()


@pytest.fixture
def page(shop: Shop, queue: Queue, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(replace(shop.desk(), prints=Prints(queue)))
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    shop.wait()
    return page


@pytest.fixture
def section(page: SettingsPage) -> PrintingSection:
    (section,) = page.sections
    assert isinstance(section, PrintingSection)
    return section


def seen(section: PrintingSection) -> str:
    return section.area.preview.accessibleDescription()


def test_everything_has_a_name_for_a_screen_reader(section: PrintingSection) -> None:
    assert nameless(section) == []


def test_what_is_chosen_holds_at_once(section: PrintingSection, queue: Queue) -> None:
    form = section.printer
    assert form.choice == queue.choice
    form.kind.setCurrentIndex(form.kind.findData(PrinterKind.DEVICE))
    form.kind.activated.emit(form.kind.currentIndex())
    form.target.setCurrentText("/dev/usb/lp1")
    form.roll.choose("58")
    form.when.choose(When.ASK)
    form.kick.click()
    assert queue.choice == PrinterChoice(
        kind=PrinterKind.DEVICE, target="/dev/usb/lp1", roll=58, when=When.ASK, kick=True
    )


def test_the_preview_is_as_wide_as_the_roll(section: PrintingSection) -> None:
    wide = section.area.preview.width()
    section.printer.roll.choose("58")
    assert section.area.preview.width() < wide


def test_a_test_is_printed_and_says_that_it_is_none(section: PrintingSection, queue: Queue, qtbot: QtBot) -> None:
    qtbot.mouseClick(section.test, Qt.MouseButton.LeftButton)
    (paper,) = queue.printed
    text = as_text(paper, 48)
    assert text.startswith("* Test *".center(48).rstrip())
    assert "Corner" in text
    assert "Crème fraîche" in text


def test_without_a_printer_nothing_can_be_tested(section: PrintingSection) -> None:
    form = section.printer
    form.kind.setCurrentIndex(form.kind.findData(PrinterKind.NONE))
    form.kind.activated.emit(form.kind.currentIndex())
    assert not section.test.isEnabled()
    assert form.target.isHidden() or not form.target.isVisible()


def test_words_are_seen_while_they_are_written_and_kept_when_they_are_saved(
    section: PrintingSection, shop: Shop, qtbot: QtBot
) -> None:
    words = section.words
    assert not words.save.isEnabled()
    words.header.setPlainText("Lange Gasse 4\n1080 Wien")
    words.tax_number.setText("ATU12345678")
    assert "Lange Gasse 4" in seen(section)
    assert "Tax number ATU12345678" in seen(section)
    assert shop.documents("paper")["shop"]["header"] == []
    qtbot.mouseClick(words.save, Qt.MouseButton.LeftButton)
    shop.wait(lambda: shop.documents("paper")["shop"]["header"] == ["Lange Gasse 4", "1080 Wien"])
    shop.wait(lambda: not words.save.isEnabled())


def test_words_that_are_set_elsewhere_are_shown_unless_somebody_writes(section: PrintingSection, shop: Shop) -> None:
    shop.do(SetPaperWords(footer=("Thank you!",)))
    assert section.words.footer.toPlainText() == "Thank you!"
    section.words.footer.setPlainText("Come again")
    shop.do(SetPaperWords(footer=("Bye",)))
    assert section.words.footer.toPlainText() == "Come again"


def test_what_cannot_be_printed_is_said_at_its_field(section: PrintingSection, shop: Shop, qtbot: QtBot) -> None:
    section.words.header.setPlainText("\n".join(["line"] * 9))
    qtbot.mouseClick(section.words.save, Qt.MouseButton.LeftButton)
    shop.wait()
    assert section.words.header.property("invalid") == "true"
    assert section.words.save.isEnabled()


def test_a_logo_becomes_dots_no_wider_than_a_roll(
    section: PrintingSection, shop: Shop, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = QImage(2000, 500, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.darkBlue)
    picture.save(str(tmp_path / "logo.png"))
    section.words.take_logo(str(tmp_path / "logo.png"))
    qtbot.mouseClick(section.words.save, Qt.MouseButton.LeftButton)
    shop.wait(lambda: shop.documents("paper")["shop"]["logo"])
    kept = QImage.fromData(base64.b64decode(shop.documents("paper")["shop"]["logo"]))
    assert (kept.width(), kept.height(), kept.depth()) == (576, 144, 1)


def test_a_file_that_is_no_picture_is_said(section: PrintingSection, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"no picture")
    section.words.take_logo(str(tmp_path / "logo.png"))
    assert "not a picture" in section.words.banner.text
