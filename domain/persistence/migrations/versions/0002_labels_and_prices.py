"""How labels of scales are read.

Revision ID: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"
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
)


def upgrade() -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        op.execute(statement)
