import threading
from pathlib import Path

import pytest

from app.bootstrap import Store, create_store
from app.long_work import LongWork
from domain.kernel.errors import Stopped
from domain.shop.commands import SetUpStore
from readmodels.engine.projection import Report, no_report


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return create_store(tmp_path / "shop", SetUpStore(name="Corner", currency="EUR", prices_include_tax=True))


def table(folder: Path, rows: int) -> Path:
    path = folder / "products.csv"
    path.write_text("sku,name,price\n" + "".join(f"s{row},Product {row},1.50\n" for row in range(rows)))
    return path


def test_a_table_is_imported_and_exported_beside_the_core(store: Store, tmp_path: Path) -> None:
    tried = store.import_file("products", table(tmp_path, 3), dry_run=True, report=no_report).result()
    assert (tried.added, tried.committed) == (3, False)
    assert store.import_file("products", table(tmp_path, 3), dry_run=False, report=no_report).result().committed
    target = tmp_path / "out.csv"
    assert store.export("catalogue", "csv", target, report=no_report).result() == 3
    assert target.read_text("utf-8-sig").splitlines()[1].startswith("s0,Product 0")
    store.close()


def test_a_report_that_stops_it_keeps_nothing(store: Store, tmp_path: Path) -> None:
    def stop(_done: int, _of_all: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        store.import_file("products", table(tmp_path, 5_000), dry_run=False, report=stop).result()
    assert store.documents("catalogue").result()[1] == {}
    store.close()


def test_closing_stops_what_runs_and_forgets_what_waits() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(report: Report) -> None:
        begun.set()
        go_on.wait(5)
        report(1, 2)

    long_work = LongWork()
    running, waiting = (long_work.start(work, no_report) for _ in range(2))
    begun.wait(5)
    threading.Timer(0.05, go_on.set).start()
    long_work.close()
    assert isinstance(running.exception(), Stopped)
    assert waiting.cancelled()
