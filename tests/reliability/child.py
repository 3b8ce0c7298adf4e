"""What runs in the processes that are killed. Each job says through ``answers`` what it was promised."""

import resource
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from app import housekeeping
from app.backup import restore
from app.bootstrap import Store, create_store, open_store
from app.paths import StorePaths
from domain.kernel.errors import Unavailable
from domain.shop.commands import SetUpStore
from tests.reliability.faults import Killer, die_at_byte, empty_disk, fill_disk
from tests.reliability.shop import Asked, nth


def create(answers: Connection, folder: Path, set_up: SetUpStore, at: int) -> None:
    """Make a store, and be killed at a step of it."""
    killer = Killer(at)
    killer.watch_files()
    store = create_store(folder, set_up)
    answers.send(store.store_id)
    killer.armed = False
    store.close()


def put_back(answers: Connection, folder: Path, backup: Path, at: int) -> None:
    """Restore a backup, and be killed at a step of it."""
    Killer(at).watch_files()
    restore(StorePaths(folder), backup)
    answers.send("restored")


def execute(answers: Connection, folder: Path, commands: Sequence[Asked], at: int) -> None:
    """Open a store, execute commands one by one, close it, and be killed at a step of all this."""
    killer = Killer(at)
    store = _watched(folder, killer)
    _execute(answers, store, commands)
    store.close()


def execute_all(answers: Connection, folder: Path, commands: Sequence[Asked], at: int) -> None:
    """Execute commands in one transaction, and be killed at a step of it or of bringing the archive up to it."""
    killer = Killer(at, armed=False)
    store = _watched(folder, killer)
    killer.armed = True
    answers.send(store.core.execute_all(commands).result())
    store.core.call(store.core.finish_archive).result()


def execute_until_byte(answers: Connection, folder: Path, commands: Sequence[Asked], limit: int) -> None:
    """Execute commands and close, and be killed by the first write beyond a byte of any file."""
    store = open_store(folder)
    die_at_byte(limit)
    _execute(answers, store, commands)
    store.close()


def load(answers: Connection, folder: Path, round_: int, threads: int) -> None:
    """Execute as much as possible on several threads, tidying all the while, until somebody ends it."""
    housekeeping._SNAPSHOT_EVENTS, housekeeping._ARCHIVE_EVENTS = 40, 15
    store = open_store(folder)
    one_at_a_time = threading.Lock()

    def cashier(thread: int) -> None:
        for number in range(1_000_000):
            command_id, command = nth(thread, number, round_)
            receipt = store.core.execute(command, command_id=command_id)
            with one_at_a_time:
                answers.send((thread, receipt))

    cashiers = [threading.Thread(target=cashier, args=(thread,)) for thread in range(threads)]
    for one in cashiers:
        one.start()
    for one in cashiers:
        one.join()


def tidy_until_byte(answers: Connection, folder: Path, limit: int) -> None:
    """Write every snapshot and the whole archive, and be killed by the first write beyond a byte of any file."""
    store = open_store(folder)
    die_at_byte(limit)
    answers.send("tidying")
    store.close()


def fill_the_disk(answers: Connection, folder: Path, commands: Sequence[Asked], limit: int) -> None:
    """Execute commands while nothing can be written beyond a byte of any file, let the core tidy, then make room."""
    housekeeping._ARCHIVE_AFTER, housekeeping._CHECKPOINT_AFTER, housekeeping._SNAPSHOT_AFTER = 0.001, 0.002, 0.003
    store = open_store(folder)
    fill_disk(limit)
    for command_id, command in commands:
        try:
            answers.send(store.core.execute(command, command_id=command_id))
        except Unavailable as trouble:
            answers.send(trouble.code)
        time.sleep(0.01)
    empty_disk()
    _execute(answers, store, commands)
    store.close()


def begin_on_a_full_disk(answers: Connection, begin: Callable[[], Store], limit: int) -> None:
    """Open or make a store while nothing can be written beyond a byte of any file, then again when there is room."""
    for room in (limit, resource.RLIM_INFINITY):
        fill_disk(room)
        try:
            store = begin()
        except Unavailable as trouble:
            answers.send(trouble.code)
        else:
            empty_disk()
            answers.send("begun")
            store.close()
            return


def hold_open(answers: Connection, folder: Path) -> None:
    """Keep a store open until somebody ends it."""
    store = open_store(folder)
    answers.send(store.store_id)
    threading.Event().wait()


def _watched(folder: Path, killer: Killer) -> Store:
    killer.watch_files()
    store = open_store(folder)
    killer.watch_store(store)
    return store


def _execute(answers: Connection, store: Store, commands: Sequence[Asked]) -> None:
    for command_id, command in commands:
        answers.send(store.core.execute(command, command_id=command_id))
