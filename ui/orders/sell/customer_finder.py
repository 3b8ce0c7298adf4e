"""Finds a customer by a part of the name or of the telephone number, however it was written down."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from domain.kernel.text import fold
from ui.store import Doc

_MOST = 50
_NO_DIGITS = re.compile(r"[^0-9]")
_PHONE = re.compile(r"[+0-9][0-9 ()/.-]*")


class Known(NamedTuple):
    """A customer as the list shows one."""

    customer_id: str
    name: str
    phone: str
    orders: int


class CustomerFinder:
    """Reads everybody once, so that each key only compares; who ordered last comes first."""

    def __init__(self, customers: Mapping[str, Doc]) -> None:
        newest = sorted(customers.items(), key=lambda item: item[1]["last_order"], reverse=True)
        self._known = [
            (fold(f"{one['name']} {one['reference']}"), _digits(one["phone"]), _row(customer_id, one))
            for customer_id, one in newest
        ]

    def find(self, text: str) -> list[Known]:
        """Return those who match every word, or whose number holds these digits; all for an empty text."""
        words = fold(text).split()
        digits = _digits(text) if is_phone(text) else ""
        found = []
        for name, phone, row in self._known:
            if all(word in name for word in words) or (digits and digits in phone):
                found.append(row)
                if len(found) == _MOST:
                    break
        return found


def is_phone(text: str) -> bool:
    """Say whether what is typed is a telephone number rather than a name."""
    return _PHONE.fullmatch(text.strip()) is not None


def _digits(text: str) -> str:
    return _NO_DIGITS.sub("", text)


def _row(customer_id: str, document: Doc) -> Known:
    return Known(customer_id, document["name"], document["phone"], document["orders"])
