import gc
import tempfile
import threading
import time
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app import housekeeping
from app.bootstrap import Store, create_store, open_for_reading, open_store
from app.bulk import Bulk
from app.rebuild import rebuild
from app.verify import verify
from domain.catalog.commands import AddProduct
from domain.inventory.model import STOCK_LEVEL
from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.ids import CommandId, Sku
from domain.orders.commands import PlaceOrder, WantedLine
from domain.shop.commands import RenameStore, SetUpStore
from readmodels.engine.archive import Archive
from readmodels.engine.projection import Projections
from readmodels.engine.snapshots import Snapshot
from readmodels.inventory.views import MovementShelf, movements


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = create_store(tmp_path / "shop", SetUpStore(name="Corner", currency="EUR", prices_include_tax=True))
    store.core.execute(AddProduct(sku=Sku("tea"), name="Tea", category="Drinks", price=300, opening_stock=900_000))
    yield store
    store.close()


def order(quantity: int = 1000) -> PlaceOrder:
    return PlaceOrder(lines=(WantedLine(sku=Sku("tea"), quantity=quantity),))


def documents(store: Store) -> Mapping[str, Mapping[str, object]]:
    projections = store.core.projections.projections
    return store.core.call(lambda: {name: dict(p.view.table.documents) for name, p in projections.items()}).result()


def test_when_a_receipt_arrives_every_view_already_shows_it(store: Store) -> None:
    receipt = store.core.execute(order())
    positions = {p.position for p in store.core.projections.projections.values()}
    assert positions == {receipt.last_position}
    assert store.core.projections.projections["stock"].view.table.documents["tea"]["on_hand"] == 899_000


def test_orders_from_many_threads_never_take_more_than_there_is(store: Store) -> None:
    refused: list[str] = []

    def sell() -> None:
        for _ in range(20):
            try:
                store.core.execute(order(10_000))
            except Rejected as error:
                refused.append(error.code)

    threads = [threading.Thread(target=sell) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == ["not_enough_stock"] * 10
    assert store.core.projections.projections["stock"].view.table.documents["tea"]["on_hand"] == 0
    assert verify(store) == []


def test_who_waits_for_a_receipt_executes_the_command_himself(store: Store) -> None:
    told: list[threading.Thread] = []
    store.core.on_changed(lambda *_: told.append(threading.current_thread()))
    store.core.execute(order())
    store.core.submit(order()).result()
    assert told[0] is threading.current_thread()
    assert told[1].name == "core"


def test_who_asked_first_is_not_overtaken_by_who_executes_himself(store: Store) -> None:
    for _ in range(100):
        handed_over = store.core.submit(order(1))
        own = store.core.execute(order(1))
        assert handed_over.result().last_position < own.first_position


def test_what_was_executed_while_the_core_dozes_is_tidied_too(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "_SNAPSHOT_AFTER", 0.3)
    store.core.call(lambda: None).result()
    time.sleep(1.5)
    position = store.core.execute(order()).last_position
    stock = tmp_path / "shop" / "views" / "stock.json"
    until = time.monotonic() + 5
    while f'"position":{position}' not in stock.read_text().replace(" ", "") and time.monotonic() < until:
        time.sleep(0.05)
    assert f'"position":{position}' in stock.read_text().replace(" ", "")


def test_many_commands_in_one_go_are_all_or_nothing(store: Store) -> None:
    before = documents(store)
    commands = [(CommandId(f"c{number}"), order(400_000)) for number in range(3)]
    with pytest.raises(Rejected, match="not_enough_stock"):
        store.core.execute_all(commands).result()
    assert documents(store) == before
    assert len(store.core.execute_all(commands[:2]).result()) == 2


def test_who_stops_a_long_job_takes_all_of_it_back(store: Store) -> None:
    def stop(done: int, _of_all: int) -> None:
        raise KeyboardInterrupt

    before = documents(store)
    with pytest.raises(KeyboardInterrupt):
        store.core.execute_all(((CommandId(f"c{n}"), order()) for n in range(600)), report=stop).result()
    assert documents(store) == before


def test_who_catches_a_refusal_still_keeps_nothing(store: Store) -> None:
    def work(bulk: Bulk) -> list[str]:
        refused = []
        for number, quantity in enumerate((1000, 900_000, 2000, 950_000)):
            try:
                bulk.run(CommandId(f"c{number}"), order(quantity))
            except Rejected as error:
                refused.append(error)
        assert [error.params["available"] for error in refused] == [899_000, 897_000]
        return ["done"]

    before = documents(store)
    with pytest.raises(Rejected, match="899000"):
        store.core.transact(work).result()
    assert documents(store) == before


@pytest.mark.parametrize("orders", [3, 2_500])
def test_a_long_job_that_fails_at_its_end_leaves_every_view_as_it_was(store: Store, orders: int) -> None:
    def work(bulk: Bulk) -> None:
        for number in range(orders):
            bulk.run(CommandId(f"c{number}"), order(1))
        raise ValueError("at the very end")

    store.core.execute(order())
    before, lists = documents(store), {name: list(view) for name, view in documents(store).items()}
    with pytest.raises(ValueError, match="at the very end"):
        store.core.transact(work).result()
    assert documents(store) == before
    assert {name: list(view) for name, view in documents(store).items()} == lists
    store.core.execute(order())
    assert verify(store) == []


def test_a_long_job_shows_in_every_view_what_is_in_the_log(store: Store) -> None:
    store.core.execute_all([(CommandId(f"c{number}"), order(1)) for number in range(2_500)]).result()
    head = store.core.call(lambda: store.core.side.head.position).result()
    assert {p.position for p in store.core.projections.projections.values()} == {head}
    assert rebuild(store) == []


def test_a_command_in_the_middle_of_many_sees_what_the_ones_before_left(store: Store) -> None:
    def work(bulk: Bulk) -> int:
        bulk.run(CommandId("c1"), order(1000))
        level = bulk.find(STOCK_LEVEL, "tea")
        return level.on_hand if level else 0

    assert store.core.transact(work).result() == 899_000


def test_a_question_to_the_archive_sees_what_was_just_written(store: Store) -> None:
    receipt = store.core.execute(order())
    found = store.ask(lambda archive: movements(archive, sku="tea", limit=1)).result()
    assert (found[0]["position"], found[0]["change"], found[0]["balance"]) == (receipt.last_position, -1000, 899_000)


def test_deleting_the_read_models_changes_no_answer(store: Store, tmp_path: Path) -> None:
    for _ in range(5):
        store.core.execute(order())
    before = documents(store)
    store.close()
    for path in (tmp_path / "shop" / "views").iterdir():
        path.unlink()
    again = open_store(tmp_path / "shop")
    assert documents(again) == before
    assert verify(again) == []
    again.close()


def test_making_the_views_anew_while_orders_are_placed_changes_no_answer(store: Store) -> None:
    done = threading.Event()

    def sell() -> None:
        while not done.is_set():
            store.core.execute(order())

    seller = threading.Thread(target=sell)
    seller.start()
    try:
        assert [rebuild(store) for _ in range(3)] == [[], [], []]
    finally:
        done.set()
        seller.join()
    assert verify(store) == []


def test_a_rebuild_that_is_stopped_leaves_everything_as_it_was(store: Store, tmp_path: Path) -> None:
    def stop(_done: int, _of_all: int) -> None:
        raise KeyboardInterrupt

    before = documents(store)
    with pytest.raises(KeyboardInterrupt):
        rebuild(store, report=stop)
    assert documents(store) == before
    assert not list((tmp_path / "shop" / "views").glob("archive.new*"))


def test_a_large_view_is_read_beside_the_work_and_misses_nothing(store: Store, tmp_path: Path) -> None:
    store.core.execute(order())
    store.close()
    again = open_store(tmp_path / "shop", at_most=1)
    receipt = again.core.execute(order())
    position, stock = again.documents("stock").result()
    assert (position, stock["tea"]["on_hand"]) == (receipt.last_position, 898_000)
    assert verify(again) == []
    again.close()


def test_a_large_view_is_left_alone_until_there_is_time_for_it(store: Store, tmp_path: Path) -> None:
    store.close()
    calm = threading.Event()
    again = open_store(tmp_path / "shop", at_most=1, calm=calm)
    stock = again.documents("stock")
    again.core.execute(order())
    assert not stock.done()
    calm.set()
    assert stock.result()[1]["tea"]["on_hand"] == 899_000
    again.close()


def test_a_store_that_is_closed_at_once_waits_for_no_time(store: Store, tmp_path: Path) -> None:
    store.close()
    began = time.monotonic()
    open_store(tmp_path / "shop", at_most=1, calm=threading.Event()).close()
    assert time.monotonic() - began < 1.5


def test_a_large_view_whose_file_is_damaged_is_made_from_the_log(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store.core.execute(order())
    store.close()
    (tmp_path / "shop" / "views" / "stock.json").write_bytes(b"not a snapshot" * 10)
    with_warning = open_store(tmp_path / "shop", at_most=100)
    assert with_warning.documents("stock").result()[1]["tea"]["on_hand"] == 899_000
    with_warning.close()


def test_a_check_waits_for_a_large_view_instead_of_calling_it_wrong(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Projections.read

    def slowly(projections: Projections, name: str) -> Snapshot | None:
        if name == "stock":
            time.sleep(0.5)
        return read(projections, name)

    monkeypatch.setattr(Projections, "read", slowly)
    store.core.execute(order())
    store.close()
    again = open_store(tmp_path / "shop", at_most=1)
    assert rebuild(again) == []
    again.close()
    again = open_store(tmp_path / "shop", at_most=1)
    assert verify(again) == []
    again.close()


def test_a_store_closes_though_a_large_view_could_not_be_brought_up_to_date(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store.close()
    monkeypatch.setattr(Projections, "adopt", lambda *_: 1 // 0)
    again = open_store(tmp_path / "shop", at_most=1)
    left = threading.Thread(target=again.close, daemon=True)
    left.start()
    left.join(20)
    assert not left.is_alive()


def test_a_view_that_was_made_anew_is_written_when_there_is_time(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "_SNAPSHOT_AFTER", 0.3)
    store.close()
    stock = tmp_path / "shop" / "views" / "stock.json"
    stock.unlink()
    again = open_store(tmp_path / "shop")
    until = time.monotonic() + 5
    while not stock.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert stock.exists()
    again.close()


def test_an_archive_that_stopped_is_named_among_the_troubles(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(MovementShelf, "hear", lambda *_: 1 // 0)
    receipt = store.core.execute(order())
    store.core.call(store.core.finish_archive).result()
    assert store.troubles()["archive"].position <= receipt.last_position


def test_a_reader_that_cannot_be_opened_leaves_nothing_behind(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(Archive, "_open", lambda _: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        open_for_reading(tmp_path / "shop")
    assert list(tmp_path.glob("tillbook-views-*")) == []


def test_a_second_writer_is_told_that_the_store_is_open(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="store_open_elsewhere"):
        open_store(tmp_path / "shop")


def test_a_reader_sees_everything_beside_an_open_window_and_touches_nothing(store: Store, tmp_path: Path) -> None:
    store.core.execute(order())
    before = {path.name for path in (tmp_path / "shop").rglob("*")}
    reader = open_for_reading(tmp_path / "shop")
    assert documents(reader) == documents(store)
    assert reader.ask(lambda archive: movements(archive, sku="tea")).result()[0]["balance"] == 899_000
    with pytest.raises(Unavailable):
        reader.core.execute(RenameStore(name="Kiosk"))
    reader.close()
    assert {path.name for path in (tmp_path / "shop").rglob("*")} == before


def test_a_store_is_not_made_over_another_one(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="store_exists"):
        create_store(tmp_path / "shop", SetUpStore(name="Other", currency="EUR"))


@pytest.mark.parametrize("wrong", [{"currency": "EURO"}, {"name": "\0"}, {"name": " "}, {"time_zone": "Mars/Base"}])
def test_a_store_that_cannot_be_right_is_not_made(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(Rejected):
        create_store(tmp_path / "new", SetUpStore(**{"name": "Corner", "currency": "EUR", **wrong}))  # type: ignore[arg-type]
    with pytest.raises(Unavailable, match="no_store"):
        open_store(tmp_path / "new")


def test_a_listener_that_fails_does_not_keep_the_news_from_the_others(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[int] = []

    def fail(_position: int, _patches: object) -> None:
        raise RuntimeError("mine")

    store.core.on_changed(fail)
    store.core.on_changed(lambda position, _patches: heard.append(position))
    receipt = store.core.execute(order())
    assert heard == [receipt.last_position]


def test_a_store_that_was_closed_leaves_no_documents_in_memory(tmp_path: Path) -> None:
    store = create_store(tmp_path / "other", SetUpStore(name="Corner", currency="EUR"))
    store.core.execute(AddProduct(sku=Sku("tea"), name="Tea", category="Drinks", price=300))
    tables = [weakref.ref(p.view.table) for p in store.core.projections.projections.values()]
    gc.disable()
    try:
        store.close()
        del store
        assert [table() for table in tables] == [None] * len(tables)
    finally:
        gc.enable()
