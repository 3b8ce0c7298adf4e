"""The people at the till.

Revision ID: 0005
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """CREATE TABLE staff_roster (
    roster TEXT NOT NULL,
    members TEXT NOT NULL,
    signed_in TEXT NOT NULL,
    lock_minutes INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_staff_roster PRIMARY KEY (roster),
    CONSTRAINT ck_staff_roster_only_one CHECK (roster = 'staff')
)
 WITHOUT ROWID,
 STRICT""",
)


def upgrade() -> None:
    """Make the table."""
    for statement in _STATEMENTS:
        op.execute(statement)
