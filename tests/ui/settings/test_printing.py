"""Printers and papers on the Settings page."""

import base64
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
from ui.settings.paper_section import PaperSection
from ui.settings.papers_section import PapersSection
from ui.settings.printer_section import PrinterSection


@pytest.fixture
def queue() -> Queue:
    return Queue()


@pytest.fixture
def page(shop: Shop, queue: Queue, qtbot: QtBot) -> SettingsPage:
    shop.preferences.kept.printer = queue.choice
    page = SettingsPage(shop.desk()._replace(prints=Prints(queue)))
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    shop.wait()
    return page


@pytest.fixture
def printer(page: SettingsPage) -> PrinterSection:
    page.show_section("printer")
    return next(section for section in page.sections if isinstance(section, PrinterSection))


@pytest.fixture
def papers(page: SettingsPage) -> PapersSection:
    page.show_section("papers")
    return next(section for section in page.sections if isinstance(section, PapersSection))


def seen(section: PaperSection) -> str:
    return section.area.preview.accessibleDescription()


def choose_kind(section: PrinterSection, kind: PrinterKind) -> None:
    box = section.printer.kind
    box.setCurrentIndex(box.findData(kind))
    box.activated.emit(box.currentIndex())


def test_everything_has_a_name_for_a_screen_reader(printer: PrinterSection, papers: PapersSection) -> None:
    assert nameless(printer) == []
    assert nameless(papers) == []


def test_what_is_chosen_holds_at_once_and_is_kept(printer: PrinterSection, shop: Shop, qtbot: QtBot) -> None:
    form = printer.printer
    assert form.choice == shop.preferences.kept.printer
    choose_kind(printer, PrinterKind.DEVICE)
    form.target.setCurrentText("/dev/usb/lp1")
    form.roll.choose("58")
    form.when.choose(When.ASK)
    with qtbot.waitSignal(shop.preferences.changed):
        form.kick.click()
    assert shop.preferences.kept.printer == PrinterChoice(
        kind=PrinterKind.DEVICE, target="/dev/usb/lp1", roll=58, when=When.ASK, kick=True
    )


def test_what_holds_is_shown_again_when_the_section_is_chosen(page: SettingsPage, printer: PrinterSection) -> None:
    page.show_section("look")
    page.desk.preferences.kept.printer = PrinterChoice(kind=PrinterKind.DEVICE, target="/dev/usb/lp3", roll=58)
    page.show_section("printer")
    assert printer.printer.choice == page.desk.preferences.kept.printer


def test_the_preview_is_as_wide_as_the_roll(printer: PrinterSection) -> None:
    wide = printer.area.preview.width()
    printer.printer.roll.choose("58")
    assert printer.area.preview.width() < wide


def test_a_test_is_printed_and_says_that_it_is_none(printer: PrinterSection, queue: Queue, qtbot: QtBot) -> None:
    qtbot.mouseClick(printer.test, Qt.MouseButton.LeftButton)
    (paper,) = queue.printed
    text = as_text(paper, 48)
    assert text.startswith("* Test *".center(48).rstrip())
    assert "Corner" in text
    assert "Crème fraîche" in text


def test_without_a_printer_nothing_can_be_tested(printer: PrinterSection) -> None:
    choose_kind(printer, PrinterKind.NONE)
    assert not printer.test.isEnabled()
    assert not printer.printer.target.isVisible()


def test_words_are_seen_while_they_are_written_and_kept_when_they_are_saved(
    papers: PapersSection, shop: Shop, qtbot: QtBot
) -> None:
    words = papers.form
    assert not words.save.isEnabled()
    words.header.setPlainText("Lange Gasse 4\n1080 Wien")
    words.tax_number.setText("ATU12345678")
    assert "Lange Gasse 4" in seen(papers)
    assert "Tax number ATU12345678" in seen(papers)
    assert shop.documents("paper")["shop"]["header"] == []
    qtbot.mouseClick(words.save, Qt.MouseButton.LeftButton)
    shop.wait(lambda: shop.documents("paper")["shop"]["header"] == ["Lange Gasse 4", "1080 Wien"])
    shop.wait(lambda: not words.save.isEnabled())


def test_words_that_are_set_elsewhere_are_shown_unless_somebody_writes(papers: PapersSection, shop: Shop) -> None:
    shop.do(SetPaperWords(footer=("Thank you!",)))
    assert papers.form.footer.toPlainText() == "Thank you!"
    papers.form.footer.setPlainText("Come again")
    shop.do(SetPaperWords(footer=("Bye",)))
    assert papers.form.footer.toPlainText() == "Come again"


def test_what_cannot_be_printed_is_said_at_its_field(papers: PapersSection, shop: Shop, qtbot: QtBot) -> None:
    papers.form.header.setPlainText("\n".join(["line"] * 9))
    qtbot.mouseClick(papers.form.save, Qt.MouseButton.LeftButton)
    shop.wait()
    assert papers.form.header.property("invalid") == "true"
    assert papers.form.save.isEnabled()


def test_a_logo_becomes_dots_no_wider_than_a_roll(
    papers: PapersSection, shop: Shop, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = QImage(2000, 500, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.darkBlue)
    picture.save(str(tmp_path / "logo.png"))
    papers.form.take_logo(str(tmp_path / "logo.png"))
    qtbot.mouseClick(papers.form.save, Qt.MouseButton.LeftButton)
    shop.wait(lambda: shop.documents("paper")["shop"]["logo"])
    kept = QImage.fromData(base64.b64decode(shop.documents("paper")["shop"]["logo"]))
    assert (kept.width(), kept.height(), kept.depth()) == (576, 144, 1)


def test_a_file_that_is_no_picture_is_said(papers: PapersSection, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"no picture")
    papers.form.take_logo(str(tmp_path / "logo.png"))
    assert "not a picture" in papers.form.banner.text
