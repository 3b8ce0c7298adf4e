"""What travels between the layers: commands ask, events state what happened, receipts answer."""

from typing import ClassVar

import msgspec

from domain.kernel.ids import CommandId


class Command(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wish of a person, named in the imperative; a handler grants it or refuses it with a reason."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A business fact, named in the past tense; it is stored for ever under its class's name and schema number."""

    SCHEMA: ClassVar[int] = 1
    """Raised when the fields change; an upcaster brings rows of the former schema up to it."""

    PERSONAL: ClassVar[str | None] = None
    """The field whose content lies beside the log, where it can be erased; ``subject`` names whose it is."""

    ERASES: ClassVar[bool] = False
    """Whether the event takes away what is kept of its ``subject``."""

    @property
    def subject(self) -> str:
        """Return the id of the person whose data the field named by ``PERSONAL`` holds."""
        raise NotImplementedError(f"{type(self).__name__} holds personal data of nobody")


class Envelope(msgspec.Struct, frozen=True, gc=False):
    """Who, when and why of one event. ``position`` counts the store's events from 1, ``at`` is UTC text."""

    position: int
    event_id: str
    stream: str
    version: int
    command_id: str
    causation_id: str
    correlation_id: str
    actor: str
    register: str
    at: str


class Recorded(msgspec.Struct, frozen=True, gc=False):
    """An event together with its place in the log."""

    event: Event
    envelope: Envelope


class Receipt(msgspec.Struct, frozen=True):
    """The answer to a command that is on disk. Positions are 0 where the command had nothing to change."""

    command_id: CommandId
    first_position: int
    last_position: int
    at: str
    result: object = None


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks, from where, and through which earlier message.

    ``actor`` is the id of the person who signed in, else "desk" at the window and "terminal" elsewhere. ``approver`` is
    a person whose PIN was verified a moment ago, for exactly this command. ``machine`` says that a program on this
    machine asks rather than somebody at the counter: whoever has the files has the store (docs/decisions/0017).
    """

    actor: str = "desk"
    register: str = "1"
    approver: str = ""
    machine: bool = False
    causation_id: str = ""
    correlation_id: str = ""


TERMINAL = Context(actor="terminal", machine=True)
"""Whoever has the files: in a terminal, or through another program on this machine."""
