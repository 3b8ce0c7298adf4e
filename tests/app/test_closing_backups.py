"""A backup after each closing of the till: made beside all else, thinned out, and nothing stops where it fails."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from pytestqt.qtbot import QtBot

from app.backup import restore
from app.backups import KEPT
from app.bootstrap import Store, create_store, lock_folder, open_for_reading, open_store
from app.closing_backups import ClosingBackups
from app.paths import StorePaths
from app.verify import verify
from app.window import Desktop
from domain.kernel.errors import Unavailable
from domain.kernel.messages import Context
from domain.till.commands import CloseTill, OpenTill
from readmodels.engine.projection import no_report
from tests.domain.goods import APPLES
from tests.given import SHOP
from ui.kept import Kept
from ui.store import BackupKind


class Closings:
    """A store whose till is opened and closed, and what was said of backups that failed."""

    def __init__(self, folder: Path) -> None:
        self.store: Store = create_store(folder, SHOP)
        self.store.submit(APPLES).result()
        self.kept = Kept()
        self.failures: list[Exception] = []
        self.backups = ClosingBackups(self.store, self.kept, self.failures.append)
        self.backups.start()

    def close_till(self, register: str = "1") -> None:
        here = Context(register=register)
        self.store.core.execute(OpenTill(), context=here)
        self.store.core.execute(CloseTill(), context=here)

    def idle(self) -> None:
        """Wait until what was asked for so far is done."""
        self.store._long_work.start(lambda _report: None, no_report).result(20)

    def made(self, folder: Path | None = None) -> list[str]:
        self.idle()
        there = folder or self.store.paths.backups
        return sorted(path.name for path in there.iterdir()) if there.exists() else []


@pytest.fixture
def closings(tmp_path: Path) -> Iterator[Closings]:
    closings = Closings(tmp_path / "store")
    yield closings
    closings.backups.close()
    closings.store.close()


def until(holds: Callable[[], object]) -> None:
    end = monotonic() + 20
    while not holds():
        assert monotonic() < end, "it did not happen"
        sleep(0.01)


def test_closing_the_till_makes_a_backup_that_is_told_from_others(closings: Closings) -> None:
    assert closings.made() == []
    closings.close_till()
    (name,) = closings.made()
    assert name.startswith(f"tillbook-z-{closings.store.store_id[-8:]}-")
    (found,) = closings.store.backups.find(None).result()
    assert (found.kind, found.path.name, found.size) == (BackupKind.CLOSING, name, found.path.stat().st_size)


def test_such_a_backup_holds_the_closing_and_can_be_restored(closings: Closings, tmp_path: Path) -> None:
    closings.close_till()
    (name,) = closings.made()
    closings.close_till()
    paths = StorePaths(tmp_path / "restored")
    paths.folder.mkdir()
    lock = lock_folder(paths)
    restore(paths, closings.store.paths.backups / name)
    lock.release()
    store = open_store(paths.folder)
    assert verify(store) == []
    assert len(store.documents("till").result()[1]) == 1
    with store.database.reader() as connection:
        assert connection.execute("SELECT count(*) FROM event WHERE type = 'TillClosed'").fetchone()[0] == 1
    store.close()


def test_who_does_not_want_it_gets_none(closings: Closings) -> None:
    closings.kept.backup_after_z = False
    closings.close_till()
    assert closings.made() == []


def test_the_till_of_another_register_is_not_ours(closings: Closings) -> None:
    closings.close_till("2")
    assert closings.made() == []


def test_it_goes_where_was_chosen(closings: Closings, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    closings.kept.backup_folder = str(stick)
    closings.close_till()
    assert len(closings.made(stick)) == 1
    assert closings.made() == []


def test_the_newest_of_its_kind_are_kept_and_all_that_others_made(closings: Closings) -> None:
    folder = closings.store.paths.backups
    own = f"tillbook-z-{closings.store.store_id[-8:]}"
    folder.mkdir()
    days = [f"2026-01-{day:02}T180000" for day in range(1, 21)]
    others = [f"tillbook-{day}.sqlite" for day in days] + [f"tillbook-z-deadbeef-{day}.sqlite" for day in days]
    for name in (*others, *(f"{own}-{day}.sqlite" for day in days), f"{own}-{days[0]}.sqlite.unfinished"):
        (folder / name).write_bytes(b"")
    closings.close_till()
    made = set(closings.made())
    assert set(others) < made
    ours = sorted(made - set(others))
    assert len(ours) == KEPT
    assert ours[:-1] == [f"{own}-{day}.sqlite" for day in days[-(KEPT - 1) :]]


def test_a_stick_that_is_not_there_is_said_and_its_folder_is_not_made_anew(closings: Closings, tmp_path: Path) -> None:
    gone = tmp_path / "stick" / "backups"
    closings.kept.backup_folder = str(gone)
    closings.close_till()
    closings.idle()
    (failure,) = closings.failures
    assert isinstance(failure, Unavailable)
    assert (failure.code, failure.params) == ("backup_folder_missing", {"folder": str(gone)})
    assert not gone.parent.exists()


def test_the_end_of_the_program_waits_for_the_one_that_is_being_made(closings: Closings) -> None:
    go_on = threading.Event()
    closings.store._long_work.start(lambda _report: go_on.wait(20), no_report)
    closings.close_till()
    threading.Timer(0.1, go_on.set).start()
    closings.backups.close()
    assert len(closings.made()) == 1
    closings.close_till()
    assert len(closings.made()) == 1  # nobody listens any more


def test_a_store_that_is_closed_meanwhile_leaves_no_half_file(tmp_path: Path) -> None:
    closings = Closings(tmp_path / "store")
    begun, go_on = threading.Event(), threading.Event()

    def report(_done: int, _of_all: int) -> None:
        begun.set()
        go_on.wait(20)

    made = closings.store.backups.make(None, report)
    assert begun.wait(20)
    threading.Timer(0.1, go_on.set).start()
    closings.store.close()
    whole = [made.result()] if made.exception() is None else []
    assert list(closings.store.paths.backups.iterdir()) == whole


def test_copies_that_were_made_elsewhere_are_found_by_their_names(closings: Closings, tmp_path: Path) -> None:
    made = closings.store.backups.make(None, no_report).result()
    stick = tmp_path / "stick"
    stick.mkdir()
    for name in (
        "tillbook-2026-01-02T030405.sqlite", "before-upgrade-0009.sqlite", "tillbook-2026-99-02T030405.sqlite",
        "store.sqlite", "notes.txt", "tillbook-2026-01-03T030405.sqlite.unfinished",
    ):  # fmt: skip
        shutil.copy(made, stick / name)
    found = closings.store.backups.find(stick).result()
    assert [(one.path.name, one.kind) for one in found[-1:]] == [("tillbook-2026-01-02T030405.sqlite", BackupKind.HAND)]
    assert found[-1].at == "2026-01-02T03:04:05.000000Z"
    assert {one.kind for one in found[:-1]} == {BackupKind.HAND, BackupKind.UPGRADE}
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)
    assert len(found) == 3


def test_a_stick_that_is_pulled_out_meanwhile_is_said_as_such(closings: Closings, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    def pull(_done: int, _of_all: int) -> None:
        if stick.is_dir():
            shutil.rmtree(stick)
            stick.write_bytes(b"")  # nothing below it can be reached any more

    failure = closings.store.backups.make(stick, pull).exception(20)
    assert isinstance(failure, Unavailable)
    assert failure.code == "disk_failed"


# In the window


def test_the_window_makes_one_and_says_where_it_could_not(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    store = create_store(tmp_path / "store", SHOP)
    desktop.adopt(store)
    store.core.execute(OpenTill())
    store.core.execute(CloseTill())
    qtbot.waitUntil(lambda: len(list(store.paths.backups.glob("tillbook-z-*.sqlite"))) == 1, timeout=20_000)
    desktop.settings.backup_folder = str(tmp_path / "gone")
    store.core.execute(OpenTill())
    store.core.execute(CloseTill())
    feedback = desktop.windows[0].feedback
    qtbot.waitUntil(lambda: bool(feedback.sentences()), timeout=20_000)
    assert feedback.sentences() == [
        "The till is closed, but no backup was made. "
        f"The folder for backups, {tmp_path / 'gone'}, is not there. Plug in its disk, or choose another folder. "
        "Then make one in Settings, Backup."
    ]
    with store.database.reader() as connection:
        assert connection.execute("SELECT count(*) FROM event WHERE type = 'TillClosed'").fetchone()[0] == 2


def test_who_only_looks_at_a_store_backs_nothing_up(desktop: Desktop, tmp_path: Path) -> None:
    create_store(tmp_path / "store", SHOP).close()
    desktop.adopt(open_for_reading(tmp_path / "store"))
    assert desktop.closing_backups is None
