"""Promises 1 and 2: wherever a command is killed, it was done once and wholly, or not at all."""

import itertools
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from app.bootstrap import create_store
from app.paths import StorePaths
from tests.reliability import child, shop
from tests.reliability.aftermath import require_kept
from tests.reliability.processes import Ended, run

Fresh = Callable[[], Path]


def steps(job: Callable[..., None], commands: list[shop.Asked], fresh: Fresh) -> Iterator[tuple[Path, Ended]]:
    """Kill a job at its first step, then at its second, until it comes to its end; after the receipt at each third."""
    at = 1
    while True:
        folder = fresh()
        ended = run(job, folder, commands, at)
        yield folder, ended
        if ended.exitcode == 0:
            return
        assert ended.exitcode == -signal.SIGKILL
        at += 3 if ended.said else 1


def test_a_command_is_done_or_not_done_wherever_it_is_killed(fresh: Fresh) -> None:
    killed = Counter[int]()
    for folder, ended in steps(child.execute, shop.ONE, fresh):
        killed[len(ended.said)] += 1
        require_kept(folder, list(zip(shop.ONE, ended.said, strict=False)), pending=shop.ONE[len(ended.said) :])
    assert killed[0] > 40  # before the receipt, from the opening on
    assert killed[1] > 15  # after it, to the end of the closing


def test_many_commands_in_one_transaction_are_all_done_or_none(fresh: Fresh) -> None:
    for folder, ended in steps(child.execute_all, shop.MANY, fresh):
        receipts = ended.said[0] if ended.said else []
        given = list(zip(shop.MANY, receipts, strict=False))
        require_kept(folder, given, pending=shop.MANY[len(receipts) :], together=shop.MANY)
    assert len(receipts) == len(shop.MANY)


def test_a_store_is_made_or_not_made_wherever_that_is_killed(yard: Path) -> None:
    made = 0
    for at in itertools.count(1, 3):  # a third of the steps: nearly all of them make one table each
        folder = yard / str(at)
        ended = run(child.create, folder, shop.SET_UP, at)
        if StorePaths(folder).exists():
            made += 1
            require_kept(folder, [])
        else:
            assert not ended.said
            create_store(folder, shop.SET_UP).close()
        if ended.exitcode == 0:
            break
        assert ended.exitcode == -signal.SIGKILL
    assert 5 < made < at // 3 - 20
