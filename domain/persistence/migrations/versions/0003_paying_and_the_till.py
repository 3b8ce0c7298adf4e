"""Paying and the till: methods, receipts, what was paid, balances of customers and cards, shifts.

Revision ID: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """CREATE TABLE payment_method (
    method TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    opens_drawer INTEGER NOT NULL,
    gives_change INTEGER NOT NULL,
    needs_reference INTEGER NOT NULL,
    retired INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_payment_method PRIMARY KEY (method)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE cash_rounding (
    setting TEXT NOT NULL,
    increment INTEGER NOT NULL,
    rule TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_cash_rounding PRIMARY KEY (setting),
    CONSTRAINT ck_cash_rounding_a_coin_is_worth_something CHECK (increment >= 0)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE receipt_numbers (
    register TEXT NOT NULL,
    last INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_receipt_numbers PRIMARY KEY (register)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE order_payments (
    order_id TEXT NOT NULL,
    settled INTEGER NOT NULL,
    rounding INTEGER NOT NULL,
    balance INTEGER NOT NULL,
    given_back INTEGER NOT NULL,
    tenders TEXT NOT NULL,
    payments TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_order_payments PRIMARY KEY (order_id),
    CONSTRAINT ck_order_payments_nothing_below_zero CHECK (balance >= 0 AND given_back >= 0)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE account (
    customer_id TEXT NOT NULL,
    "limit" INTEGER NOT NULL,
    owed INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_account PRIMARY KEY (customer_id),
    CONSTRAINT ck_account_nothing_below_zero CHECK (owed >= 0)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE store_credit (
    customer_id TEXT NOT NULL,
    balance INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_store_credit PRIMARY KEY (customer_id),
    CONSTRAINT ck_store_credit_nothing_below_zero CHECK (balance >= 0)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE gift_card (
    number TEXT NOT NULL,
    balance INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_gift_card PRIMARY KEY (number),
    CONSTRAINT ck_gift_card_nothing_below_zero CHECK (balance >= 0)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE shift (
    shift_id TEXT NOT NULL,
    register TEXT NOT NULL,
    business_date TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    position INTEGER NOT NULL,
    hash TEXT NOT NULL,
    figures TEXT NOT NULL,
    first_count TEXT NOT NULL,
    second_count TEXT NOT NULL,
    z INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_shift PRIMARY KEY (shift_id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE register (
    register TEXT NOT NULL,
    shift_id TEXT NOT NULL,
    z INTEGER NOT NULL,
    float_left INTEGER NOT NULL,
    sales INTEGER NOT NULL,
    returns INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_register PRIMARY KEY (register)
)
 WITHOUT ROWID,
 STRICT""",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        op.execute(statement)
