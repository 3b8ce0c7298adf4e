"""How this machine prints: chosen by a person, kept with the machine's settings. Without Qt, for the terminal too."""

from enum import StrEnum

import msgspec


class PrinterKind(StrEnum):
    """How the receipt printer is reached."""

    NONE = "none"
    SYSTEM = "system"  # a printer of the operating system, by its name; any kind of printer
    NETWORK = "network"  # a receipt printer, as host or host:port
    DEVICE = "device"  # a receipt printer at a device or a shared one: /dev/usb/lp0, \\till\receipts


class When(StrEnum):
    """When a paper is printed by itself."""

    ALWAYS = "always"
    ASK = "ask"
    NEVER = "never"


class PrinterChoice(msgspec.Struct, frozen=True, kw_only=True):
    """The printer of receipts and slips; ``roll`` is its paper in millimetres, 58 or 80.

    ``sheets`` names the system's printer for invoices; empty means the usual one.
    """

    kind: PrinterKind = PrinterKind.NONE
    target: str = ""
    roll: int = 80
    when: When = When.ALWAYS
    kick: bool = False
    sheets: str = ""
