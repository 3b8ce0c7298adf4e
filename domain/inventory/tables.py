"""Where stock levels lie."""

from sqlalchemy import Column, Integer, Table, Text

from domain.inventory.model import STOCK_LEVEL
from domain.persistence.database import METADATA
from domain.persistence.records import Records

stock_level = Table(
    "stock_level",
    METADATA,
    Column("sku", Text, primary_key=True),
    Column("on_hand", Integer, nullable=False),
    Column("reserved", Integer, nullable=False),
    Column("average_cost", Integer, nullable=False),
    Column("value", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
)

RECORDS = (Records(STOCK_LEVEL, stock_level),)
