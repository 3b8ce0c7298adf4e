"""Where orders, their lines and the open sale lie."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from domain.orders.model import ORDER, ORDER_NUMBERS
from domain.orders.sale import SALE
from domain.orders.waiting import WAITING
from domain.persistence.database import METADATA
from domain.persistence.records import Lines, Records, json_column

order = Table(
    "sales_order",
    METADATA,
    Column("order_id", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("placed_at", Text, nullable=False),
    Column("net", Integer, nullable=False),
    Column("tax", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("discount", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("number"),
    CheckConstraint("net + tax = total", name="adds_up"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
order_line = Table(
    "order_line",
    METADATA,
    Column("order_id", Text, ForeignKey("sales_order.order_id"), primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("sku", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("unit_price", Integer),
    Column("amount", Integer, nullable=False),
    Column("discount", Integer, nullable=False),
    Column("tax_rate", Integer, nullable=False),
    Column("net", Integer, nullable=False),
    Column("tax", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("unit_cost", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("offer", Text, nullable=False),
    Column("offer_discount", Integer, nullable=False),
    Column("sale_discount", Integer, nullable=False),
    Column("returned_number", Integer, nullable=False),
    Column("returned_line", Integer, nullable=False),
    Column("given_back", Integer, nullable=False),
    Column("refunded", Integer, nullable=False),
    Column("entry", Text, nullable=False),
    CheckConstraint(
        "net + tax = total AND quantity <> 0 AND given_back BETWEEN 0 AND max(quantity, 0)", name="adds_up"
    ),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
order_numbers = Table(
    "order_numbers",
    METADATA,
    Column("series", Text, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
sale = Table(
    "sale",
    METADATA,
    Column("sale_id", Text, primary_key=True),
    json_column("lines"),
    Column("next_line", Integer, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("promised_for", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("way", Text, nullable=False),
    Column("discount_rate", Integer, nullable=False),
    Column("discount_amount", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("parked", Integer, nullable=False),
    Column("ended", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

waiting_order = Table(
    "waiting_order",
    METADATA,
    Column("order_id", Text, primary_key=True),
    Column("way", Text, nullable=False),
    Column("promised_for", Text, nullable=False),
    json_column("picks"),
    Column("picked", Integer, nullable=False),
    Column("sent", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

RECORDS = (
    Records(ORDER, order, lines=Lines("lines", order_line), cached=500),
    Records(ORDER_NUMBERS, order_numbers),
    Records(SALE, sale),
    Records(WAITING, waiting_order),
)
