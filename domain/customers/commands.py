"""What may be asked about customers."""

from domain.customers.events import Person
from domain.kernel.ids import CustomerId
from domain.kernel.messages import Command


class RegisterCustomer(Command, frozen=True, kw_only=True):
    """Remember a customer; ``reference`` is the number that another program knew them by."""

    person: Person
    reference: str = ""


class EditCustomer(Command, frozen=True, kw_only=True):
    """Write down a customer's details anew."""

    customer_id: CustomerId
    person: Person
    expected_version: int | None = None


class EraseCustomer(Command, frozen=True, kw_only=True):
    """Erase what is known of a customer. Their orders stay, without a name."""

    customer_id: CustomerId
