import sqlite3
from pathlib import Path

import pytest

import domain.slices
from domain.kernel.errors import Unavailable
from domain.persistence import event_log, log_tables
from domain.persistence.database import Database
from domain.persistence.schema import create_schema, is_known, migrate
from domain.persistence.store_file import SCHEMA, stored_revision

assert domain.slices.RECORDS  # the tables are known once the slices are


def objects(database: Database) -> set[tuple[str, str, str]]:
    rows = database.driver.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(kind, name, " ".join(sql.split())) for kind, name, sql in rows}


@pytest.fixture
def fresh(tmp_path: Path) -> Database:
    database = Database(tmp_path / "fresh.sqlite")
    create_schema(database, "a store")
    return database


def test_a_migrated_file_has_the_tables_indexes_and_triggers_of_a_new_one(fresh: Database, tmp_path: Path) -> None:
    migrated = Database(tmp_path / "migrated.sqlite")
    migrate(migrated)
    assert objects(migrated) == objects(fresh)
    assert stored_revision_of(migrated) == SCHEMA
    migrated.close()
    fresh.close()


def stored_revision_of(database: Database) -> str:
    return str(database.driver.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_the_programs_newest_migration_is_the_shape_that_a_new_file_gets() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "domain/persistence/migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]
    assert is_known(SCHEMA)
    assert not is_known("9999")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET data = '{}'",
        "DELETE FROM event",
        "REPLACE INTO event SELECT * FROM event",
        "UPDATE OR REPLACE event SET position = position",
    ],
)
def test_an_event_can_be_neither_changed_nor_deleted(fresh: Database, statement: str) -> None:
    fresh.driver.execute("INSERT INTO event VALUES (1, 'e', 's', 1, 'T', 1, '{}', 'c', '', '', 'a', '1', 't', x'00')")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        fresh.driver.execute(statement)
    fresh.close()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0 and no more", b"PNG" * 500])
def test_a_file_of_another_program_is_told_apart(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    connection = sqlite3.connect(path)
    with pytest.raises(Unavailable):
        stored_revision(connection)
    connection.close()


def test_the_writing_connection_waits_for_the_disk_and_trusts_nobody(fresh: Database) -> None:
    def pragma(name: str) -> object:
        return fresh.driver.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2
    assert pragma("foreign_keys") == 1
    assert pragma("trusted_schema") == 0
    fresh.close()


def test_the_hash_of_an_event_covers_every_column_but_itself() -> None:
    assert [*event_log.ROW, "hash"] == [column.name for column in log_tables.event.columns]
