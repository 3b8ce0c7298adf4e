"""The codes that stand on paper and are scanned at the counter: of an order, and of a receipt.

Letters and digits only, because a scanner types them through whatever keyboard the machine has, and none of the letters
that lie elsewhere on a French or German one. At least as many as a scan has (docs/decisions/0009).
"""

import re
from typing import NamedTuple

_TYPED = re.compile(r"(?P<register>\w{1,8})[-/ ]0*(?P<receipt>\d{1,15})", re.ASCII)
"""A receipt's number behind its register; with more digits SQLite could not hold it."""
_CODE = re.compile(r"O(?P<order>\d{7,12})|R(?P<register>\d{1,4})N(?P<receipt>\d{6,12})", re.IGNORECASE | re.ASCII)


class Named(NamedTuple):
    """What a code on paper names: an order by its number, or a receipt of a register."""

    order: int | None
    register: str
    receipt: int | None


def order_code(number: int) -> str:
    """Return the code of an order."""
    return f"O{number:07}"


def receipt_code(register: str, receipt: int | str) -> str:
    """Return the code of a receipt, or "" where register and receipt are not both numbers."""
    code = f"R{register}N{str(receipt).zfill(6)}"
    return code if _CODE.fullmatch(code) else ""


def read_code(text: str) -> Named | None:
    """Return what a scanned text names, None where it is the code of no document."""
    found = _CODE.fullmatch(text.strip())
    if found is None:
        return None
    if found["order"]:
        return Named(int(found["order"]), "", None)
    return Named(None, found["register"], int(found["receipt"]))


def read_named(text: str) -> Named | None:
    """Return what a text names that was scanned, or typed off a receipt, whose number is ``1-12``."""
    typed = _TYPED.fullmatch(text.strip())
    return read_code(text) if typed is None else Named(None, typed["register"], int(typed["receipt"]))
