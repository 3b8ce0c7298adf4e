"""Where papers go, and what is said when they do not get there."""

import os
import socket
import threading
from pathlib import Path

import pytest

from app.printing.targets import HalfPrinted, open_drawer, print_out, send
from domain.kernel.errors import Unavailable
from domain.kernel.sentences import sentence
from tests.app.printing.conftest import Printer, until
from ui.paper.choice import PrinterChoice, PrinterKind
from ui.paper.description import Kind, Paper, Words
from ui.paper.escpos import CUT, KICK, START

PAPER = Paper(kind=Kind.TEST, title="Test", blocks=(Words("It works"),))


def device(path: Path) -> PrinterChoice:
    return PrinterChoice(kind=PrinterKind.DEVICE, target=str(path))


def test_a_device_is_written_one_paper_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "lp0"
    path.touch()
    print_out(PAPER, device(path))
    print_out(PAPER, device(path), kick=True)
    assert path.read_bytes() == START + b"\x1bt\x13It works\n" + CUT + START + KICK + b"\x1bt\x13It works\n" + CUT


def test_a_device_that_is_unplugged_is_not_made_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as failed:
        print_out(PAPER, device(tmp_path / "lp0"))
    assert not (tmp_path / "lp0").exists()
    assert "No such file" in sentence(failed.value)
    assert not isinstance(failed.value, HalfPrinted)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_device_that_takes_nothing_has_printed_nothing() -> None:
    with pytest.raises(Unavailable) as failed:
        print_out(PAPER, device(Path("/dev/full")))
    assert not isinstance(failed.value, HalfPrinted)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_a_device_that_goes_away_in_the_middle_may_have_printed_a_part(tmp_path: Path) -> None:
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)

    def read_a_little() -> None:
        with pipe.open("rb", buffering=0) as reader:
            reader.read(10)

    thread = threading.Thread(target=read_a_little)
    thread.start()
    with pytest.raises(HalfPrinted):
        send(b"x" * 10_000_000, device(pipe))
    thread.join()


def test_a_printer_on_the_network_needs_no_port(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def refuse(address: object, timeout: float) -> None:
        asked.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "create_connection", refuse)
    for target in ("till-printer", "till-printer:9101"):
        with pytest.raises(Unavailable):
            send(b"x", PrinterChoice(kind=PrinterKind.NETWORK, target=target))
    assert asked == [("till-printer", 9100), ("till-printer", 9101)]


@pytest.mark.parametrize("target", ["", "127.0.0.1:1", "127.0.0.1:port", "127.0.0.1:99999999", "no such host"])
def test_a_printer_that_is_not_there_is_said_in_a_sentence(target: str) -> None:
    with pytest.raises(Unavailable) as failed:
        print_out(PAPER, PrinterChoice(kind=PrinterKind.NETWORK, target=target))
    assert failed.value.code == "printer_failed"
    assert sentence(failed.value)


def test_a_roll_of_58_mm_gets_lines_of_32_letters(printer: Printer) -> None:
    choice = PrinterChoice(kind=PrinterKind.NETWORK, target=f"127.0.0.1:{printer.port}", roll=58)
    print_out(Paper(kind=Kind.TEST, title="", blocks=(Words("word " * 10),)), choice)
    until(lambda: printer.printed)
    assert max(map(len, printer.printed[0].split(b"\n"))) <= 32 + len(START) + 3


def test_the_drawer_opens_without_a_paper_where_a_receipt_printer_holds_it(printer: Printer) -> None:
    open_drawer(printer.choice)
    until(lambda: printer.printed)
    assert printer.printed == [START + KICK]
    open_drawer(PrinterChoice(kind=PrinterKind.SYSTEM, target="Laser"))
    open_drawer(PrinterChoice())


def test_a_machine_without_a_printer_says_so() -> None:
    with pytest.raises(Unavailable, match="no_printer"):
        print_out(PAPER, PrinterChoice())


@pytest.mark.parametrize(
    "choice", [PrinterChoice(sheets="Nowhere"), PrinterChoice(kind=PrinterKind.SYSTEM, target="Nowhere")]
)
def test_a_sheet_goes_to_the_systems_printer(choice: PrinterChoice) -> None:
    sheet = Paper(kind=Kind.INVOICE, title="", blocks=(), sheet=True)
    with pytest.raises(Unavailable) as failed:
        print_out(sheet, choice)
    assert (failed.value.code, failed.value.params["printer"]) == ("printer_unknown", "Nowhere")
