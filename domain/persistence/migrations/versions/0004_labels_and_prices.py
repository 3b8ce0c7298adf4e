"""How labels of scales are read, price lists, promotions, groups of customers.

Revision ID: 0004
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """CREATE TABLE labels (
    labels TEXT NOT NULL,
    country TEXT NOT NULL,
    rules TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_labels PRIMARY KEY (labels)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE promotion (
    promotion_id TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    ended INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_promotion PRIMARY KEY (promotion_id)
)
 STRICT""",
    """CREATE TABLE price_list (
    price_list_id TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    ended INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_price_list PRIMARY KEY (price_list_id)
)
 STRICT""",
    """CREATE TABLE offer_standing (
    "key" TEXT NOT NULL,
    offers TEXT NOT NULL,
    quotes TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_offer_standing PRIMARY KEY ("key")
)
 STRICT""",
    """CREATE TABLE customer_group (
    customer_id TEXT NOT NULL,
    "group" TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_customer_group PRIMARY KEY (customer_id)
)
 WITHOUT ROWID,
 STRICT""",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        op.execute(statement)
