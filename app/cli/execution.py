"""Executes commands that came as JSON, under an id that may have been given before."""

import logging
from typing import Any

import msgspec

from app.bootstrap import Store
from app.cli.decoding import decode, decode_command
from app.cli.output import BUG, error_object
from domain.kernel import checks
from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.ids import CommandId
from domain.kernel.messages import TERMINAL, Receipt

log = logging.getLogger(__name__)


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of ``do --stdin``."""

    command: str
    data: msgspec.Raw = msgspec.Raw(b"{}")
    id: str | None = None
    actor: str | None = None
    register: str | None = None


def execute(
    store: Store, name: str, data: bytes, command_id: str | None, actor: str | None, register: str | None
) -> Receipt:
    """Execute one command; raises ``Rejected`` or ``Unavailable``."""
    command = decode_command(name, data)
    context = {"actor": actor, "register": register}
    given = {field: checks.text(value, field, limit=64) for field, value in context.items() if value is not None}
    asked = msgspec.structs.replace(TERMINAL, **given)
    given_id = None if command_id is None else CommandId(checks.text(command_id, "id", limit=64))
    return store.core.execute(command, command_id=given_id, context=asked)


def execute_line(store: Store, line: bytes, actor: str | None, register: str | None) -> Receipt | dict[str, Any]:
    """Execute one line; return its receipt, or its error as an object. What is wrong stays in its line."""
    asked = ""
    try:
        wanted = decode(line, Line)
        asked = wanted.id or ""
        actor, register = wanted.actor or actor, wanted.register or register
        return execute(store, wanted.command, bytes(wanted.data), wanted.id, actor, register)
    except (Rejected, Unavailable) as error:
        answer = error_object(error, store.shop()["exponent"])
    except Exception:
        log.exception("a command failed by a mistake of ours")
        answer = BUG
    return {**({"id": asked[:80]} if asked else {}), **answer}
