"""What happened to customers. The log holds ids only; what is known of a person lies beside it and can be erased."""

from typing import ClassVar

import msgspec

from domain.kernel.ids import CustomerId
from domain.kernel.messages import Event


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of a customer."""

    name: str
    phone: str = ""
    email: str = ""
    address: str = ""
    note: str = ""


class _AboutCustomer(Event, frozen=True, kw_only=True):
    customer_id: CustomerId

    @property
    def subject(self) -> str:
        """Return whose data it is."""
        return self.customer_id


class CustomerRegistered(_AboutCustomer, frozen=True, kw_only=True):
    """Somebody is known as a customer from now on."""

    PERSONAL: ClassVar[str | None] = "person"

    reference: str = ""
    person: Person | None = None


class CustomerEdited(_AboutCustomer, frozen=True, kw_only=True):
    """A customer's details were written down anew."""

    PERSONAL: ClassVar[str | None] = "person"

    person: Person | None = None


class CustomerErased(_AboutCustomer, frozen=True, kw_only=True):
    """What was known of a customer is gone."""

    ERASES: ClassVar[bool] = True


EVENTS = (CustomerRegistered, CustomerEdited, CustomerErased)
