from pathlib import Path

import pytest

from domain.customers.commands import EditCustomer, EraseCustomer, RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId
from domain.kernel.messages import Command
from domain.orders.commands import PlaceOrder
from tests.domain.goods import APPLES, line
from tests.given import Given

ZOE = RegisterCustomer(
    person=Person(name="Zoë Längström", phone="0660 1234567", email="zoe@example.org"), reference="K7"
)
NOBODY = CustomerId("nobody")


def test_a_customer_is_registered(given: Given) -> None:
    given.when(ZOE).then(
        "customers", given.result, name="Zoë Längström", phone="0660 1234567", reference="K7", orders=0, spent=0
    )
    given.then("store_totals", "store", customers=1)


def test_a_customers_orders_are_counted(given: Given) -> None:
    zoe = given(APPLES, ZOE).result
    given.when(PlaceOrder(lines=(line("apples", 2000),), customer_id=zoe))
    given.then("customers", zoe, orders=1, spent=200, last_order="2026-11-23")
    assert given.order(1)["customer_name"] == "Zoë Längström"


def test_a_customers_details_are_written_down_anew(given: Given) -> None:
    zoe = given(ZOE).result
    given.when(EditCustomer(customer_id=zoe, person=Person(name=" Zoë  Berg ", note="rings twice")))
    given.then("customers", zoe, name="Zoë Berg", phone="", note="rings twice", reference="K7", version=2)


@pytest.mark.parametrize(
    ("person", "code", "field"),
    [
        (Person(name=""), "text_missing", "name"),
        (Person(name="x" * 201), "text_too_long", "name"),
        (Person(name="Z", phone="1" * 61), "text_too_long", "phone"),
        (Person(name="Z", email="x" * 121), "text_too_long", "email"),
        (Person(name="Z", address="a\x1bb"), "text_not_printable", "address"),
        (Person(name="Z", note="x" * 501), "text_too_long", "note"),
    ],
)
def test_details_that_cannot_be_right_are_refused_by_their_field(
    given: Given, person: Person, code: str, field: str
) -> None:
    zoe = given(ZOE).result
    given.when(RegisterCustomer(person=person)).rejected(code, field=field)
    given.when(EditCustomer(customer_id=zoe, person=person)).rejected(code, field=field)


def test_a_reference_means_one_customer(given: Given) -> None:
    given(ZOE).when(RegisterCustomer(person=Person(name="Other"), reference=" K7 "))
    given.rejected("customer_reference_taken", reference="K7")


def test_customers_without_a_reference_do_not_get_in_each_others_way(given: Given) -> None:
    given(RegisterCustomer(person=Person(name="One"))).when(RegisterCustomer(person=Person(name="Two")))
    given.then("store_totals", "store", customers=2)


def test_a_form_that_somebody_else_overtook_is_refused(given: Given) -> None:
    zoe = given(ZOE).result
    given(EditCustomer(customer_id=zoe, person=Person(name="Zoë Berg")))
    given.when(EditCustomer(customer_id=zoe, person=Person(name="Zoë"), expected_version=1))
    given.rejected("changed_meanwhile").then_still("customers", zoe, name="Zoë Berg")


@pytest.mark.parametrize(
    "command",
    [EditCustomer(customer_id=NOBODY, person=Person(name="N")), EraseCustomer(customer_id=NOBODY)],
)
def test_a_customer_who_is_not_known_is_said(given: Given, command: Command) -> None:
    given.when(command).rejected("unknown_customer", customer_id="nobody")


def test_who_was_erased_is_known_no_more(given: Given) -> None:
    zoe = given(APPLES, ZOE).result
    given.when(EraseCustomer(customer_id=zoe)).then_gone("customers", zoe)
    given.then("store_totals", "store", customers=0)
    for command in (
        EraseCustomer(customer_id=zoe),
        EditCustomer(customer_id=zoe, person=Person(name="Zoë")),
        PlaceOrder(lines=(line("apples"),), customer_id=zoe),
    ):
        given.when(command).rejected("unknown_customer")


def test_the_orders_of_who_was_erased_stay_without_a_name(given: Given) -> None:
    zoe = given(APPLES, ZOE).result
    given(PlaceOrder(lines=(line("apples"),), customer_id=zoe), EraseCustomer(customer_id=zoe))
    assert (given.order(1)["total"], given.order(1)["customer_name"]) == (100, "")
    given.then("store_totals", "store", orders=1, sales=100)


def test_nothing_of_who_was_erased_is_in_any_file_of_the_store(given: Given) -> None:
    zoe = given(APPLES, ZOE).result
    given(PlaceOrder(lines=(line("apples"),), customer_id=zoe))
    given(EditCustomer(customer_id=zoe, person=Person(name="Zoë Längström", address="Lindengasse 9")))
    given.reopen()
    assert traces(given.folder) != []
    given(EraseCustomer(customer_id=zoe))
    given.reopen()
    assert traces(given.folder) == []


def traces(folder: Path) -> list[str]:
    """The files in which something of Zoë is left, whatever way it is written."""
    written = ("Längström", "L\\u00e4ngstr", "langstrom", "0660 1234567", "06601234567", "zoe@example", "Lindengasse")
    return [
        f"{path.relative_to(folder)}: {text}"
        for path in folder.rglob("*")
        if path.is_file()
        for text in written
        if text.encode() in path.read_bytes()
    ]


def test_an_order_is_found_by_its_customers_reference_also_after_an_edit(given: Given) -> None:
    zoe = given(APPLES, ZOE).result
    given(PlaceOrder(lines=(line("apples"),), customer_id=zoe))
    given(EditCustomer(customer_id=zoe, person=Person(name="Zoë Berg")))
    assert given.orders_of("k7") == given.orders_of("berg") == [1]
    assert given.orders_of("langstrom") == []
