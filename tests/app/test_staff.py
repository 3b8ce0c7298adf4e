"""PINs at this machine's register, with the real hash and the real store."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import Store, create_store, open_store
from app.importing import import_file
from app.staff import hash_pin, is_pin
from domain.catalog.commands import AddProduct, ChangePrice
from domain.kernel.errors import Rejected
from domain.kernel.ids import CommandId, Sku, StaffId
from domain.kernel.messages import TERMINAL, Command, Receipt
from domain.persistence.event_log import all_events
from domain.staff.commands import RegisterStaff
from domain.staff.events import Pin, PinRefused, Role, SignedIn, SignedOut
from tests.domain.goods import APPLES
from tests.given import SHOP, Clock

PRICE = ChangePrice(sku=Sku("apples"), price=120)


class Shop:
    """A store with an owner, whose PIN is 1234, and a cashier, whose PIN is 56789."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.store: Store = create_store(folder, SHOP, clock=self.clock)
        self.store.submit(APPLES).result()
        self.owner = StaffId(str(self.submit(RegisterStaff(name="O", role=Role.OWNER, pin=hash_pin("1234"))).result))
        self.sign_in(self.owner, "1234")
        cashier = RegisterStaff(name="C", role=Role.CASHIER, pin=hash_pin("56789"))
        self.cashier = StaffId(str(self.submit(cashier).result))

    def submit(self, command: Command) -> Receipt:
        return self.store.submit(command).result()

    def sign_in(self, staff_id: StaffId, pin: str) -> Receipt:
        return self.store.staff.sign_in(staff_id, pin).result()

    def refused(self, staff_id: StaffId, pin: str) -> str:
        with pytest.raises(Rejected) as refused:
            self.sign_in(staff_id, pin)
        return refused.value.code

    def events(self) -> list[tuple[object, str]]:
        with self.store.database.reader() as connection:
            return [(one.event, one.envelope.actor) for one in all_events(connection, self.store.codec)]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path / "store")
    yield shop
    shop.store.close()


def test_a_pin_is_known_by_its_hash_only() -> None:
    hashed = hash_pin("0815")
    assert hashed.digits == 4
    assert hashed.hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert "0815" not in hashed.hash
    assert is_pin(hashed, "0815")
    assert not is_pin(hashed, "0816")
    assert hash_pin("0815").hash != hashed.hash
    assert not is_pin(Pin(hash="$argon2id$nonsense", digits=4), "0815")


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12 4", "abcd", "١٢٣٤", "-123"])
def test_a_pin_is_four_to_eight_digits(pin: str) -> None:
    with pytest.raises(Rejected, match="bad_pin"):
        hash_pin(pin)


def test_what_the_window_asks_is_asked_by_who_signed_in(shop: Shop) -> None:
    shop.submit(PRICE)
    assert shop.events()[-1][1] == shop.owner


def test_a_cashier_is_refused_until_somebody_approves(shop: Shop) -> None:
    shop.sign_in(shop.cashier, "56789")
    with pytest.raises(Rejected, match="needs_approval"):
        shop.submit(PRICE)
    with pytest.raises(Rejected, match="wrong_pin"):
        shop.store.staff.approved(PRICE, shop.owner, "4321").result()
    receipt = shop.store.staff.approved(PRICE, shop.owner, "1234", CommandId("once")).result()
    assert receipt.command_id == "once"
    assert [actor for _, actor in shop.events()[-2:]] == [shop.cashier, shop.cashier]
    with pytest.raises(Rejected, match="needs_approval"):
        shop.submit(ChangePrice(sku=Sku("apples"), price=130))


def test_nobody_asks_for_anything_after_signing_out(shop: Shop) -> None:
    shop.store.staff.sign_out(idle=True).result()
    assert shop.events()[-1] == (SignedOut(staff_id=shop.owner, register="1", idle=True), shop.owner)
    with pytest.raises(Rejected, match="sign_in_first"):
        shop.submit(PRICE)


def test_after_five_wrong_pins_even_the_right_one_waits_a_minute(shop: Shop) -> None:
    refusals = []
    for _ in range(5):
        refusals.append(shop.refused(shop.cashier, "00000"))
        if len(refusals) < 5:
            shop.clock.advance(seconds=4)
    assert refusals == ["wrong_pin", *["wrong_pin_wait"] * 4]
    assert [event.in_a_row for event, _ in shop.events() if isinstance(event, PinRefused)] == [1, 2, 3, 4, 5]
    assert shop.refused(shop.cashier, "56789") == "pin_wait"
    shop.clock.advance(seconds=60)
    shop.sign_in(shop.cashier, "56789")
    assert isinstance(shop.events()[-1][0], SignedIn)


def test_a_try_that_comes_too_soon_is_not_counted(shop: Shop) -> None:
    assert shop.refused(shop.cashier, "00000") == "wrong_pin"
    assert shop.refused(shop.cashier, "00000") == "wrong_pin_wait"
    assert shop.refused(shop.cashier, "56789") == "pin_wait"
    assert len([event for event, _ in shop.events() if isinstance(event, PinRefused)]) == 2


def test_who_is_not_known_has_no_pin(shop: Shop) -> None:
    assert shop.refused(StaffId("nobody"), "1234") == "unknown_staff"


def test_a_store_begins_with_nobody_signed_in_and_closes_with_nobody(shop: Shop) -> None:
    shop.store.close()
    shop.store = open_store(shop.folder, clock=shop.clock)
    assert isinstance(shop.events()[-1][0], SignedOut)
    with pytest.raises(Rejected, match="sign_in_first"):
        shop.submit(PRICE)


def test_after_a_crash_nobody_is_signed_in(shop: Shop, tmp_path: Path) -> None:
    shutil.copytree(shop.folder, tmp_path / "left")
    left = open_store(tmp_path / "left", clock=shop.clock)
    try:
        with pytest.raises(Rejected, match="sign_in_first"):
            left.submit(PRICE).result()
        left.staff.sign_in(shop.owner, "1234").result()
        assert left.submit(PRICE).result().last_position
    finally:
        left.close()


def test_an_import_needs_who_may_add_products(shop: Shop, tmp_path: Path) -> None:
    file = tmp_path / "products.csv"
    file.write_text("sku,name,price\npears,Pears,1.20\n", encoding="utf-8")
    shop.sign_in(shop.cashier, "56789")
    with pytest.raises(Rejected, match="needs_approval"):
        shop.store.import_file("products", file, dry_run=True, report=lambda done, of_all: None).result()
    assert import_file(shop.store, "products", file).added == 1
    shop.sign_in(shop.owner, "1234")
    again = shop.store.import_file("products", file, dry_run=False, report=lambda done, of_all: None).result()
    assert again.unchanged == 1


def test_the_terminal_goes_on_as_the_owner(shop: Shop) -> None:
    shop.store.staff.sign_out().result()
    receipt = shop.store.core.execute(
        AddProduct(sku=Sku("pears"), name="Pears", category="", price=1), context=TERMINAL
    )
    assert receipt.last_position
    assert shop.events()[-1][1] == "terminal"
