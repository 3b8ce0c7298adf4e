"""Papers from a terminal, without a screen."""

import json
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


def paid(tillbook: Tillbook) -> None:
    """Take the money for the first order in an open till."""
    order_id = tillbook("query", "orders", "--where", "number=1", "--json").json[0]["order_id"]
    assert tillbook("do", "OpenTill", "{}").status == 0
    tender = {"order_id": order_id, "tenders": [{"method": "cash", "amount": 200}]}
    assert tillbook("do", "PayOrder", json.dumps(tender)).status == 0


@pytest.mark.parametrize("name", ["1-1", "R1N000001", "1"])
def test_a_receipt_is_found_by_its_own_number(tillbook: Tillbook, tmp_path: Path, name: str) -> None:
    paid(tillbook)
    answer = tillbook("print", name, "-o", str(tmp_path / "receipt.txt"))
    assert answer.err.startswith("Receipt 1-1 is in "), answer.err
    text = " ".join((tmp_path / "receipt.txt").read_text(encoding="utf-8").split())
    assert "Cash 2.00 Change 0.20" in text
    assert "R1N000001" in text


def test_a_copy_of_a_receipt_is_recorded_and_counted(tillbook: Tillbook, tmp_path: Path) -> None:
    paid(tillbook)
    assert tillbook("print", "1-1", "--copy", "-o", str(tmp_path / "receipt.txt")).status == 0
    assert "* COPY *" in (tmp_path / "receipt.txt").read_text(encoding="utf-8")
    assert tillbook("print", "X1", "-o", str(tmp_path / "x.txt")).status == 0
    text = " ".join((tmp_path / "x.txt").read_text(encoding="utf-8").split())
    assert "X report" in text
    assert "Copies 1" in text


def test_the_report_of_a_closed_till_is_written(tillbook: Tillbook, tmp_path: Path) -> None:
    paid(tillbook)
    assert tillbook("do", "CloseTill", "{}").status == 0
    answer = tillbook("print", "Z1-1", "-o", str(tmp_path / "z.pdf"))
    assert answer.err.startswith("Z report 1 is in "), answer.err
    assert "Cash 1 1.80" in text_of(tmp_path / "z.pdf")[0]


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
        (("R1N000123", "-o", "r.pdf"), 1),
        (("1-123", "-o", "r.pdf", "--copy"), 1),
        (("1-0", "-o", "r.pdf"), 2),
        (("Z1-9", "-o", "r.pdf"), 1),
        (("X2", "-o", "r.pdf"), 1),
        (("Z1-9", "-o", "r.pdf", "--copy"), 2),
    ],
)
def test_what_cannot_be_printed_is_said(tillbook: Tillbook, words: tuple[str, ...], status: int) -> None:
    answer = tillbook("print", *words)
    assert answer.status == status
    assert answer.err
    assert not Path("r.pdf").exists()
