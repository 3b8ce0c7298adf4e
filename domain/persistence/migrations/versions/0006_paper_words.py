"""What the store lets stand on its papers.

Revision ID: 0006
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_STATEMENT = """CREATE TABLE paper_words (
    shop TEXT NOT NULL,
    header TEXT NOT NULL,
    footer TEXT NOT NULL,
    tax_number TEXT NOT NULL,
    link TEXT NOT NULL,
    logo TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_paper_words PRIMARY KEY (shop)
)
 WITHOUT ROWID,
 STRICT"""


def upgrade() -> None:
    """Make the table."""
    op.execute(_STATEMENT)
