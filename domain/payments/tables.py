"""Where methods, the smallest coin, receipt numbers and the payments of orders lie."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from domain.payments.balances import ACCOUNT, GIFT_CARD, STORE_CREDIT
from domain.payments.model import CASH_ROUNDING, ORDER_PAYMENTS, PAYMENT_METHOD, RECEIPT_NUMBERS
from domain.persistence.database import METADATA
from domain.persistence.records import Records, json_column

payment_method = Table(
    "payment_method",
    METADATA,
    Column("method", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("opens_drawer", Integer, nullable=False),
    Column("gives_change", Integer, nullable=False),
    Column("needs_reference", Integer, nullable=False),
    Column("retired", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
cash_rounding = Table(
    "cash_rounding",
    METADATA,
    Column("setting", Text, primary_key=True),
    Column("increment", Integer, nullable=False),
    Column("rule", Text, nullable=False),
    Column("version", Integer, nullable=False),
    CheckConstraint("increment >= 0", name="a_coin_is_worth_something"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
receipt_numbers = Table(
    "receipt_numbers",
    METADATA,
    Column("register", Text, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
order_payments = Table(
    "order_payments",
    METADATA,
    Column("order_id", Text, primary_key=True),
    Column("settled", Integer, nullable=False),
    Column("rounding", Integer, nullable=False),
    Column("balance", Integer, nullable=False),
    Column("given_back", Integer, nullable=False),
    json_column("tenders"),
    json_column("payments"),
    Column("version", Integer, nullable=False),
    CheckConstraint("balance >= 0 AND given_back >= 0", name="nothing_below_zero"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
account = Table(
    "account",
    METADATA,
    Column("customer_id", Text, primary_key=True),
    Column("limit", Integer, nullable=False),
    Column("owed", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    CheckConstraint("owed >= 0", name="nothing_below_zero"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
store_credit = Table(
    "store_credit",
    METADATA,
    Column("customer_id", Text, primary_key=True),
    Column("balance", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    CheckConstraint("balance >= 0", name="nothing_below_zero"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
gift_card = Table(
    "gift_card",
    METADATA,
    Column("number", Text, primary_key=True),
    Column("balance", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    CheckConstraint("balance >= 0", name="nothing_below_zero"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

RECORDS = (
    Records(PAYMENT_METHOD, payment_method),
    Records(CASH_ROUNDING, cash_rounding),
    Records(RECEIPT_NUMBERS, receipt_numbers),
    Records(ORDER_PAYMENTS, order_payments, cached=500),
    Records(ACCOUNT, account),
    Records(STORE_CREDIT, store_credit),
    Records(GIFT_CARD, gift_card),
)
