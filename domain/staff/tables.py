"""Where the people at the till lie, without their names and PINs."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from domain.persistence.database import METADATA
from domain.persistence.records import Records, json_column
from domain.staff.model import ROSTER

staff_roster = Table(
    "staff_roster",
    METADATA,
    Column("roster", Text, primary_key=True),
    json_column("members"),
    json_column("signed_in"),
    Column("lock_minutes", Integer, nullable=False),
    Column("weighing", Text, nullable=False),
    Column("version", Integer, nullable=False),
    CheckConstraint("roster = 'staff'", name="only_one"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

RECORDS = (Records(ROSTER, staff_roster),)
