"""The read side can always be made anew from the log: whatever happens to its files, the answers are the same."""

import logging
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.backup import back_up, restore
from app.bootstrap import open_store
from app.paths import StorePaths
from domain.orders.events import OrderKind
from readmodels.engine import snapshots
from readmodels.engine.snapshots import Checkpoint
from readmodels.registry import SHELVES, VIEWS
from tests.reliability import shop
from tests.reliability.aftermath import Answers, answers, require_sound

Fresh = Callable[[], Path]
Damage = Callable[[Path], object]


def garble(path: Path, *, first: int = 0) -> None:
    """Overwrite four fifths of a file from a byte on with noise."""
    data = bytearray(path.read_bytes())
    for at in range(first, len(data)):
        if at % 5:
            data[at] = random.Random(at).randrange(256)
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def belong_to_another_view(path: Path) -> None:
    checkpoint, documents = snapshots.read(path)
    snapshots.write(
        path, Checkpoint(checkpoint.store_id, "another", 1, checkpoint.position, checkpoint.hash), documents
    )


def belong_to_another_version(path: Path) -> None:
    checkpoint, documents = snapshots.read(path)
    other = Checkpoint(checkpoint.store_id, checkpoint.view, 99, checkpoint.position, checkpoint.hash)
    snapshots.write(path, other, documents)


SNAPSHOT_DAMAGE: dict[str, Damage] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut short": cut,
    "garbled": garble,
    "garbled at its end": lambda path: garble(path, first=path.stat().st_size - 30),
    "another program's": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(500)),
    "TinyDB's, but not ours": lambda path: path.write_text('{"_default": {"1": {"name": "x"}}}'),
    "another view's": belong_to_another_view,
    "another version's": belong_to_another_version,
}
ARCHIVE_DAMAGE: dict[str, Damage] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut short": cut,
    "garbled": garble,
    "garbled in its middle": lambda path: garble(path, first=8_192),
    # Its last dozen pages are those of the till's tables, which nobody has written or reads here.
    "garbled at its end": lambda path: garble(path, first=path.stat().st_size - 65_536),
    "another program's": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(5_000)),
}


def said_by(folder: Path) -> Answers:
    """What a store says after it was opened; it is sound, and it closes well."""
    store = open_store(folder)
    try:
        said = answers(store)
        require_sound(store)
        return said
    finally:
        store.close()


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.fixture(scope="module")
def truth(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return said_by(shutil.copytree(template, tmp_path_factory.mktemp("truth") / "store"))


@pytest.mark.parametrize("damage", SNAPSHOT_DAMAGE)
def test_a_damaged_snapshot_is_made_anew(
    fresh: Fresh, truth: Answers, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    folder = fresh()
    for view in VIEWS:
        SNAPSHOT_DAMAGE[damage](folder / "views" / f"{view.name}.json")
    with caplog.at_level(logging.INFO):
        assert said_by(folder) == truth
    for view in VIEWS:
        assert f"the file of view {view.name} " in caplog.text
    caplog.clear()
    assert said_by(folder) == truth
    assert warnings(caplog) == []  # it is healed


@pytest.mark.parametrize("damage", ARCHIVE_DAMAGE)
def test_a_damaged_archive_is_made_anew(
    fresh: Fresh, truth: Answers, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    folder = fresh()
    ARCHIVE_DAMAGE[damage](folder / "views" / "archive.sqlite")
    with caplog.at_level(logging.INFO):
        assert said_by(folder) == truth
    assert any(message.startswith("the archive ") for message in caplog.messages)
    caplog.clear()
    assert said_by(folder) == truth
    assert warnings(caplog) == []


@pytest.mark.parametrize("missing", ["*", "stock.json", "archive.sqlite"])
def test_what_is_missing_is_made_from_the_log(
    fresh: Fresh, truth: Answers, caplog: pytest.LogCaptureFixture, missing: str
) -> None:
    folder = fresh()
    for path in (folder / "views").glob(missing):
        path.unlink()
    with caplog.at_level(logging.INFO):
        assert said_by(folder) == truth
    assert "made from the log" in caplog.text
    assert sorted(path.suffix for path in (folder / "views").iterdir()) == [".json"] * len(VIEWS) + [".sqlite"]


def test_without_the_folder_of_views_the_answers_are_the_same(fresh: Fresh, truth: Answers) -> None:
    folder = fresh()
    shutil.rmtree(folder / "views")
    assert said_by(folder) == truth


def test_the_files_of_another_store_are_not_taken(
    fresh: Fresh, tmp_path: Path, truth: Answers, caplog: pytest.LogCaptureFixture
) -> None:
    folder, other = fresh(), tmp_path / "other"
    shop.make(other)
    shutil.rmtree(folder / "views")
    shutil.copytree(other / "views", folder / "views")
    assert said_by(folder) == truth
    assert caplog.text.count("belongs to another state of the log") == len(VIEWS) + 1


def test_an_upgrade_makes_the_archive_anew_without_a_warning(
    fresh: Fresh, truth: Answers, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fresh()
    monkeypatch.setattr(SHELVES[0], "version", SHELVES[0].version + 1)
    caplog.set_level(logging.INFO)
    caplog.clear()
    assert said_by(folder) == truth
    assert "the archive is of another version; it is made anew from the log" in caplog.text
    assert [record.message for record in caplog.records if record.levelno > logging.INFO] == []


def test_snapshots_that_are_ahead_of_a_restored_log_are_dropped(
    fresh: Fresh, truth: Answers, caplog: pytest.LogCaptureFixture
) -> None:
    folder = fresh()
    paths = StorePaths(folder)
    backup = back_up(paths)
    store = open_store(folder)
    store.core.execute(shop.order(OrderKind.COUNTER))
    store.close()
    restore(paths, backup)
    assert said_by(folder) == truth
    assert caplog.text.count("belongs to another state of the log") == len(VIEWS) + 1


def test_a_restored_log_that_went_another_way_to_the_same_position_is_noticed(
    fresh: Fresh, caplog: pytest.LogCaptureFixture
) -> None:
    folder = fresh()
    paths = StorePaths(folder)
    backup = back_up(paths)
    for _ in range(2):
        store = open_store(folder)
        store.core.execute(shop.order(OrderKind.COUNTER))
        require_sound(store)
        store.close()
        views = shutil.copytree(paths.views, folder / "kept", dirs_exist_ok=True)
        restore(paths, backup)
    store = open_store(folder)
    store.core.execute(shop.order(OrderKind.COUNTER))
    store.close()
    shutil.rmtree(paths.views)
    views.rename(paths.views)
    caplog.clear()
    said_by(folder)
    assert caplog.text.count("belongs to another state of the log") == len(VIEWS) + 1
