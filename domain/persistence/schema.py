"""The shape of the file: made in one go for a new store, brought up step by step for an old one.

Alembic is imported only where there is something to migrate: it costs a third of a second at every start otherwise.
"""

from pathlib import Path

from domain.persistence.database import METADATA, Database
from domain.persistence.event_log import GENESIS
from domain.persistence.store_file import SCHEMA, worldly_trouble

_ALEMBIC = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""
"""What Alembic itself would make, so that it finds its mark in a file that it has not made."""

_MIGRATIONS = Path(__file__).parent / "migrations"


def create_schema(database: Database, store_id: str) -> None:
    """Make every table and trigger of a new store, and the head of its empty log."""
    with worldly_trouble(), database.connection.begin():
        METADATA.create_all(database.connection)
        run = database.connection.exec_driver_sql
        run(_ALEMBIC)
        run("INSERT INTO alembic_version VALUES (?)", (SCHEMA,))
        run("INSERT INTO log_head VALUES (?, 0, ?)", (store_id, GENESIS))


def is_known(revision: str) -> bool:
    """Return whether this program has a migration of that name; a file of a newer program has another."""
    return any(path.stem.startswith(f"{revision}_") for path in (_MIGRATIONS / "versions").glob("*.py"))


def migrate(database: Database, target: str = "head") -> None:
    """Bring a file up to this program's shape. The log itself is never rebuilt."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = database.connection
    with worldly_trouble(), database.connection.begin():
        command.upgrade(config, target)
