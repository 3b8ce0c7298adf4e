"""A full or a broken disk is answered with a sentence: nothing is half done, and it goes on when there is room."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from app.bootstrap import Store, create_store, open_store
from domain.kernel.errors import Unavailable
from domain.kernel.messages import Receipt
from domain.orders.events import OrderKind
from tests.reliability import child, shop
from tests.reliability.aftermath import require_kept, require_sound
from tests.reliability.processes import run

Fresh = Callable[[], Path]

COMMANDS = [*shop.MANY, *shop.ONE]


@pytest.mark.parametrize("limit", [0, 4_000, 10_000, 40_000, 70_000, 100_000, 140_000])
def test_what_a_full_disk_refuses_is_taken_when_there_is_room(fresh: Fresh, limit: int) -> None:
    folder = fresh()
    ended = run(child.fill_the_disk, folder, COMMANDS, limit)
    assert ended.exitcode == 0
    meanwhile, afterwards = ended.said[: len(COMMANDS)], ended.said[len(COMMANDS) :]
    for first, then in zip(meanwhile, afterwards, strict=True):
        assert first in ("disk_failed", then)
    assert limit > 100_000 or "disk_failed" in meanwhile
    require_kept(folder, list(zip(COMMANDS, afterwards, strict=True)))


@pytest.mark.parametrize("limit", [0, 10_000, 30_000, 40_000, 100_000, 200_000])
def test_a_store_that_cannot_be_opened_on_a_full_disk_opens_when_there_is_room(fresh: Fresh, limit: int) -> None:
    folder = fresh()
    shutil.rmtree(folder / "views")
    ended = run(child.begin_on_a_full_disk, partial(open_store, folder), limit)
    assert ended.exitcode == 0
    assert ended.said in (["disk_failed", "begun"], ["begun"])
    require_kept(folder, [])


@pytest.mark.parametrize("limit", [0, 10_000, 30_000, 40_000, 100_000, 200_000])
def test_a_store_that_cannot_be_made_on_a_full_disk_is_made_when_there_is_room(tmp_path: Path, limit: int) -> None:
    ended = run(child.begin_on_a_full_disk, partial(create_store, tmp_path, shop.SET_UP), limit)
    assert ended.exitcode == 0
    assert ended.said in (["disk_failed", "begun"], ["begun"])
    require_kept(tmp_path, [])


def test_a_store_that_cannot_grow_says_so_and_goes_on_when_it_can(fresh: Fresh) -> None:
    folder = fresh()
    store = open_store(folder)
    given: list[tuple[shop.Asked, Receipt]] = []
    asked = [shop.nth(0, number, 0) for number in range(200)]

    def ask_all() -> None:
        for command_id, command in asked[len(given) :]:
            given.append(((command_id, command), store.core.execute(command, command_id=command_id)))

    limit_pages(store, 1)
    with pytest.raises(Unavailable, match="disk_full"):
        ask_all()
    refused = len(given)
    require_sound(store)
    limit_pages(store, 1_000_000)
    ask_all()
    assert 0 < refused < len(given)
    store.close()
    require_kept(folder, given)


def test_a_file_that_breaks_while_it_is_open_is_no_bug_of_ours(fresh: Fresh, caplog: pytest.LogCaptureFixture) -> None:
    folder = fresh()
    store = open_store(folder)
    before = store.documents("stock").result()[1]
    with (folder / "store.sqlite").open("r+b") as file:
        file.seek(4_096)
        file.write(bytes(range(256)) * 600)
    with pytest.raises(Unavailable, match="store_damaged"):
        store.core.execute(shop.order(OrderKind.COUNTER))
    assert store.documents("stock").result()[1] == before
    store.close()


def limit_pages(store: Store, most: int) -> None:
    """Let the database grow to so many pages, or not at all where it has more."""
    driver = store.database.driver
    store.core.call(lambda: driver.execute(f"PRAGMA max_page_count = {most}").fetchone()).result()
