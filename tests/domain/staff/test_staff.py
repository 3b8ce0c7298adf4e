import pytest

from domain.kernel.ids import StaffId
from domain.kernel.messages import TERMINAL, Command
from domain.staff.commands import (
    EditStaff,
    EraseStaff,
    RefusePin,
    RegisterStaff,
    RetireStaff,
    SetLockTime,
    SetStaffPin,
    SignIn,
    SignOut,
)
from domain.staff.events import Pin, Role
from tests.domain.staff.people import OLGA, PIN, at, staffed
from tests.given import Given

NOBODY = StaffId("nobody")


def personal(given: Given) -> dict[str, str]:
    with given.store.database.reader() as connection:
        return dict(connection.execute("SELECT subject, data FROM personal").fetchall())


def test_the_first_person_is_the_owner(given: Given) -> None:
    given.when(RegisterStaff(name="Cora", role=Role.CASHIER, pin=PIN)).rejected("first_is_owner")
    given.when(OLGA).then("staff", given.result, number=1, name="Olga", role="owner", active=True, pin_digits=4)
    given.then("staff_rules", "staff", lock_minutes=5)


def test_the_log_holds_neither_a_name_nor_a_pin(given: Given) -> None:
    olga = given(OLGA).result
    at(given, olga)(EditStaff(staff_id=olga, name="Olga Zweig"), SetStaffPin(staff_id=olga, pin=PIN))
    with given.store.database.reader() as connection:
        log = " ".join(data for (data,) in connection.execute("SELECT data FROM event"))
    assert "Olga" not in log
    assert "argon2" not in log
    assert personal(given).keys() == {olga, f"{olga}/pin"}


@pytest.mark.parametrize(
    ("name", "pin", "code"),
    [
        (" ", PIN, "text_missing"),
        ("x" * 61, PIN, "text_too_long"),
        ("Cora", Pin(hash="1234", digits=4), "pin_not_hashed"),
        ("Cora", Pin(hash=PIN.hash + "x" * 300, digits=4), "pin_not_hashed"),
        ("Cora", Pin(hash=PIN.hash, digits=3), "out_of_range"),
        ("Cora", Pin(hash=PIN.hash, digits=9), "out_of_range"),
    ],
)
def test_a_person_who_cannot_be_right_is_refused(given: Given, name: str, pin: Pin, code: str) -> None:
    given.when(RegisterStaff(name=name, role=Role.OWNER, pin=pin)).rejected(code)


def test_each_person_has_the_lowest_number_that_is_free(given: Given) -> None:
    people = staffed(given, cora=Role.CASHIER, sam=Role.SUPERVISOR)
    at(given, people["olga"])(RetireStaff(staff_id=people["cora"]))
    given.when(RegisterStaff(name="Dora", role=Role.CASHIER, pin=PIN)).then("staff", given.result, number=2)
    given.then("staff", people["sam"], number=3)


def test_somebody_gets_another_name_and_role(given: Given) -> None:
    people = staffed(given, cora=Role.CASHIER)
    at(given, people["olga"]).when(EditStaff(staff_id=people["cora"], name=" Cora  Berg ", role=Role.SUPERVISOR))
    given.then("staff", people["cora"], name="Cora Berg", role="supervisor")
    given.when(EditStaff(staff_id=people["cora"], role=Role.SUPERVISOR)).then_nothing()


def test_the_last_owner_stays(given: Given) -> None:
    people = staffed(given, otto=Role.OWNER)
    olga, otto = people["olga"], people["otto"]
    at(given, olga)(RetireStaff(staff_id=otto))
    given.when(RetireStaff(staff_id=olga)).rejected("last_owner")
    given.when(EditStaff(staff_id=olga, role=Role.MANAGER)).rejected("last_owner")
    given.when(EditStaff(staff_id=olga, name="Olga the First")).then("staff", olga, role="owner")


def test_of_two_owners_one_may_go(given: Given) -> None:
    people = staffed(given, otto=Role.OWNER)
    at(given, people["olga"]).when(EditStaff(staff_id=people["olga"], role=Role.MANAGER))
    given.then("staff", people["olga"], role="manager")


def test_who_leaves_loses_the_pin_and_the_register_and_keeps_the_name(given: Given) -> None:
    people = staffed(given, cora=Role.CASHIER)
    cora = people["cora"]
    at(given, cora, register="2")
    at(given, people["olga"]).when(RetireStaff(staff_id=cora))
    given.then("staff", cora, active=False, name="Cora", signed_in="", pin_digits=0)
    assert f"{cora}/pin" not in personal(given)
    given.when(RetireStaff(staff_id=cora)).rejected("unknown_staff")


def test_only_the_name_of_somebody_who_left_is_erased(given: Given) -> None:
    people = staffed(given, cora=Role.CASHIER)
    cora = people["cora"]
    at(given, people["olga"]).when(EraseStaff(staff_id=cora)).rejected("staff_still_here")
    given(RetireStaff(staff_id=cora)).when(EraseStaff(staff_id=cora)).then("staff", cora, name="", erased=True)
    assert cora not in personal(given)
    given.when(EraseStaff(staff_id=cora)).then_nothing()


@pytest.mark.parametrize(
    "command",
    [
        EditStaff(staff_id=NOBODY, name="N"),
        SetStaffPin(staff_id=NOBODY, pin=PIN),
        RetireStaff(staff_id=NOBODY),
        EraseStaff(staff_id=NOBODY),
        RefusePin(staff_id=NOBODY),
        SignIn(staff_id=NOBODY),
    ],
)
def test_nobody_is_not_known(given: Given, command: Command) -> None:
    at(given, staffed(given)["olga"]).when(command).rejected("unknown_staff")


def test_signing_in_takes_the_register_over(given: Given) -> None:
    people = staffed(given, cora=Role.CASHIER)
    at(given, people["cora"]).then("staff", people["cora"], signed_in="1", since="2026-11-23T09:00:00.000000Z")
    at(given, people["olga"]).then("staff", people["olga"], signed_in="1")
    given.then("staff", people["cora"], signed_in="")
    given.when(SignOut(idle=True)).then("staff", people["olga"], signed_in="")
    given.when(SignOut()).then_nothing()


def test_nobody_signs_in_without_a_pin(given: Given) -> None:
    people = staffed(given, cora=Role.CASHIER)
    given.when(SignIn(staff_id=people["cora"])).rejected("sign_in_first")
    given.by("desk", people["olga"]).when(SignIn(staff_id=people["cora"])).rejected("sign_in_first")
    given.context = TERMINAL
    given.when(SignIn(staff_id=people["cora"])).then("staff", people["cora"], signed_in="1")


def seconds_to_wait(given: Given, staff_id: StaffId) -> int:
    refused = given.by(staff_id, staff_id).when(SignIn(staff_id=staff_id)).by("desk")._refused
    assert refused is not None
    assert refused.code == "pin_wait"
    return int(str(refused.params["seconds"]))


def test_wrong_pins_in_a_row_make_the_next_wait_longer(given: Given) -> None:
    olga = staffed(given)["olga"]
    given(RefusePin(staff_id=olga))
    waits = []
    for _ in range(5):
        given(RefusePin(staff_id=olga))
        waits.append(seconds_to_wait(given, olga))
    assert waits == [1, 2, 4, 60, 60]
    assert given.document("staff", olga)["wrong_pins"] == 6
    given.clock.advance(seconds=59)
    assert seconds_to_wait(given, olga) == 1
    given.clock.advance(seconds=1)
    at(given, olga)
    assert (given.document("staff", olga)["signed_in"], given.document("staff", olga)["wrong_pins"]) == ("1", 0)


def test_a_wait_outlives_a_restart(given: Given) -> None:
    olga = staffed(given)["olga"]
    for _ in range(5):
        given(RefusePin(staff_id=olga))
    given.reopen()
    assert seconds_to_wait(given, olga) == 60


def test_another_pin_ends_the_wait(given: Given) -> None:
    people = staffed(given, cora=Role.CASHIER)
    for _ in range(5):
        given(RefusePin(staff_id=people["cora"]))
    at(given, people["olga"])(SetStaffPin(staff_id=people["cora"], pin=PIN))
    at(given, people["cora"]).then("staff", people["cora"], signed_in="1", wrong_pins=0)


def test_the_lock_time_is_set(given: Given) -> None:
    at(given, staffed(given)["olga"]).when(SetLockTime(minutes=0)).then("staff_rules", "staff", lock_minutes=0)
    given.when(SetLockTime(minutes=0)).then_nothing()
    given.when(SetLockTime(minutes=-1)).rejected("out_of_range", field="minutes")
    given.when(SetLockTime(minutes=481)).rejected("out_of_range", field="minutes")
