"""Wherever a restore is killed there is a store: the former one with all that it had, or that of the backup."""

import itertools
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.backup import back_up, check_file, restore
from app.bootstrap import open_store
from app.paths import StorePaths
from domain.orders.events import OrderKind
from tests.reliability import child, shop
from tests.reliability.aftermath import head, require_sound
from tests.reliability.processes import run

Fresh = Callable[[], Path]


@pytest.fixture
def crashed(fresh: Fresh, yard: Path) -> Path:
    """A store whose last order lies in the log beside its file, as a crash leaves it, and a backup from before."""
    folder = fresh()
    backup = back_up(StorePaths(folder), yard / "backup.sqlite")
    assert backup.is_file()
    store = open_store(folder)
    store.core.execute(shop.order(OrderKind.COUNTER))
    left = Path(shutil.copytree(folder, yard / "left"))
    store.close()
    assert (left / "store.sqlite-wal").stat().st_size > 0
    return left


@pytest.fixture(autouse=True)
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """The views say that they belong to another state of the log, which is so."""
    return caplog


def head_of(folder: Path) -> int:
    store = open_store(folder)
    try:
        require_sound(store)
        return head(store)
    finally:
        store.close()


def test_there_is_a_whole_store_wherever_a_restore_is_killed(crashed: Path, yard: Path) -> None:
    backup, heads = yard / "backup.sqlite", []
    for at in itertools.count(1):
        folder = Path(shutil.copytree(crashed, yard / f"at-{at}"))
        ended = run(child.put_back, folder, backup, at)
        heads.append(head_of(folder))
        restore(StorePaths(folder), backup)  # what was left half done is in nobody's way
        assert head_of(folder) == min(heads) or not ended.said
        if ended.exitcode == 0:
            break
        shutil.rmtree(folder)
    assert heads == sorted(heads, reverse=True)
    assert len(set(heads)) == 2
    assert heads.index(heads[-1]) > 5


def test_the_former_store_is_kept_whole_under_another_name(crashed: Path, yard: Path) -> None:
    paths = StorePaths(crashed)
    asides = [restore(paths, yard / "backup.sqlite") for _ in range(2)]
    assert len({aside for aside in asides if aside is not None and aside.is_file()}) == 2
    former = asides[0]
    assert former is not None
    check_file(former)
    assert not list(crashed.glob("*-wal"))
    restored = head_of(crashed)
    restore(paths, former)
    assert head_of(crashed) > restored


def test_the_former_store_is_copied_where_a_file_has_one_name_only(
    crashed: Path, yard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no second name")

    monkeypatch.setattr(os, "link", refuse)
    aside = restore(StorePaths(crashed), yard / "backup.sqlite")
    assert aside is not None
    check_file(aside)
    assert not list(crashed.glob("*.unfinished"))


def test_a_store_that_is_damaged_is_kept_with_its_log(crashed: Path, yard: Path) -> None:
    database = crashed / "store.sqlite"
    database.write_bytes(b"no database at all" * 1000)
    (crashed / "store.sqlite-wal").write_bytes(b"no log" * 1000)
    aside = restore(StorePaths(crashed), yard / "backup.sqlite")
    assert aside is not None
    assert aside.read_bytes().startswith(b"no database")
    assert aside.with_name(aside.name + "-wal").read_bytes().startswith(b"no log")
    head_of(crashed)
