"""Who may type a weight.

Revision ID: 0009
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_TABLE = """CREATE TABLE staff_roster (
    roster TEXT NOT NULL,
    members TEXT NOT NULL,
    signed_in TEXT NOT NULL,
    lock_minutes INTEGER NOT NULL,
    weighing TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_staff_roster PRIMARY KEY (roster),
    CONSTRAINT ck_staff_roster_only_one CHECK (roster = 'staff')
)
 WITHOUT ROWID,
 STRICT"""


def upgrade() -> None:
    """Make the table anew beside the old one, with the column where a new store has it."""
    op.execute("ALTER TABLE staff_roster RENAME TO former")
    op.execute(_TABLE)
    op.execute(
        "INSERT INTO staff_roster SELECT roster, members, signed_in, lock_minutes, 'cashier', version FROM former"
    )
    op.execute("DROP TABLE former")
