"""What receipt printers are sent: compared with files, with another program's commands, and read back."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from tests.ui.paper.facts import STORE, formats, line, order, payment
from tests.ui.paper.reading import codes_on
from tests.ui.paper.test_drawing import black
from tests.ui.paper.test_lines import PAPERS
from ui.paper import escpos
from ui.paper.description import Barcode, Kind, Logo, Paper, Qr, Size, Words
from ui.paper.receipt import receipt

GOLDEN = Path(__file__).parents[2] / "golden" / "paper"


def golden(content: bytes) -> str:
    """Bytes as a text whose lines a person can compare."""
    return "".join(f"{part!r}\n" for part in content.splitlines(keepends=True))


@pytest.mark.parametrize("roll", [58, 80])
@pytest.mark.parametrize("name", PAPERS)
def test_a_printer_is_sent_what_the_golden_file_holds(name: str, roll: int) -> None:
    kept = (GOLDEN / f"{name}-{roll}.txt").read_text(encoding="ascii").splitlines()
    assert escpos.commands(PAPERS[name], roll) == b"".join(map(ast.literal_eval, kept))


PEER = """
import json, tempfile
from escpos.printer import Dummy
made = {}
def made_by(name, *calls):
    printer = Dummy(profile="default")
    for method, words in calls:
        getattr(printer, method)(**words)
    made[name] = printer.output.hex()
made_by("start", ("hw", {"hw": "INIT"}))
made_by("cut", ("cut", {"mode": "PART"}))
made_by("kick", ("cashdraw", {"pin": 2}))
made_by("page", ("charcode", {"code": "CP858"}))
made_by("qr", ("qr", {"content": "https://deli.example", "size": 5, "native": True}))
made_by("barcode", ("barcode", {"code": "{BR1N000123", "bc": "CODE128", "height": 80, "width": 2, "pos": "OFF",
        "check": False, "align_ct": False, "function_type": "B"}))
print("made:" + json.dumps(made))
"""


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same commands as python-escpos writes them; elsewhere, because it sets up logging where it is imported."""
    environ = os.environ | {"TMPDIR": str(tmp_path_factory.mktemp("peer"))}
    done = subprocess.run([sys.executable, "-c", PEER], env=environ, capture_output=True, text=True, check=True)
    made: dict[str, str] = json.loads(done.stdout.partition("made:")[2])
    return {name: bytes.fromhex(content) for name, content in made.items()}


def test_another_program_writes_the_same_commands(peer: dict[str, bytes]) -> None:
    sent = escpos.commands(
        Paper(kind=Kind.TEST, title="", blocks=(Words("€"), Qr("https://deli.example"), Barcode("R1N000123"))),
        80, kick=True,
    )  # fmt: skip
    assert sent.startswith(peer["start"] + peer["kick"] + peer["page"])
    assert sent.endswith(peer["cut"])
    assert peer["qr"] in sent
    # It also chooses a font for the printer's own text under the bars, of which neither asks for any.
    assert peer["barcode"].replace(b"\x1df\x00", b"") in sent


def test_the_drawer_is_opened_before_anything_is_printed_and_only_when_asked() -> None:
    assert escpos.commands(PAPERS["receipt"], 80, kick=True).startswith(escpos.START + escpos.KICK)
    assert escpos.KICK not in escpos.commands(PAPERS["receipt"], 80)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Käse € 5", b"\x1bt\x13K\x84se \xd5 5"),
        ("Łódź", b"\x1bt\x12\x9d\xa2d\xab"),
        ("Сыр", b"\x1bt\x11\x91\xeb\xe0"),
        ("Τυρί", b"\x1bt\x0e\x92\xac\xa8\xe5"),
        ("Bánh mỳ", b"\x1bt\x13B\xa0nh my"),
        ("1\u00a0234,50\u202f€ − 2", b"\x1bt\x131 234,50 \xd5 - 2"),
    ],
)
def test_each_letter_is_sent_in_a_page_that_has_it(text: str, sent: bytes) -> None:
    paper = Paper(kind=Kind.TEST, title="", blocks=(Words(text),))
    assert escpos.commands(paper, 80) == escpos.START + sent + b"\n" + escpos.CUT


def test_a_large_line_is_large_and_the_next_one_is_not() -> None:
    paper = Paper(kind=Kind.TEST, title="", blocks=(Words("A", size=Size.LARGE, strong=True), Words("B")))
    assert (
        escpos.commands(paper, 80) == escpos.START + b"\x1d!\x11\x1bE\x01\x1bt\x13A\x1bE\x00\x1d!\x00\nB\n" + escpos.CUT
    )


@pytest.mark.parametrize(("roll", "dots"), [(58, 384), (80, 576)])
def test_what_no_printer_has_letters_for_is_drawn(roll: int, dots: int) -> None:
    paper = receipt(order([line("烏龍茶", 1000, 350, 10_000, 32)]), payment(), STORE, formats())
    image = drawn(escpos.commands(paper, roll))
    assert image.width() == dots
    assert codes_on(image) == {"R1N000123", "https://deli.example"}


@pytest.mark.parametrize(("width", "height", "across"), [(100, 40, 13), (2000, 100, 72), (100, 2000, 2)])
def test_a_logo_is_sent_as_dots_no_wider_than_the_roll(width: int, height: int, across: int) -> None:
    paper = Paper(kind=Kind.TEST, title="", blocks=(Logo(black(width, height)),))
    image = drawn(escpos.commands(paper, 80))
    assert image.width() == across * 8
    assert image.pixelColor(0, 0).red() == 0


def test_a_picture_that_is_none_is_not_sent() -> None:
    paper = Paper(kind=Kind.TEST, title="", blocks=(Logo(b"no picture"), Words("A")))
    assert b"v0" not in escpos.commands(paper, 80)


def drawn(sent: bytes) -> QImage:
    """What the printer burns: every band of dots under one another."""
    rows: list[bytes] = []
    across = 0
    while found := re.search(rb"\x1dv0\x00(..)(..)", sent, re.DOTALL):
        across, count = (int.from_bytes(part, "little") for part in found.groups())
        end = found.end() + across * count
        rows += [sent[start : start + across] for start in range(found.end(), end, across)]
        sent = sent[end:]
    image: Any = QImage(across * 8, len(rows), QImage.Format.Format_Grayscale8)
    image.fill(255)
    for y, row in enumerate(rows):
        for x in range(across * 8):
            if row[x // 8] & 0x80 >> x % 8:
                image.setPixel(x, y, 0)
    kept: QImage = image
    return kept
