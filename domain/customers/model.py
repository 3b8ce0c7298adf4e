"""Customers as rules see them: that they exist, and whether they were erased; who they are lies elsewhere."""

import msgspec

from domain.customers.events import CustomerEdited, CustomerErased, CustomerRegistered, Person
from domain.kernel import checks
from domain.kernel.fold import Fold, State, keyed_by
from domain.kernel.ids import CustomerId
from domain.kernel.messages import Event


class Customer(State, frozen=True, kw_only=True):
    """One customer; ``reference`` is the number that another program knew them by, or empty."""

    customer_id: CustomerId
    reference: str = ""
    erased: bool = False


class CustomerReference(State, frozen=True, kw_only=True):
    """A number that another program gave, and the customer whom it means."""

    reference: str
    customer_id: CustomerId


def stream(customer_id: CustomerId) -> str:
    """Return the stream of one customer's events."""
    return f"customer/{customer_id}"


def clean_person(person: Person) -> Person:
    """Return a person's details as they are stored; refuses one without a name."""
    return Person(
        name=checks.text(person.name, "name"),
        phone=checks.text(person.phone, "phone", limit=60, empty=True),
        email=checks.text(person.email, "email", limit=120, empty=True),
        address=checks.text(person.address, "address", limit=300, empty=True),
        note=checks.text(person.note, "note", limit=500, empty=True),
    )


def evolve(customer: Customer | None, event: Event) -> Customer | None:
    """Return the customer after an event."""
    match event:
        case CustomerRegistered():
            return Customer(customer_id=event.customer_id, reference=event.reference)
        case CustomerErased() if customer is not None:
            return msgspec.structs.replace(customer, erased=True)
    return customer


def evolve_reference(_reference: CustomerReference | None, event: CustomerRegistered) -> CustomerReference:
    """Return whom a reference means; it never changes."""
    return CustomerReference(reference=event.reference, customer_id=event.customer_id)


def _reference(event: CustomerRegistered) -> tuple[tuple[str, CustomerRegistered], ...]:
    return ((event.reference, event),) if event.reference else ()


CUSTOMER = Fold(
    "customer",
    Customer,
    evolve,
    {kind: keyed_by("customer_id") for kind in (CustomerRegistered, CustomerEdited, CustomerErased)},
    stream=stream,
)
CUSTOMER_REFERENCE = Fold("customer_reference", CustomerReference, evolve_reference, {CustomerRegistered: _reference})
