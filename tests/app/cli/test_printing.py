"""Papers from a terminal, without a screen."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.app.cli.conftest import Tillbook
from tests.ui.paper.reading import codes_on, text_of
from ui.paper.escpos import CUT, START


@pytest.fixture
def template(corner_that_traded: Path) -> Path:
    return corner_that_traded


def test_a_receipt_is_written_as_a_pdf_that_can_be_searched(tillbook: Tillbook, tmp_path: Path) -> None:
    answer = tillbook("print", "1", "-o", str(tmp_path / "receipt.pdf"))
    assert answer.status == 0, answer.err
    assert answer.err.startswith("Order 1 is in ")
    (text,) = text_of(tmp_path / "receipt.pdf")
    assert "Apple 2.00" in text
    assert "Total €1.80" in text
    assert "You saved €0.20" in text


@pytest.mark.parametrize(("width", "wide"), [("58", 464), ("80", 640), ("a4", 1680)])
def test_a_picture_is_as_wide_as_the_paper_and_its_code_can_be_scanned(
    tillbook: Tillbook, tmp_path: Path, width: str, wide: int
) -> None:
    assert tillbook("print", "1", "-o", str(tmp_path / "receipt.png"), "--width", width).status == 0
    image = QImage(str(tmp_path / "receipt.png"))
    assert image.width() == wide
    assert codes_on(image) == {"O0000001"}


@pytest.mark.parametrize(("width", "columns"), [("58", 32), ("80", 48), ("a4", 80)])
def test_a_text_is_as_wide_as_the_paper(tillbook: Tillbook, tmp_path: Path, width: str, columns: int) -> None:
    tillbook("print", "O0000001", "-o", str(tmp_path / "receipt.txt"), "--width", width)
    lines = (tmp_path / "receipt.txt").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) == columns


def test_what_a_receipt_printer_is_sent_is_written_as_bytes(tillbook: Tillbook, tmp_path: Path) -> None:
    tillbook("print", "1", "-o", str(tmp_path / "receipt.bin"))
    content = (tmp_path / "receipt.bin").read_bytes()
    assert content.startswith(START)
    assert content.endswith(CUT)
    assert b"{BO0000001" in content


def test_an_invoice_is_written_on_a_sheet(tillbook: Tillbook, tmp_path: Path) -> None:
    answer = tillbook("print", "1", "--document", "invoice", "-o", str(tmp_path / "invoice.pdf"), "--json")
    assert answer.json == {"file": str(tmp_path / "invoice.pdf"), "title": "Invoice 1"}
    (text,) = text_of(tmp_path / "invoice.pdf")
    assert "Zoë Lång" in text


def test_a_copy_says_so_and_is_recorded(tillbook: Tillbook, tmp_path: Path) -> None:
    before = tillbook("status", "--json").json["head"]
    assert tillbook("print", "2", "--document", "pick_slip", "--copy", "-o", str(tmp_path / "slip.txt")).status == 0
    assert "* COPY *" in (tmp_path / "slip.txt").read_text(encoding="utf-8")
    assert tillbook("status", "--json").json["head"] == before + 1


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("77", "-o", "r.pdf"), 1),
        (("77", "-o", "r.pdf", "--copy"), 1),
        (("1", "-o", "no/where/r.pdf"), 1),
        (("1", "-o", "r.doc"), 2),
        (("1", "-o", "r.bin", "--width", "a4"), 2),
        (("bread", "-o", "r.pdf"), 2),
        (("9" * 30, "-o", "r.pdf"), 2),
        (("R1N000123", "-o", "r.pdf"), 2),
    ],
)
def test_what_cannot_be_printed_is_said(tillbook: Tillbook, words: tuple[str, ...], status: int) -> None:
    answer = tillbook("print", *words)
    assert answer.status == status
    assert answer.err
    assert not Path("r.pdf").exists()
