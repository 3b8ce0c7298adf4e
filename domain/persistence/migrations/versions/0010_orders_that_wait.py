"""What is known of orders that wait, and how the goods of a sale come to the customer.

Revision ID: 0010
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_TABLES = {
    "waiting_order": """CREATE TABLE waiting_order (
    order_id TEXT NOT NULL,
    way TEXT NOT NULL,
    promised_for TEXT NOT NULL,
    picks TEXT NOT NULL,
    picked INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_waiting_order PRIMARY KEY (order_id)
)
 WITHOUT ROWID,
 STRICT""",
    "sale": """CREATE TABLE sale (
    sale_id TEXT NOT NULL,
    lines TEXT NOT NULL,
    next_line INTEGER NOT NULL,
    customer_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    promised_for TEXT NOT NULL,
    note TEXT NOT NULL,
    way TEXT NOT NULL,
    discount_rate INTEGER NOT NULL,
    discount_amount INTEGER NOT NULL,
    label TEXT NOT NULL,
    parked INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_sale PRIMARY KEY (sale_id)
)
 WITHOUT ROWID,
 STRICT""",
}


def upgrade() -> None:
    """Make the one table, and the other anew: a column with a default would stand otherwise than in a new file."""
    op.execute(_TABLES["waiting_order"])
    op.execute("ALTER TABLE sale RENAME TO former")
    op.execute(_TABLES["sale"])
    columns = [row[1] for row in op.get_bind().exec_driver_sql("PRAGMA table_info(former)")]
    names = ", ".join(columns)
    op.execute(f"INSERT INTO sale ({names}, way) SELECT {names}, 'pick_up' FROM former")
    op.execute("DROP TABLE former")
