"""Where price lists, promotions and customers' groups lie, and the index by which a basket finds its offers."""

from sqlalchemy import Column, Integer, Table, Text

from domain.persistence.database import METADATA
from domain.persistence.records import Records, json_column
from domain.pricing.model import CUSTOMER_GROUP, PRICE_LIST, PROMOTION, STANDING

promotion = Table(
    "promotion",
    METADATA,
    Column("promotion_id", Text, primary_key=True),
    json_column("plan"),
    Column("ended", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
)
price_list = Table(
    "price_list",
    METADATA,
    Column("price_list_id", Text, primary_key=True),
    json_column("plan"),
    Column("ended", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
)
offer_standing = Table(
    "offer_standing",
    METADATA,
    Column("key", Text, primary_key=True),
    json_column("offers"),
    json_column("quotes"),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
)
customer_group = Table(
    "customer_group",
    METADATA,
    Column("customer_id", Text, primary_key=True),
    Column("group", Text, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

RECORDS = (
    Records(PROMOTION, promotion),
    Records(PRICE_LIST, price_list, cached=50),
    Records(STANDING, offer_standing, cached=50_000),
    Records(CUSTOMER_GROUP, customer_group),
)
