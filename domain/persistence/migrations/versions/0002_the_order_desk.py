"""Lines that say more, lines that come back, and sales that are put aside.

Revision ID: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = {
    "order_line": """CREATE TABLE order_line (
    order_id TEXT NOT NULL,
    line INTEGER NOT NULL,
    sku TEXT NOT NULL,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit_price INTEGER,
    amount INTEGER NOT NULL,
    discount INTEGER NOT NULL,
    tax_rate INTEGER NOT NULL,
    net INTEGER NOT NULL,
    tax INTEGER NOT NULL,
    total INTEGER NOT NULL,
    unit_cost INTEGER NOT NULL,
    note TEXT NOT NULL,
    offer TEXT NOT NULL,
    offer_discount INTEGER NOT NULL,
    sale_discount INTEGER NOT NULL,
    returned_number INTEGER NOT NULL,
    returned_line INTEGER NOT NULL,
    given_back INTEGER NOT NULL,
    refunded INTEGER NOT NULL,
    CONSTRAINT pk_order_line PRIMARY KEY (order_id, line),
    CONSTRAINT ck_order_line_adds_up CHECK (net + tax = total
        AND quantity <> 0 AND given_back BETWEEN 0 AND max(quantity, 0)),
    CONSTRAINT fk_order_line_order_id FOREIGN KEY(order_id) REFERENCES sales_order (order_id)
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
_NEW = {
    "order_line": {
        "note": "''", "offer": "''", "offer_discount": 0, "sale_discount": 0, "returned_number": 0, "returned_line": 0,
        "given_back": 0, "refunded": 0,
    },
    "sale": {"discount_rate": 0, "discount_amount": 0, "label": "''", "parked": 0},
}  # fmt: skip


def upgrade() -> None:
    """Make both tables anew beside the old ones: their checks change, which SQLite cannot do in place."""
    for table, statement in _TABLES.items():
        op.execute(f"ALTER TABLE {table} RENAME TO former")
        op.execute(statement)
        columns = [row[1] for row in op.get_bind().exec_driver_sql("PRAGMA table_info(former)")]
        names = ", ".join((*columns, *_NEW[table]))
        values = ", ".join((*columns, *map(str, _NEW[table].values())))
        op.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM former")
        op.execute("DROP TABLE former")
