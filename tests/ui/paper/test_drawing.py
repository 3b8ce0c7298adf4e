"""Papers as pictures and as PDF, read back: every code by a scanner, every word by a search."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from domain.kernel.errors import Unavailable
from tests.ui.paper.facts import STORE, formats, line, order, payment
from tests.ui.paper.reading import codes_on, text_of
from tests.ui.paper.test_lines import PAPERS
from ui.paper.description import Barcode, Kind, Logo, Paper, Qr, Row, Table, Words
from ui.paper.drawing import A4, MEDIA, ROLL_58, ROLL_80, Drawing
from ui.paper.invoice import invoice
from ui.paper.lines import as_text
from ui.paper.output import pdf, picture, print_on, print_with_system, save, system_printers

THERMAL, LASER = 8, 300 / 25.4
"""Dots in a millimetre."""


def codes_of(paper: Paper) -> set[str]:
    """The codes that it should have."""
    codes = [block.code for block in paper.blocks if isinstance(block, Barcode)]
    return {*codes, *(block.text for block in paper.blocks if isinstance(block, Qr))}


@pytest.mark.parametrize("dots_per_mm", [THERMAL, LASER])
@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("name", PAPERS)
def test_every_code_on_every_paper_is_read_back(name: str, medium: str, dots_per_mm: float) -> None:
    paper = PAPERS[name]
    assert codes_on(picture(paper, MEDIA[medium], dots_per_mm)) == codes_of(paper)


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("name", PAPERS)
def test_every_word_of_a_pdf_can_be_searched(name: str, medium: str, tmp_path: Path) -> None:
    save(pdf(PAPERS[name], MEDIA[medium]), tmp_path / "paper.pdf")
    found = " ".join(text_of(tmp_path / "paper.pdf")).replace(" ", "")
    for block in PAPERS[name].blocks:
        for words in _words(block):
            assert "".join(words.split()) in found


def _words(block: object) -> list[str]:
    match block:
        case Words(text=text):
            return [text]
        case Row(left=left, right=right):
            return [*left.split(), right]
        case Table(rows=rows):
            return [cell for row in rows for cell in row]
        case Barcode(code=code):
            return [code]
    return []


@pytest.mark.parametrize("text", ["Fjällräven – 12:30", "€1,234.50 × 2 = −3", "Łódź, Ðà Nẵng", "0123456789-:x%"])
def test_figures_signs_and_accents_of_a_pdf_are_read_as_they_were_written(text: str, tmp_path: Path) -> None:
    save(pdf(Paper(kind=Kind.TEST, title="", blocks=(Words(text),)), ROLL_80), tmp_path / "paper.pdf")
    assert text_of(tmp_path / "paper.pdf") == [text]


@pytest.mark.parametrize(("medium", "width"), [("58", 58), ("80", 80), ("a4", 210)])
def test_a_page_is_as_wide_as_its_medium(medium: str, width: int, tmp_path: Path) -> None:
    save(pdf(PAPERS["receipt"], MEDIA[medium]), tmp_path / "paper.pdf")
    read = PdfReader(tmp_path / "paper.pdf")
    assert round(float(read.pages[0].mediabox.width) / 72 * 25.4) == width
    assert read.metadata is not None
    assert read.metadata.title == "Receipt 1-123"


def test_a_roll_is_as_long_as_what_stands_on_it_and_one_page() -> None:
    short, long = (order([line("Bread", 1000, 350, 10_000, 32)] * count) for count in (1, 40))
    drawings = [Drawing(invoice(of, None, STORE, formats()), ROLL_80) for of in (short, long)]
    assert [drawing.pages for drawing in drawings] == [1, 1]
    assert drawings[1].height > drawings[0].height + 120


def test_a_long_invoice_goes_on_under_the_same_titles(tmp_path: Path) -> None:
    goods = [line(f"Bread {number}", 1000, 350, 10_000, 32) for number in range(120)]
    paper = invoice(order(goods), payment(), STORE, formats())
    save(pdf(paper, A4), tmp_path / "paper.pdf")
    first, second, third = text_of(tmp_path / "paper.pdf")
    assert "Goods Quantity Price" in first
    assert second.startswith("Goods Quantity Price")
    assert (first[-5:], second[-5:], third[-5:]) == ("1 / 3", "2 / 3", "3 / 3")
    assert all(f"Bread {number} 1" in f"{first} {second} {third}" for number in range(120))


def test_the_last_line_of_a_roll_is_on_it() -> None:
    image = picture(PAPERS["receipt"], ROLL_80)
    rows = [y for y in range(image.height()) if any(image.pixelColor(x, y).red() < 128 for x in range(image.width()))]
    assert 3 * THERMAL < rows[0] < 6 * THERMAL
    assert image.height() - 16 * THERMAL < rows[-1] < image.height() - 5 * THERMAL


def test_a_logo_is_drawn_no_wider_than_the_paper() -> None:
    for width, height in ((100, 50), (3000, 300), (300, 3000)):
        paper = Paper(kind=Kind.TEST, title="", blocks=(Logo(black(width, height)),))
        image = picture(paper, ROLL_58)
        dark = [x for x in range(image.width()) if image.pixelColor(x, 48).red() < 128]
        assert dark[0] >= 5 * THERMAL
        assert dark[-1] <= 53 * THERMAL
        assert image.height() < 45 * THERMAL


def black(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data())


def test_a_picture_that_is_none_is_left_out() -> None:
    paper = Paper(kind=Kind.TEST, title="", blocks=(Logo(b"no picture"), Words("Corner")))
    assert codes_on(picture(paper, ROLL_80)) == set()
    assert as_text(paper, 48) == "Corner\n"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="file_not_written"):
        save(pdf(PAPERS["receipt"], ROLL_80), tmp_path / "nowhere" / "paper.pdf")


def test_a_printer_of_the_system_is_given_pages_of_the_right_size_on_a_thread_without_a_window(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with ThreadPoolExecutor(1) as thread:
        thread.submit(print_on, PAPERS["receipt"], ROLL_80, printer).result()
    (page,) = PdfReader(tmp_path / "printed.pdf").pages
    assert round(float(page.mediabox.width) / 72 * 25.4) == 80
    assert "Total €22.93" in text_of(tmp_path / "printed.pdf")[0]


def test_a_printer_that_the_system_does_not_know_is_said() -> None:
    assert "Nowhere" not in system_printers()
    with pytest.raises(Unavailable) as refused:
        print_with_system(PAPERS["receipt"], ROLL_80, "Nowhere")
    assert (refused.value.code, refused.value.params["printer"]) == ("printer_unknown", "Nowhere")


@pytest.mark.parametrize("before", range(48, 60))
def test_a_long_word_is_on_one_page(before: int, tmp_path: Path) -> None:
    lines = (Words(text=f"line {place}") for place in range(before))
    save(
        pdf(Paper(kind=Kind.X_REPORT, title="X", blocks=(*lines, Words(text="9f3a" * 40))), A4), tmp_path / "paper.pdf"
    )
    pages = ["".join((page.extract_text() or "").split()) for page in PdfReader(tmp_path / "paper.pdf").pages]
    assert sum("9f3a" * 40 in page for page in pages) == 1
