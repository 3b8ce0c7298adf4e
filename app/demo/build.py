"""Makes the demo store, with the same commands that people give, at the times at which they would have given them."""

import datetime
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.bootstrap import create_store, lock_folder, make_folder
from app.bulk import Bulk
from app.core import Core
from app.demo.assortment import CURRENCY
from app.demo.plan import Step, plan, with_id
from app.in_place import put_in_place
from app.paths import StorePaths
from app.time_zone import machine_time_zone
from domain.kernel.clock import utc_text, zone
from domain.kernel.errors import Unavailable
from domain.kernel.ids import CommandId, new_id
from domain.kernel.messages import Context
from domain.shop.commands import SetUpStore
from readmodels.engine.projection import Report, no_report

NAME: Final = "Larch Lane Market"
_BATCH: Final = 500
_NIGHT: Final = datetime.time(23)


def build_demo(
    folder: Path,
    *,
    today: datetime.date | None = None,
    days: int = 365,
    time_zone: str | None = None,
    report: Report = no_report,
) -> None:
    """Make the demo store in a folder: the days that end with ``today``, or now where no date is given.

    The time zone is the machine's where none is given. ``report`` hears (commands done, of all) and may raise to stop:
    then, as after any failure, no store is left. Raises ``Unavailable("store_exists")``.
    """
    paths = StorePaths(folder)
    zone_name = time_zone or machine_time_zone()
    now = datetime.datetime.now(zone(zone_name)).replace(tzinfo=None)
    steps = plan(datetime.datetime.combine(today, _NIGHT) if today else now, days)
    make_folder(folder)
    lock = lock_folder(paths)
    try:
        if paths.exists():
            raise Unavailable("store_exists", folder=str(folder))
        with tempfile.TemporaryDirectory(prefix="unfinished-", dir=folder, ignore_cleanup_errors=True) as unfinished:
            made = StorePaths(Path(unfinished))
            _make(made.folder, zone_name, steps, report)
            shutil.rmtree(paths.views, ignore_errors=True)
            made.views.replace(paths.views)
            put_in_place(made.database, paths.database)
    finally:
        lock.release()


class _Clock:
    """The store's clock while its past is made up: it stands at the step that is being taken."""

    def __init__(self, zone_name: str) -> None:
        self._zone = zone(zone_name)
        self._now = ""

    def __call__(self) -> str:
        return self._now

    def set(self, at: datetime.datetime) -> None:
        """Turn the clock to a moment of the store's local time."""
        self._now = utc_text(at.replace(tzinfo=self._zone))


def _make(folder: Path, zone_name: str, steps: Sequence[Step], report: Report) -> None:
    clock = _Clock(zone_name)
    clock.set(steps[0].at)
    set_up = SetUpStore(name=NAME, currency=CURRENCY, prices_include_tax=True, time_zone=zone_name)
    store = create_store(folder, set_up, clock=clock)
    try:
        ids: dict[str, str] = {}
        for start in range(0, len(steps), _BATCH):
            report(start, len(steps))
            _take(store.core, steps[start : start + _BATCH], ids, clock)
        report(len(steps), len(steps))
    finally:
        store.close()


def _take(core: Core, steps: Sequence[Step], ids: dict[str, str], clock: _Clock) -> None:
    def work(bulk: Bulk) -> None:
        for step in steps:
            clock.set(step.at)
            receipt = bulk.run(CommandId(new_id()), with_id(step, ids))
            if step.names:
                ids[step.names] = _id(receipt.result)

    core.transact(work, Context(actor="demo", machine=True)).result()


def _id(result: object) -> str:
    return str(result["order_id"] if isinstance(result, dict) else result)
