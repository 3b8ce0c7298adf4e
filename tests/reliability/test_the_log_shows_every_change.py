"""Promise 3: whoever edits, deletes or reorders what happened is found out."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.backup import check_file, restore
from app.bootstrap import open_store
from app.paths import StorePaths
from app.verify import verify
from domain.kernel.errors import Unavailable

Fresh = Callable[[], Path]

TAMPERING = {
    "edited data": "UPDATE event SET data = replace(data, '1000000', '1000001') WHERE position = 9",
    "an edited time": "UPDATE event SET at = '2020-01-01T00:00:00.000000Z' WHERE position = 5",
    "an edited actor": "UPDATE event SET actor = 'somebody else' WHERE position = 5",
    "an edited type": "UPDATE event SET type = 'ProductRetired' WHERE position = 2",
    "an edited hash": "UPDATE event SET hash = zeroblob(32) WHERE position = 3",
    "a deleted event": "DELETE FROM event WHERE position = 4",
    "a deleted first event": "DELETE FROM event WHERE position = 1",
    "a deleted last event": "DELETE FROM event WHERE position = (SELECT max(position) FROM event)",
    "all events deleted": "DELETE FROM event",
    "two events in each other's place": """
        UPDATE event SET position = -1 WHERE position = 6;
        UPDATE event SET position = 6 WHERE position = 7;
        UPDATE event SET position = 7 WHERE position = -1""",
    "an event in the place of a deleted one": """
        DELETE FROM event WHERE position = 4;
        UPDATE event SET position = position - 1 WHERE position > 4;
        UPDATE log_head SET position = position - 1""",
    "an event that no command made": """
        INSERT INTO event SELECT position + 1, 'x', stream, version + 1, type, schema, data, command_id, causation_id,
            correlation_id, actor, register, at, hash FROM event ORDER BY position DESC LIMIT 1""",
    "a head that is behind": "UPDATE log_head SET position = position - 1",
    "a head that is ahead": "UPDATE log_head SET position = position + 1",
    "a head with another hash": "UPDATE log_head SET hash = zeroblob(32)",
}


@pytest.fixture
def folder(fresh: Fresh) -> Path:
    folder = fresh()
    shutil.rmtree(folder / "views")  # the chain must show it, without the help of a snapshot
    return folder


def tamper(folder: Path, script: str) -> None:
    with closing(sqlite3.connect(folder / "store.sqlite")) as connection:
        connection.executescript(
            f"""PRAGMA ignore_check_constraints = ON;
            DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete; {script};"""
        )


@pytest.mark.parametrize("tampering", TAMPERING)
def test_the_check_of_the_chain_finds(folder: Path, tampering: str) -> None:
    check_file(folder / "store.sqlite")
    tamper(folder, TAMPERING[tampering])
    with pytest.raises(Unavailable, match="store_damaged"):
        check_file(folder / "store.sqlite")
    with pytest.raises(Unavailable, match="not_a_backup"):
        restore(StorePaths(folder), folder / "store.sqlite")


def test_verify_names_the_first_event_that_was_changed(folder: Path) -> None:
    tamper(folder, TAMPERING["edited data"])
    store = open_store(folder)
    problems = verify(store)
    store.close()
    assert [(problem.check, problem.what) for problem in problems] == [("chain", "event 9 is changed")]


@pytest.mark.parametrize("statement", ["UPDATE event SET actor = ''", "DELETE FROM event WHERE position = 1"])
def test_the_file_itself_refuses_changes_of_what_happened(folder: Path, statement: str) -> None:
    connection = sqlite3.connect(folder / "store.sqlite")
    with closing(connection), pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)


def test_a_store_whose_last_events_are_missing_is_found_out_and_closes(folder: Path) -> None:
    tamper(folder, TAMPERING["a deleted last event"])
    store = open_store(folder)
    problems = verify(store)
    left = threading.Thread(target=store.close, daemon=True)
    left.start()
    left.join(20)
    assert not left.is_alive()
    assert [problem.check for problem in problems] == ["chain"]
