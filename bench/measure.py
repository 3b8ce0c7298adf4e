"""Fair timing: blocks of both sides alternate in one run, so that what else the machine does hits both alike."""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol


class Options(argparse.Namespace):
    """What the command line asked for. Stores are made in ``folder``; the big ones stay there for the next run."""

    folder: Path
    orders: int
    products: int
    blocks: int
    count: int


class Result(NamedTuple):
    """One line of the table. ``ratio`` is ours to the peer's; a bar of None is a figure without a promise."""

    what: str
    ours: str
    peer: str
    ratio: float
    bar: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Return whether the ratio is on the right side of the bar."""
        if self.bar is None:
            return True
        return self.ratio >= self.bar if self.at_least else self.ratio <= self.bar


class Side(Protocol):
    """One of the two that are compared."""

    def prepare(self, count: int) -> Sequence[Callable[[], object]]:
        """Return the next calls to be timed; making them is not."""

    def settle(self) -> None:
        """Finish what was put off, so that it does not run in the other side's time."""


class Timing(NamedTuple):
    """Every call's duration in nanoseconds, and each block's processor time per call, of all threads."""

    wall: list[int]
    cpu: list[int]

    @property
    def median(self) -> float:
        """Return the median duration, in nanoseconds."""
        return statistics.median(self.wall)

    @property
    def median_cpu(self) -> float:
        """Return the median processor time of a call, in nanoseconds."""
        return statistics.median(self.cpu)

    def percentile(self, percent: int) -> int:
        """Return the duration, in nanoseconds, that ``percent`` of the calls stayed within."""
        return sorted(self.wall)[min(len(self.wall) * percent // 100, len(self.wall) - 1)]


def alternate(sides: Sequence[Side], *, blocks: int, count: int) -> list[Timing]:
    """Time blocks of ``count`` calls of each side in turn, the first side first in every other round."""
    timings = [Timing([], []) for _ in sides]
    turns = list(zip(sides, timings, strict=True))
    for _ in range(blocks):
        for side, timing in turns:
            _time_block(side, timing, count)
        turns.reverse()
    return timings


def warm(side: Side, count: int) -> None:
    """Run calls that nobody times."""
    for call in side.prepare(count):
        call()
    side.settle()


def _time_block(side: Side, timing: Timing, count: int) -> None:
    calls, clock = side.prepare(count), time.perf_counter_ns
    cpu = time.process_time_ns()
    for call in calls:
        begun = clock()
        call()
        timing.wall.append(clock() - begun)
    timing.cpu.append((time.process_time_ns() - cpu) // count)
    side.settle()


def milliseconds(nanoseconds: float) -> str:
    """Write a duration for the table."""
    return f"{nanoseconds / 1e6:.3f} ms"


def microseconds(nanoseconds: float) -> str:
    """Write a short duration for the table."""
    return f"{nanoseconds / 1e3:.0f} us"


def per_second(count: float) -> str:
    """Write a rate for the table."""
    return f"{count:,.0f}/s"
