"""Commands about customers: load, require, emit."""

from domain.customers import model
from domain.customers.commands import EditCustomer, EraseCustomer, RegisterCustomer
from domain.customers.events import CustomerEdited, CustomerErased, CustomerRegistered, Person
from domain.customers.model import CUSTOMER, CUSTOMER_REFERENCE, Customer
from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.ids import CustomerId
from domain.persistence.transaction import Transaction


def the_customer(tx: Transaction, customer_id: str) -> Customer:
    """Return a customer who is still known; refuses an unknown id and one who was erased."""
    customer = tx.find(CUSTOMER, customer_id)
    if customer is None or customer.erased:
        raise Rejected("unknown_customer", customer_id=customer_id[:80])
    return customer


def register_customer(command: RegisterCustomer, tx: Transaction) -> CustomerId:
    """Remember a customer and return their id."""
    reference = checks.text(command.reference, "reference", limit=64, empty=True)
    if reference and tx.find(CUSTOMER_REFERENCE, reference) is not None:
        raise Rejected("customer_reference_taken", reference=reference)
    return registered(tx, model.clean_person(command.person), reference)


def edit_customer(command: EditCustomer, tx: Transaction) -> None:
    """Write down a customer's details anew."""
    customer = the_customer(tx, command.customer_id)
    person = model.clean_person(command.person)
    checks.current(customer.version, command.expected_version, person.name)
    tx.emit(model.stream(customer.customer_id), CustomerEdited(customer_id=customer.customer_id, person=person))


def erase_customer(command: EraseCustomer, tx: Transaction) -> None:
    """Erase what is known of a customer."""
    customer = the_customer(tx, command.customer_id)
    tx.emit(model.stream(customer.customer_id), CustomerErased(customer_id=customer.customer_id))


def registered(tx: Transaction, person: Person | None, reference: str) -> CustomerId:
    """Record a new customer, known by name or by another program's number only."""
    customer_id = CustomerId(tx.new_id())
    tx.emit(model.stream(customer_id), CustomerRegistered(customer_id=customer_id, reference=reference, person=person))
    return customer_id


COMMANDS = {RegisterCustomer: register_customer, EditCustomer: edit_customer, EraseCustomer: erase_customer}
