"""Customers as the desk knows them. What was erased is gone from here too."""

from typing import Any, TypedDict

from domain.customers.events import CustomerEdited, CustomerErased, CustomerRegistered, Person
from domain.kernel.messages import Envelope
from domain.orders.events import OrderPlaced
from domain.orders.waiting_events import OrderPicked
from readmodels.engine.view import View, on


class CustomerDocument(TypedDict):
    """One customer; ``spent`` in minor units, over all orders that were placed."""

    name: str
    phone: str
    email: str
    address: str
    note: str
    reference: str
    orders: int
    spent: int
    last_order: str
    version: int
    through: int


_NOBODY = Person(name="")


class CustomerView(View[CustomerDocument]):
    """Every customer who is known, by id."""

    name = "customers"
    key = "customer_id"

    @on(CustomerRegistered)
    def registered(self, event: CustomerRegistered, envelope: Envelope) -> None:
        """Show a new customer."""
        person = event.person or _NOBODY
        self.put(
            event.customer_id,
            {
                "name": person.name,
                "phone": person.phone,
                "email": person.email,
                "address": person.address,
                "note": person.note,
                "reference": event.reference,
                "orders": 0,
                "spent": 0,
                "last_order": "",
                "version": envelope.version,
                "through": envelope.position,
            },
        )

    @on(CustomerEdited)
    def edited(self, event: CustomerEdited, envelope: Envelope) -> None:
        """Show a customer's details as they are now."""
        person = event.person or _NOBODY
        self._patch(
            event.customer_id,
            envelope,
            name=person.name,
            phone=person.phone,
            email=person.email,
            address=person.address,
            note=person.note,
            version=envelope.version,
        )

    @on(CustomerErased)
    def erased(self, event: CustomerErased, _envelope: Envelope) -> None:
        """Show the customer no more."""
        self.remove(event.customer_id)

    @on(OrderPlaced)
    def ordered(self, event: OrderPlaced, envelope: Envelope) -> None:
        """Count an order of a customer who is known."""
        document = self.get(event.customer_id) if event.customer_id else None
        if document is not None and event.customer_id:
            self._patch(
                event.customer_id,
                envelope,
                orders=document["orders"] + 1,
                spent=document["spent"] + event.total,
                last_order=max(document["last_order"], event.local_date),
            )

    @on(OrderPicked)
    def picked(self, event: OrderPicked, envelope: Envelope) -> None:
        """Count no more than what they get."""
        document = self.get(event.customer_id) if event.customer_id else None
        if document is not None and event.customer_id and event.total != event.former_total:
            self._patch(event.customer_id, envelope, spent=document["spent"] + event.total - event.former_total)

    def _patch(self, customer_id: str, envelope: Envelope, **fields: Any) -> None:
        self.patch(customer_id, **fields, through=envelope.position)
