import io
import signal
import sqlite3
import sys
from pathlib import Path

import pytest

from app.backup import back_up
from app.bootstrap import open_store
from app.cli.progress import progress
from app.paths import StorePaths
from tests.app.cli.conftest import Tillbook

ORDER = ("do", "PlaceOrder", '{"lines": [{"sku": "A1", "quantity": 1000}]}')


def test_status_names_versions_head_and_every_view(tillbook: Tillbook) -> None:
    status = tillbook("status", "--json").json
    assert (status["name"], status["head"], status["open_elsewhere"]) == ("Corner", 4, False)
    assert status["versions"].keys() == {"tillbook", "schema", "python", "sqlite", "pyside"}
    assert {view["state"] for view in status["views"]} == {"current"}
    assert {"stock", "archive"} < {view["name"] for view in status["views"]}
    assert "Corner" in tillbook("status").out


def test_status_and_queries_work_beside_whoever_has_the_store_open(tillbook: Tillbook, folder: Path) -> None:
    store = open_store(folder)
    try:
        assert tillbook("status", "--json").json["open_elsewhere"] is True
        assert len(tillbook("query", "stock", "--json").json) == 2
        assert len(tillbook("query", "movements", "--json").json) == 1
        assert tillbook("verify").status == 0
        answer = tillbook(*ORDER, "--json")
    finally:
        store.close()
    assert (answer.status, answer.error["code"]) == (1, "store_open_elsewhere")


def test_a_view_that_lags_is_shown_with_how_much(tillbook: Tillbook, folder: Path) -> None:
    (folder / "views" / "archive.sqlite").unlink()
    (folder / "views" / "stock.json").unlink()
    views = {view["name"]: view for view in tillbook("status", "--json").json["views"]}
    assert (views["archive"]["state"], views["archive"]["lag"]) == ("trails", 4)
    assert (views["stock"]["saved"], views["stock"]["position"]) == (0, 4)


def test_a_rebuild_finds_nothing_to_put_right(tillbook: Tillbook) -> None:
    tillbook(*ORDER)
    assert tillbook("rebuild", "--json").json == {"view": None, "differed": []}
    assert tillbook("rebuild", "stock").err == "Made anew. Nothing had differed from the log.\n"


def test_a_rebuild_of_an_unknown_view_is_refused(tillbook: Tillbook) -> None:
    assert tillbook("rebuild", "moon", "--json").error["code"] == "unknown_view"


def test_verify_finds_nothing_in_a_sound_store(tillbook: Tillbook) -> None:
    assert tillbook("verify", "--json").json == {"events": 4, "problems": []}


def test_verify_names_an_event_that_was_changed(tillbook: Tillbook, folder: Path) -> None:
    with sqlite3.connect(folder / "store.sqlite") as connection:
        connection.execute("DROP TRIGGER event_no_update")
        connection.execute("UPDATE event SET data = replace(data, '5000', '6000') WHERE position = 3")
    connection.close()
    answer = tillbook("verify")
    assert answer.status == 1
    assert "chain: event 3 is changed" in answer.out


def test_a_backup_is_restored_and_what_was_there_is_kept(
    tillbook: Tillbook, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = folder.parent / "copy.sqlite"
    assert tillbook("backup", str(file), "--json").json == {"file": str(file)}
    tillbook(*ORDER)
    restored = tillbook("restore", str(file), "--json").json
    assert Path(restored["put_aside"]).is_file()
    assert tillbook("query", "stock", "--key", "A1", "--json").json[0]["on_hand"] == 5000
    assert "another state of the log" in caplog.text


def test_a_backup_goes_into_the_store_where_nothing_is_said(tillbook: Tillbook, folder: Path) -> None:
    assert Path(tillbook("backup", "--json").json["file"]).parent == folder / "backups"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("backup", "/proc/nothing/copy.sqlite"), "backup_not_written"),
        (("restore", "/nothing.sqlite"), "no_backup"),
        (("restore", __file__), "not_a_backup"),
        (("--store", "/nothing", "backup"), "no_store"),
        (("--store", "/nothing", "query", "stock"), "no_store"),
        (("--store", "/nothing", "status"), "no_store"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    tillbook: Tillbook, folder: Path, words: tuple[str, ...], code: str
) -> None:
    before = (folder / "store.sqlite").read_bytes()
    answer = tillbook(*words, "--json")
    assert (answer.status, answer.error["code"]) == (1, code)
    assert (folder / "store.sqlite").read_bytes() == before


def test_ctrl_c_stops_a_long_job_with_nothing_half_done(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "copy.sqlite"
    with progress("Copying") as report:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            back_up(StorePaths(folder), target, report)
    assert list(target.parent.iterdir()) == []


def test_a_second_ctrl_c_does_not_wait_for_the_job(folder: Path) -> None:
    with progress("Copying"):
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_ctrl_c_leaves_with_status_130_and_lets_go_of_the_store(
    tillbook: Tillbook, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Keyboard(io.BytesIO):
        def readline(self, _size: int | None = -1) -> bytes:
            signal.raise_signal(signal.SIGINT)
            return b""

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Keyboard()))
    answer = tillbook("do", "--stdin")
    assert (answer.status, answer.err) == (130, "Stopped. Nothing was left half done.\n")
    open_store(folder).close()
