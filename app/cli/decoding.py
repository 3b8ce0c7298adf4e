"""Turns JSON into commands, strictly, and what is wrong with it into an answer that names the field."""

import re
from typing import TypeVar

import msgspec

from domain.kernel.errors import Rejected
from domain.kernel.messages import Command
from domain.slices import COMMANDS

T = TypeVar("T")

COMMAND_TYPES: dict[str, type[Command]] = {kind.__name__: kind for kind in COMMANDS}
"""Every command by its name."""

_KINDS = {
    "int": "a whole number",
    "float": "a number with decimals",
    "str": "a text",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "nothing",
}
_AT = re.compile(r" - at `\$\.?(.*)`$", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(.*?)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(.*?)`", re.DOTALL)
_EXPECTED = re.compile(r"Expected `(.*?)`, got `(.*?)`")


def command_type(name: str) -> type[Command]:
    """Return the command of a name; raises ``Rejected("unknown_command")``."""
    try:
        return COMMAND_TYPES[name]
    except KeyError:
        raise Rejected("unknown_command", command=name[:80]) from None


def decode_command(name: str, data: bytes) -> Command:
    """Return a command from its JSON; raises ``Rejected``."""
    return decode(data, command_type(name))


def decode(data: bytes, kind: type[T]) -> T:
    """Return a value from its JSON; raises ``Rejected`` with the field that is wrong."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        raise _wrong_field(str(error)) from None
    except UnicodeDecodeError:
        raise Rejected("not_json", reason="it is not UTF-8 text") from None
    except RecursionError:
        raise Rejected("not_json", reason="it is nested too deeply") from None
    except ValueError as error:
        raise Rejected("not_json", reason=str(error).removeprefix("JSON is malformed: ")) from None


def _wrong_field(message: str) -> Rejected:
    at = _AT.search(message)
    path = at[1] if at else ""
    if missing := _MISSING.match(message):
        return Rejected("field_missing", field=_joined(path, missing[1]))
    if unknown := _UNKNOWN.match(message):
        return Rejected("field_unknown", field=_joined(path, unknown[1][:80]))
    if expected := _EXPECTED.match(message):
        wanted = " or ".join(_KINDS.get(kind, kind) for kind in expected[1].split(" | "))
        got = _KINDS.get(expected[2], expected[2])
        return Rejected("field_of_other_kind", field=path or "command", wanted=wanted, got=got)
    return Rejected("field_wrong", field=path or "command", reason=_AT.sub("", message)[:120])


def _joined(path: str, field: str) -> str:
    return f"{path}.{field}" if path else field
