"""What can be wished about customers."""

from PySide6.QtCore import QObject

from domain.customers.commands import EditCustomer, EraseCustomer, RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CommandId, CustomerId
from ui.desk import Desk
from ui.runner import Done, Failed


def register_customer(
    desk: Desk, person: Person, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Remember a customer; the receipt's result is their id."""
    desk.runner.submit(RegisterCustomer(person=person), asker, done=done, failed=failed, command_id=command_id)


def edit_customer(
    desk: Desk,
    customer_id: str,
    person: Person,
    version: int,
    asker: QObject,
    *,
    command_id: CommandId,
    done: Done,
    failed: Failed,
) -> None:
    """Write a customer's details down anew, unless somebody else has since ``version``."""
    command = EditCustomer(customer_id=CustomerId(customer_id), person=person, expected_version=version)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def erase_customer(desk: Desk, customer_id: str, asker: QObject, *, done: Done) -> None:
    """Erase what is known of a customer, for good."""
    desk.runner.submit(EraseCustomer(customer_id=CustomerId(customer_id)), asker, done=done)
