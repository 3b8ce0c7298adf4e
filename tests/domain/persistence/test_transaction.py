from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bus import Bus
from domain.catalog.commands import AddProduct, ChangePrice
from domain.catalog.model import PRODUCT
from domain.customers.commands import EraseCustomer, RegisterCustomer
from domain.customers.events import Person
from domain.events import codec
from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.ids import CommandId, Sku, new_id
from domain.kernel.messages import Command, Context, Receipt
from domain.persistence.database import Database
from domain.persistence.event_log import GENESIS, LogSource, find_fault, read_head
from domain.persistence.schema import create_schema
from domain.persistence.store_file import worldly_trouble
from domain.persistence.transaction import WriteSide
from domain.shop.commands import RenameStore, SetUpStore
from domain.slices import COMMANDS, RECORDS

AT = "2026-11-23T17:00:00.000000Z"


class Side:
    """The write side alone, without views."""

    def __init__(self, path: Path) -> None:
        self.database = Database(path)
        create_schema(self.database, "a store")
        self.write = WriteSide(self.database, codec(), RECORDS)
        self.bus = Bus(COMMANDS)
        self.do(SetUpStore(name="Corner", currency="EUR"))

    def do(self, *commands: Command, command_id: str = "") -> Receipt:
        with worldly_trouble(), self.write.unit(lambda: AT) as unit:
            for command in commands:
                receipt = unit.run(CommandId(command_id or new_id()), command, Context(), self.bus.send)
            unit.commit()
        return receipt

    def one(self, query: str) -> object:
        return self.database.driver.execute(query).fetchone()[0]


@pytest.fixture
def side(tmp_path: Path) -> Iterator[Side]:
    side = Side(tmp_path / "store.sqlite")
    yield side
    side.database.close()


def tea(**changes: object) -> AddProduct:
    fields = {"sku": Sku("tea"), "name": "Tea", "category": "Drinks", "price": 300, "opening_stock": 5000} | changes
    return AddProduct(**fields)  # type: ignore[arg-type]


def test_a_receipt_names_the_positions_of_what_happened(side: Side) -> None:
    receipt = side.do(tea())
    assert (receipt.first_position, receipt.last_position, receipt.at) == (2, 3, AT)


def test_the_same_command_twice_has_one_effect_and_one_receipt(side: Side) -> None:
    first = side.do(RenameStore(name="Kiosk"), command_id="c1")
    again = side.do(RenameStore(name="Kiosk"), command_id="c1")
    assert first == again
    assert side.one("SELECT count(*) FROM event WHERE type = 'StoreRenamed'") == 1


def test_the_same_command_twice_in_one_transaction_has_one_effect(side: Side) -> None:
    side.do(RenameStore(name="Kiosk"), RenameStore(name="Kiosk"), command_id="c1")
    assert side.one("SELECT count(*) FROM event WHERE type = 'StoreRenamed'") == 1


def test_an_id_cannot_be_used_for_another_command(side: Side) -> None:
    side.do(RenameStore(name="Kiosk"), command_id="c1")
    with pytest.raises(Rejected, match="command_reused"):
        side.do(RenameStore(name="Shop"), command_id="c1")


def test_what_is_refused_leaves_nothing_behind_and_burns_no_position(side: Side) -> None:
    with pytest.raises(Rejected, match="unknown_product"):
        side.do(tea(), ChangePrice(sku=Sku("coffee"), price=1))
    assert side.one("SELECT count(*) FROM product") == 0
    assert side.do(tea()).first_position == 2


def test_a_command_that_changes_nothing_is_remembered_all_the_same(side: Side) -> None:
    side.do(tea())
    receipt = side.do(ChangePrice(sku=Sku("tea"), price=300), command_id="c1")
    assert (receipt.first_position, receipt.last_position) == (0, 0)
    assert side.one("SELECT count(*) FROM command WHERE command_id = 'c1'") == 1


def test_many_commands_in_one_transaction_see_one_another(side: Side) -> None:
    with side.write.unit(lambda: AT) as unit:
        unit.run(CommandId("a"), tea(), Context(), side.bus.send)
        unit.flush()
        unit.run(CommandId("b"), ChangePrice(sku=Sku("tea"), price=310), Context(), side.bus.send)
        unit.commit()
    assert side.one("SELECT price FROM product") == 310


def test_a_transaction_that_is_left_after_writing_is_forgotten_altogether(side: Side) -> None:
    with side.write.unit(lambda: AT) as unit:
        unit.run(CommandId("a"), tea(), Context(), side.bus.send)
        unit.flush()
    assert side.write.states["product"].get("tea") is None
    assert side.do(tea()).first_position == 2


def test_what_was_loaded_is_not_read_again(side: Side) -> None:
    side.do(tea())
    side.database.driver.execute("UPDATE product SET price = 1")
    kept = side.write.load(PRODUCT, "tea")
    assert kept is not None
    assert kept.price == 300


def test_a_row_that_somebody_else_has_changed_is_never_overwritten(side: Side) -> None:
    side.do(tea())
    side.database.driver.execute("UPDATE product SET version = 7")
    with pytest.raises(Unavailable, match="written_elsewhere"):
        side.do(ChangePrice(sku=Sku("tea"), price=1))
    assert side.one("SELECT price FROM product") == 300


def test_the_chain_of_hashes_ends_at_the_head(side: Side) -> None:
    side.do(tea())
    fault, position, digest = find_fault(side.database.driver, after=0, limit=100, previous=GENESIS)
    assert fault is None
    assert (position, digest) == (3, read_head(side.database.driver).hash)


@pytest.mark.parametrize(
    ("change", "at", "what"),
    [
        ("UPDATE event SET data = replace(data, '300', '301') WHERE position = 2", 2, "changed"),
        ("UPDATE event SET actor = 'nobody' WHERE position = 3", 3, "changed"),
        ("DELETE FROM event WHERE position = 2", 2, "missing"),
    ],
)
def test_a_row_that_was_tampered_with_is_found(side: Side, change: str, at: int, what: str) -> None:
    side.do(tea())
    for verb in ("update", "delete"):
        side.database.driver.execute(f"DROP TRIGGER event_no_{verb}")
    side.database.driver.execute(change)
    fault, _, _ = find_fault(side.database.driver, after=0, limit=100, previous=GENESIS)
    assert fault is not None
    assert (fault.position, fault.what) == (at, what)


def test_two_rows_that_changed_places_are_found(side: Side) -> None:
    side.do(tea())
    driver = side.database.driver
    driver.execute("DROP TRIGGER event_no_update")
    driver.execute("PRAGMA ignore_check_constraints=ON")
    driver.execute("UPDATE event SET position = CASE position WHEN 2 THEN -3 ELSE -2 END WHERE position > 1")
    driver.execute("UPDATE event SET position = -position WHERE position < 0")
    fault, _, _ = find_fault(driver, after=0, limit=100, previous=GENESIS)
    assert fault is not None


def test_the_log_holds_no_name_and_what_was_erased_is_gone(side: Side) -> None:
    registered = side.do(RegisterCustomer(person=Person(name="Ann Example", phone="555-0101")))
    assert side.one("SELECT count(*) FROM event WHERE data LIKE '%Ann%'") == 0
    source = LogSource(side.database.driver, codec())
    assert "Ann Example" in str(source.read(after=0, upto=99))
    side.do(EraseCustomer(customer_id=str(registered.result)))  # type: ignore[arg-type]
    assert "Ann Example" not in str(source.read(after=0, upto=99))
    assert side.one("SELECT count(*) FROM personal") == 0


def test_a_disk_that_can_take_no_more_is_a_sentence_and_changes_nothing(side: Side) -> None:
    side.database.driver.execute(f"PRAGMA max_page_count = {side.one('PRAGMA page_count')}")
    with pytest.raises(Unavailable, match="disk_full"):
        side.do(*(tea(sku=Sku(f"tea {number}"), name="x" * 200) for number in range(200)))
    side.database.driver.execute("PRAGMA max_page_count = 1000000")
    assert side.one("SELECT count(*) FROM product") == 0
    assert side.do(tea()).first_position == 2


def test_numbers_larger_than_the_file_can_hold_are_refused_by_name(side: Side) -> None:
    with pytest.raises(Rejected, match="out_of_range"):
        side.do(tea(price=2**70))


def test_half_a_surrogate_pair_is_refused_in_any_field(side: Side) -> None:
    with pytest.raises(Rejected, match="text_not_printable"):
        side.do(RenameStore(name="Caf\udce9"))


def test_a_kind_of_state_that_was_empty_is_found_once_there_is_one(side: Side) -> None:
    assert side.write.load(PRODUCT, "tea") is None
    side.do(tea())
    side.write.states["product"].clear()
    assert side.write.load(PRODUCT, "tea") is not None


def test_a_kind_of_state_is_found_to_be_empty_again_after_a_transaction_that_was_left(side: Side) -> None:
    with side.write.unit(lambda: AT) as unit:
        unit.run(CommandId("a"), tea(), Context(), side.bus.send)
        unit.flush()
    assert side.write.load(PRODUCT, "tea") is None
    assert side.write.empty == {"product": True}
