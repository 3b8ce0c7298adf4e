from collections.abc import Iterator

import pytest

from domain.catalog.commands import ChangePrice
from domain.customers.commands import EraseCustomer
from domain.inventory.commands import AdjustStock
from domain.inventory.events import Reason
from domain.kernel.ids import CustomerId, OrderId, Sku
from domain.kernel.messages import Command, Context
from domain.orders.commands import (
    CancelOrder,
    PlaceOrder,
)
from domain.persistence.event_log import all_events
from domain.slices import COMMANDS
from domain.staff.commands import (
    EditStaff,
    OpenCashierReport,
    RefusePin,
    RegisterStaff,
    RetireStaff,
    SetLockTime,
    SetStaffPin,
    SetWeighingRole,
    SignOut,
)
from domain.staff.events import Approved, Role
from domain.staff.limits import LIMITS
from domain.staff.permissions import LEAST
from tests.domain.goods import APPLES, line
from tests.domain.staff.people import PIN, People, a_shop, at, staffed
from tests.given import Given


@pytest.fixture
def people(given: Given) -> People:
    return a_shop(given)


def approvals(given: Given) -> Iterator[tuple[Approved, str]]:
    with given.store.database.reader() as connection:
        for recorded in all_events(connection, given.store.codec):
            if isinstance(recorded.event, Approved):
                yield recorded.event, recorded.envelope.actor


def test_every_command_of_the_shop_has_a_least_role() -> None:
    assert COMMANDS.keys() - LEAST.keys() == set()
    assert LEAST.keys() - COMMANDS.keys() == set()
    assert LIMITS.keys() - LEAST.keys() == set()


def test_without_staff_everything_is_allowed(given: Given) -> None:
    given(APPLES).when(ChangePrice(sku=Sku("apples"), price=120)).then("catalogue", "apples", price=120)


@pytest.mark.parametrize("rule", [SetLockTime(minutes=30), SetWeighingRole(role=Role.SUPERVISOR)])
def test_a_rule_for_staff_that_is_not_there_yet_locks_nobody_out(given: Given, rule: Command) -> None:
    given(rule, APPLES).when(ChangePrice(sku=Sku("apples"), price=120)).then("catalogue", "apples", price=120)


def test_a_rule_that_was_set_before_anybody_worked_here_holds_for_the_first(given: Given) -> None:
    given(SetWeighingRole(role=Role.MANAGER), SetLockTime(minutes=30))
    given.then("staff_rules", "staff", lock_minutes=30, weighing="manager")
    staffed(given)
    given.then("staff_rules", "staff", lock_minutes=30, weighing="manager")


def test_with_staff_nobody_asks_who_is_not_signed_in(given: Given, people: People) -> None:
    given(SignOut())
    for actor in ("desk", people["cora"], people["olga"], "nobody"):
        given.by(actor).when(PlaceOrder(lines=(line("apples"),))).rejected("sign_in_first")


def test_who_has_another_register_is_not_signed_in_here(given: Given, people: People) -> None:
    at(given, people["sam"], register="2")
    given.by(people["sam"], register="1").when(PlaceOrder(lines=(line("apples"),))).rejected("sign_in_first")


def test_what_a_program_on_the_machine_asks_is_the_owners_wish(given: Given, people: People) -> None:
    for name in ("terminal", "webshop", "demo"):
        given.context = Context(actor=name, machine=True)
        given.when(AdjustStock(sku=Sku("apples"), quantity=-1000, reason=Reason.DAMAGE))
        assert given._refused is None


def test_a_program_that_names_a_person_may_do_what_they_may(given: Given, people: People) -> None:
    given.context = Context(actor=people["cora"], machine=True)
    given.when(ChangePrice(sku=Sku("apples"), price=120)).rejected("needs_approval", role="manager")
    given.when(PlaceOrder(lines=(line("apples"),)))
    assert given._refused is None


@pytest.mark.parametrize(
    ("command", "role"),
    [
        (CancelOrder(order_id=OrderId("o"), reason="r"), "supervisor"),
        (AdjustStock(sku=Sku("apples"), quantity=1, reason=Reason.COUNT), "supervisor"),
        (ChangePrice(sku=Sku("apples"), price=1), "manager"),
        (EraseCustomer(customer_id=CustomerId("c")), "manager"),
        (SetLockTime(minutes=0), "manager"),
        (OpenCashierReport(), "manager"),
    ],
)
def test_a_cashier_needs_somebody_else_for_this(given: Given, people: People, command: Command, role: str) -> None:
    given.when(command).rejected("needs_approval", role=role)


def test_another_persons_pin_approves_it_and_both_are_recorded(given: Given, people: People) -> None:
    given.by(people["cora"], people["mia"]).when(ChangePrice(sku=Sku("apples"), price=120))
    given.then("catalogue", "apples", price=120)
    ((event, actor),) = approvals(given)
    assert (event.staff_id, event.approver, event.command) == (people["cora"], people["mia"], "ChangePrice")
    assert (event.role, actor) == (Role.MANAGER, people["cora"])


def test_nothing_is_approved_that_needs_no_approval(given: Given, people: People) -> None:
    given.by(people["cora"], people["mia"]).when(PlaceOrder(lines=(line("apples"),)))
    assert list(approvals(given)) == []


def test_an_approved_wish_that_a_rule_refuses_leaves_no_approval(given: Given, people: People) -> None:
    given.by(people["cora"], people["mia"]).when(ChangePrice(sku=Sku("pears"), price=1)).rejected("unknown_product")
    assert list(approvals(given)) == []


def test_who_may_not_do_it_himself_approves_nothing(given: Given, people: People) -> None:
    price = ChangePrice(sku=Sku("apples"), price=120)
    for approver in (people["sam"], people["cora"], "nobody"):
        given.by(people["cora"], approver).when(price).rejected("needs_approval", role="manager")
    at(given, people["olga"])(RetireStaff(staff_id=people["mia"]))
    at(given, people["cora"]).by(people["cora"], people["mia"]).when(price).rejected("needs_approval")


def test_who_must_wait_approves_nothing(given: Given, people: People) -> None:
    for _ in range(5):
        given(RefusePin(staff_id=people["mia"]))
    given.by(people["cora"], people["mia"]).when(ChangePrice(sku=Sku("apples"), price=1)).rejected("pin_wait")


def test_nobody_makes_or_changes_somebody_who_may_do_more(given: Given, people: People) -> None:
    at(given, people["mia"])
    given.when(RegisterStaff(name="Otto", role=Role.OWNER, pin=PIN)).rejected("needs_approval", role="owner")
    given.when(EditStaff(staff_id=people["cora"], role=Role.OWNER)).rejected("needs_approval", role="owner")
    given.when(SetStaffPin(staff_id=people["olga"], pin=PIN)).rejected("needs_approval", role="owner")
    given.when(RetireStaff(staff_id=people["olga"])).rejected("needs_approval", role="owner")
    given.when(EditStaff(staff_id=people["cora"], role=Role.MANAGER)).then("staff", people["cora"], role="manager")


def test_everybody_sets_their_own_pin_and_no_other(given: Given, people: People) -> None:
    given.when(SetStaffPin(staff_id=people["sam"], pin=PIN)).rejected("needs_approval", role="manager")
    given.when(SetStaffPin(staff_id=people["cora"], pin=PIN)).then("staff", people["cora"], pin_digits=4)
