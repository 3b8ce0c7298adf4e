"""A store that a newer version has written is left alone, and the person is told so."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.bootstrap import create_store, open_for_reading, open_store
from app.cli.main import main
from domain.kernel.errors import Unavailable
from domain.persistence.event_log import ROW, chain, read_head
from domain.shop.commands import SetUpStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_store(tmp_path / "shop", SetUpStore(name="Corner", currency="EUR")).close()
    return tmp_path / "shop"


def append(folder: Path, kind: str, schema: int) -> None:
    """Let a newer version write one event: a type, or a shape of one, that this version has not heard of."""
    with closing(sqlite3.connect(folder / "store.sqlite")) as connection, connection:
        head = read_head(connection)
        last = connection.execute(f"SELECT {', '.join(ROW)} FROM event ORDER BY position DESC").fetchone()
        named = dict(zip(ROW, last, strict=True))
        named |= {"position": head.position + 1, "event_id": "e", "version": named["version"] + 1}
        row = tuple((named | {"type": kind, "schema": schema, "data": "{}"}).values())
        digest = chain(head.hash, row)
        connection.execute(f"INSERT INTO event VALUES ({', '.join('?' * 14)})", (*row, digest))
        connection.execute("UPDATE log_head SET position = ?, hash = ?", (head.position + 1, digest))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file with something in it, but for what SQLite keeps beside a file while it is read."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("lock", "-shm")))
    return {path.name: content for path in files if (content := path.read_bytes())}


@pytest.mark.parametrize(("kind", "schema"), [("GiftCardSold", 1), ("StoreRenamed", 99)])
def test_an_event_of_a_newer_version_is_answered_with_a_sentence_and_nothing_is_changed(
    folder: Path, kind: str, schema: int
) -> None:
    append(folder, kind, schema)
    before = contents(folder)
    for opener in (open_store, open_for_reading):
        with pytest.raises(Unavailable, match="store_newer"):
            opener(folder)
    assert contents(folder) == before


@pytest.mark.parametrize(
    "words", [("query", "stock"), ("do", "RenameStore", '{"name": "Kiosk"}'), ("verify",), ("status",)]
)
def test_the_terminal_says_so_too(
    folder: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "home"))
    append(folder, "GiftCardSold", 1)
    assert main(["--store", str(folder), *words]) == 1
    assert "newer version of Tillbook. Nothing was changed" in capsys.readouterr().err
