"""One process writes a store; another one is told so, or looks on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.bootstrap import open_for_reading, open_store
from domain.kernel.errors import Unavailable
from tests.reliability import child, shop
from tests.reliability.aftermath import require_kept
from tests.reliability.processes import Child
from tests.reliability.processes import child as started

Fresh = Callable[[], Path]


@pytest.fixture
def folder(fresh: Fresh) -> Path:
    return fresh()


@pytest.fixture
def other(folder: Path) -> Iterator[Child]:
    with started(child.hold_open, folder) as process:
        process.hear()
        yield process


@pytest.mark.usefixtures("other")
def test_a_second_process_is_told_that_the_store_is_open(folder: Path) -> None:
    with pytest.raises(Unavailable, match="store_open_elsewhere"):
        open_store(folder)


@pytest.mark.usefixtures("other")
def test_a_second_process_may_look_on(folder: Path) -> None:
    store = open_for_reading(folder)
    assert store.documents("store_totals").result()[1]["store"]["orders"] == 1
    store.close()


def test_a_store_opens_as_soon_as_its_process_was_killed(folder: Path, other: Child) -> None:
    other.kill()
    require_kept(folder, [], pending=shop.ONE)
