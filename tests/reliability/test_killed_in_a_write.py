"""A write that is cut off in its middle, by a kill or by a power cut, leaves nothing that cannot be read."""

import itertools
import shutil
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reliability import child, shop
from tests.reliability.aftermath import require_kept
from tests.reliability.processes import run

Fresh = Callable[[], Path]

PAGE_OF_THE_LOG = 24 + 4096
COMMANDS = [*shop.MANY, *shop.ONE]


def test_a_command_whose_write_is_cut_off_at_any_byte_is_done_or_not_done(fresh: Fresh) -> None:
    given = Counter[int]()
    for limit in itertools.count(0, PAGE_OF_THE_LOG - 7):  # so that no two are cut off at the same place of a page
        folder = fresh()
        ended = run(child.execute_until_byte, folder, COMMANDS, limit)
        given[len(ended.said)] += 1
        require_kept(folder, list(zip(COMMANDS, ended.said, strict=False)), pending=COMMANDS[len(ended.said) :])
        if ended.exitcode == 0:
            break
        assert ended.exitcode == -signal.SIGXFSZ
    assert set(given) == set(range(len(COMMANDS) + 1))


@pytest.mark.parametrize("limit", [0, 1, 300, 450, 1_000, 2_000])
def test_a_snapshot_that_is_cut_off_is_never_seen(fresh: Fresh, limit: int) -> None:
    folder = fresh()
    for path in (folder / "views").glob("*.json"):
        path.unlink()
    ended = run(child.tidy_until_byte, folder, limit)
    assert (ended.said, ended.exitcode) == (["tidying"], -signal.SIGXFSZ)
    require_kept(folder, [], pending=COMMANDS)  # without a warning


@pytest.mark.parametrize("limit", [0, 1, 2_000, 4_000, 5_000, 9_000, 20_000, 40_000, 60_000, 80_000])
def test_an_archive_that_is_cut_off_goes_on_where_it_was(fresh: Fresh, limit: int) -> None:
    folder = fresh()
    shutil.rmtree(folder / "views")
    ended = run(child.tidy_until_byte, folder, limit)
    assert (ended.said, ended.exitcode) == (["tidying"], -signal.SIGXFSZ)
    require_kept(folder, [], pending=COMMANDS)
