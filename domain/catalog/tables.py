"""Where products and their codes lie."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from domain.catalog.model import PRODUCT, PRODUCT_CODE
from domain.persistence.database import METADATA
from domain.persistence.records import Records, json_column

product = Table(
    "product",
    METADATA,
    Column("sku", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("price", Integer, nullable=False),
    Column("tax_rate", Integer, nullable=False),
    Column("cost", Integer, nullable=False),
    json_column("barcodes"),
    Column("brand", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("reorder_point", Integer, nullable=False),
    Column("allow_negative", Integer, nullable=False),
    Column("open_price", Integer, nullable=False),
    Column("retired", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    CheckConstraint("price >= 0 AND tax_rate >= 0 AND cost >= 0 AND reorder_point >= 0", name="nothing_below_zero"),
    sqlite_strict=True,
)
product_code = Table(
    "product_code",
    METADATA,
    Column("code", Text, primary_key=True),
    Column("sku", Text, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

RECORDS = (Records(PRODUCT, product), Records(PRODUCT_CODE, product_code))
