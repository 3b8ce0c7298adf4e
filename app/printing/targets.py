"""Where papers go: a receipt printer on the network or at a device, or any printer that the system knows."""

import os
import socket
from contextlib import closing

from domain.kernel.errors import Unavailable
from ui.paper.choice import PrinterChoice, PrinterKind
from ui.paper.description import Paper
from ui.paper.drawing import A4, ROLL_58, ROLL_80
from ui.paper.escpos import KICK, START, commands
from ui.paper.output import print_with_system

_PORT = 9100
"""Where receipt printers on a network listen, all of them since the first print server."""
_SECONDS = 5
"""How long a printer may take before it counts as gone."""


class HalfPrinted(Unavailable):
    """The printer failed when it may have printed a part already."""


def print_out(paper: Paper, choice: PrinterChoice, *, kick: bool = False) -> None:
    """Print a paper as this machine prints, and open the drawer where ``kick``; returns when the printer has it.

    Raises ``Unavailable``, and ``HalfPrinted`` where a part of it may have come out.
    """
    if paper.sheet and (choice.sheets or choice.kind in (PrinterKind.SYSTEM, PrinterKind.NONE)):
        print_with_system(paper, A4, choice.sheets or choice.target)
    elif choice.kind is PrinterKind.SYSTEM:
        print_with_system(paper, ROLL_58 if choice.roll == 58 else ROLL_80, choice.target)
    elif choice.kind is PrinterKind.NONE:
        raise Unavailable("no_printer")
    else:
        send(commands(paper, choice.roll, kick=kick), choice)


def open_drawer(choice: PrinterChoice) -> None:
    """Open the drawer without printing; only a receipt printer can. Raises ``Unavailable``."""
    if choice.kind in (PrinterKind.NETWORK, PrinterKind.DEVICE):
        send(START + KICK, choice)


def send(content: bytes, choice: PrinterChoice) -> None:
    """Send bytes to a receipt printer; raises ``Unavailable``, and ``HalfPrinted`` where some had gone out."""
    if choice.kind is PrinterKind.NETWORK:
        _send_over_network(content, choice.target)
    else:
        _send_to_device(content, choice.target)


def _send_over_network(content: bytes, target: str) -> None:
    host, colon, port = target.rpartition(":")
    if not colon:
        host, port = target, str(_PORT)
    try:
        connection = socket.create_connection((host, int(port)), timeout=_SECONDS)
    except (OSError, ValueError, OverflowError) as error:
        raise Unavailable("printer_failed", printer=target, reason=_why(error)) from error
    with closing(connection):
        try:
            connection.sendall(content)
            connection.shutdown(socket.SHUT_WR)
        except OSError as error:
            raise HalfPrinted("printer_failed", printer=target, reason=_why(error)) from error


def _send_to_device(content: bytes, target: str) -> None:
    # Never made where it is not there: a printer that is unplugged would become a file that swallows receipts.
    flags = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)
    try:
        device = os.open(target, flags)
    except (OSError, ValueError) as error:
        raise Unavailable("printer_failed", printer=target, reason=_why(error)) from error
    sent = 0
    try:
        while sent < len(content):
            sent += os.write(device, content[sent : sent + 4096])
    except OSError as error:
        kind = HalfPrinted if sent else Unavailable
        raise kind("printer_failed", printer=target, reason=_why(error)) from error
    finally:
        os.close(device)


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
