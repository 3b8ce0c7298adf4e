"""Where the store's own settings lie."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from domain.persistence.database import METADATA
from domain.persistence.records import Records, json_column
from domain.shop.labels import LABELS
from domain.shop.model import SHOP
from domain.shop.paper import PAPER_WORDS

shop = Table(
    "shop",
    METADATA,
    Column("shop", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("prices_include_tax", Integer, nullable=False),
    Column("tax_policy", Text, nullable=False),
    Column("rounding", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("version", Integer, nullable=False),
    CheckConstraint("shop = 'shop'", name="only_one"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

labels = Table(
    "labels",
    METADATA,
    Column("labels", Text, primary_key=True),
    Column("country", Text, nullable=False),
    json_column("rules"),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
paper_words = Table(
    "paper_words",
    METADATA,
    Column("shop", Text, primary_key=True),
    json_column("header"),
    json_column("footer"),
    Column("tax_number", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("logo", Text, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

RECORDS = (Records(SHOP, shop), Records(LABELS, labels), Records(PAPER_WORDS, paper_words))
