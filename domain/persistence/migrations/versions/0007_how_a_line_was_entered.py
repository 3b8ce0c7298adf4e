"""Lines of orders that say how their quantity came to be.

Revision ID: 0007
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TABLE = """CREATE TABLE order_line (
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
    entry TEXT NOT NULL,
    CONSTRAINT pk_order_line PRIMARY KEY (order_id, line),
    CONSTRAINT ck_order_line_adds_up CHECK (net + tax = total
        AND quantity <> 0 AND given_back BETWEEN 0 AND max(quantity, 0)),
    CONSTRAINT fk_order_line_order_id FOREIGN KEY(order_id) REFERENCES sales_order (order_id)
)
 WITHOUT ROWID,
 STRICT"""


def upgrade() -> None:
    """Make the table anew beside the old one, with the column where a new store has it."""
    op.execute("ALTER TABLE order_line RENAME TO former")
    op.execute(_TABLE)
    op.execute("INSERT INTO order_line SELECT *, '' FROM former")
    op.execute("DROP TABLE former")
