"""Where shifts and registers lie."""

from sqlalchemy import Column, Integer, Table, Text

from domain.persistence.database import METADATA
from domain.persistence.records import Records, json_column
from domain.till.model import REGISTER, SHIFT

shift = Table(
    "shift",
    METADATA,
    Column("shift_id", Text, primary_key=True),
    Column("register", Text, nullable=False),
    Column("business_date", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("opened_by", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    json_column("figures"),
    json_column("first_count"),
    json_column("second_count"),
    Column("z", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
register = Table(
    "register",
    METADATA,
    Column("register", Text, primary_key=True),
    Column("shift_id", Text, nullable=False),
    Column("z", Integer, nullable=False),
    Column("float_left", Integer, nullable=False),
    Column("sales", Integer, nullable=False),
    Column("returns", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

RECORDS = (Records(SHIFT, shift, cached=50), Records(REGISTER, register))
