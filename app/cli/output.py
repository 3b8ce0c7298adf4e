"""What is printed: answers on stdout, everything said about them on stderr.

With ``--json`` stdout holds one JSON value, or one a line for ``do --stdin``; a refusal is the object
``{"error": {"code": ..., "message": ..., "params": {...}}}`` there too.
"""

import sys
from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.sentences import sentence

BUG: Final[dict[str, dict[str, Any]]] = {
    "error": {
        "code": "bug",
        "message": "Something went wrong in Tillbook itself. Nothing was saved; please report what the log says.",
        "params": {},
    }
}
"""What is said about our own mistakes."""


def say(text: str) -> None:
    """Tell the person at the terminal something that is no part of the answer."""
    print(text, file=sys.stderr, flush=True)


def json_text(value: object) -> str:
    """Write a value as one line of JSON."""
    return msgspec.json.encode(value).decode()


def print_json(value: object) -> None:
    """Answer with one JSON value."""
    print(json_text(value))


def print_array(documents: Iterable[Mapping[str, Any]]) -> None:
    """Answer with one JSON array, a document a line, written while it is read."""
    between = "[\n"
    for document in documents:
        print(between, json_text(document), sep="", end="")
        between = ",\n"
    print("[]" if between == "[\n" else "\n]")


def error_object(error: Rejected | Unavailable, exponent: int) -> dict[str, Any]:
    """Return what programs read of a refusal; ``exponent`` counts the decimals of the store's currency."""
    params = {name: _plain(value) for name, value in error.params.items()}
    return {"error": {"code": error.code, "message": sentence(error, exponent=exponent), "params": params}}


def print_refusal(error: Rejected | Unavailable, exponent: int, *, as_json: bool) -> None:
    """Answer that it was refused, and why."""
    if as_json:
        print_json(error_object(error, exponent))
    else:
        say(sentence(error, exponent=exponent))


def _plain(value: object) -> object:
    # A number beyond 64 bits is no number to most readers of JSON.
    return value if isinstance(value, int) and value.bit_length() < 64 else str(value)[:200]
