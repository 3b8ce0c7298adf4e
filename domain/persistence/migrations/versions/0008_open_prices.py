"""Products whose price is asked for at each sale.

Revision ID: 0008
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_TABLE = """CREATE TABLE product (
    sku TEXT NOT NULL,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    price INTEGER NOT NULL,
    tax_rate INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    barcodes TEXT NOT NULL,
    brand TEXT NOT NULL,
    unit TEXT NOT NULL,
    reorder_point INTEGER NOT NULL,
    allow_negative INTEGER NOT NULL,
    open_price INTEGER NOT NULL,
    retired INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_product PRIMARY KEY (sku),
    CONSTRAINT ck_product_nothing_below_zero CHECK (price >= 0 AND tax_rate >= 0 AND cost >= 0 AND reorder_point >= 0)
)
 STRICT"""
_FORMER = "sku, name, category, price, tax_rate, cost, barcodes, brand, unit, reorder_point, allow_negative"


def upgrade() -> None:
    """Make the table anew beside the old one, with the column where a new store has it."""
    op.execute("ALTER TABLE product RENAME TO former")
    op.execute(_TABLE)
    op.execute(f"INSERT INTO product SELECT {_FORMER}, 0, retired, version FROM former")
    op.execute("DROP TABLE former")
