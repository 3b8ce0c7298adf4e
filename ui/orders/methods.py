"""The ways to pay beside cash, as a form offers them."""

from collections.abc import Mapping
from typing import NamedTuple

from ui.store import Doc

_OF_A_CUSTOMER = ("account", "credit")


class Method(NamedTuple):
    """One way to pay beside cash, as the counter offers it."""

    id: str
    name: str
    needs_reference: bool
    is_gift: bool


class Wish(NamedTuple):
    """A way to pay whose key was pressed: ``amount`` in minor units, None for all that it can pay."""

    method: Method
    amount: int | None


def offered(methods: Mapping[str, Doc], *, known: bool) -> list[Method]:
    """Return the ways beside cash that can be used; ``known`` says that the sale is for a customer who is known."""
    return [
        Method(key, method["name"], method["needs_reference"], method["kind"] == "gift")
        for key, method in methods.items()
        if not method["retired"] and method["kind"] != "cash" and (known or method["kind"] not in _OF_A_CUSTOMER)
    ]
