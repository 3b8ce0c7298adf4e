"""Where the log lies: the head, the commands, the events, and beside them what can be erased.

Apart from ``event_log``, so that whoever only reads the log need not import SQLAlchemy, which costs half a second.
"""

from sqlalchemy import DDL, CheckConstraint, Column, Integer, LargeBinary, Table, Text, UniqueConstraint
from sqlalchemy import event as schema_event

from domain.persistence.database import METADATA

log_head = Table(
    "log_head",
    METADATA,
    Column("store_id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
command = Table(
    "command",
    METADATA,
    Column("command_id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("actor", Text, nullable=False),
    Column("register", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("first_position", Integer, nullable=False),
    Column("last_position", Integer, nullable=False),
    Column("result", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
event = Table(
    "event",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("event_id", Text, nullable=False),
    Column("stream", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("data", Text, nullable=False),
    Column("command_id", Text, nullable=False),
    Column("causation_id", Text, nullable=False),
    Column("correlation_id", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("register", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("stream", "version"),
    CheckConstraint("position > 0", name="position_counts_from_one"),
    sqlite_strict=True,
)
personal = Table(
    "personal",
    METADATA,
    Column("subject", Text, primary_key=True),
    Column("data", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

APPEND_ONLY = tuple(
    f"CREATE TRIGGER event_no_{verb.lower()} BEFORE {verb} ON event"
    " BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    for verb in ("UPDATE", "DELETE")
)
for _statement in APPEND_ONLY:
    schema_event.listen(event, "after_create", DDL(_statement))  # type: ignore[no-untyped-call]
