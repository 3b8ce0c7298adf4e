"""The demo store's year as commands, each with the moment at which somebody gave it."""

import datetime
from collections.abc import Iterator
from operator import attrgetter
from typing import Final, NamedTuple

import msgspec

from app.demo.assortment import DemoProduct, load_customers, load_products
from app.demo.demand import hours
from app.demo.history import Day, Order, history
from domain.catalog.commands import AddProduct, ChangePrice, RetireProduct
from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.inventory.commands import AdjustStock, ReceivedLine, ReceiveStock
from domain.inventory.events import Reason
from domain.kernel.ids import CustomerId, OrderId, Sku
from domain.kernel.messages import Command
from domain.orders.commands import CancelOrder, FulfilOrder, PlaceOrder, WantedLine
from domain.orders.events import OrderKind

PRICE_RISES: Final = 8
SET_UP: Final = datetime.time(18)  # on the evening before the first day
PRICES_WRITTEN: Final = datetime.time(7, 30)
_LATER: Final = datetime.timedelta(hours=2)
_PICKED_UP: Final = datetime.timedelta(minutes=12)


class Step(NamedTuple):
    """One command. Ids of customers and orders in it are names that the plan gives, until the store makes its own."""

    at: datetime.datetime  # local time
    command: Command
    names: str = ""  # what the command's result is called in the plan
    needs: str = ""  # the name that must stand for an id before the command can be given


class PriceRise(NamedTuple):
    """A product that was cheaper once: minor units for 1.000 of its unit, and when its label was changed."""

    at: datetime.datetime  # local time
    sku: str
    former: int
    price: int


def plan(now: datetime.datetime, days: int) -> list[Step]:
    """Return what happened in the store on the days up to this local moment, in order of time."""
    until = now.date()
    opening = datetime.datetime.combine(until - datetime.timedelta(days=days), SET_UP)
    steps = [*_set_up(opening, now, days), *_days(until, days)]
    retired = (Step(now, RetireProduct(sku=Sku(p.sku))) for p in load_products() if p.retired)
    return [*sorted((step for step in steps if step.at <= now), key=attrgetter("at")), *retired]


def price_rises(now: datetime.datetime, days: int) -> list[PriceRise]:
    """Return the few prices that went up, spread over the time, so that the price of today is the assortment's."""
    products = [product for product in load_products() if not product.retired]
    rises = []
    for number, product in enumerate(products[20 :: len(products) // PRICE_RISES][:PRICE_RISES], 1):
        day = now.date() - datetime.timedelta(days=days * number // (PRICE_RISES + 1))
        former = product.price - (10 if product.price < 500 else 50)
        rises.append(PriceRise(datetime.datetime.combine(day, PRICES_WRITTEN), product.sku, former, product.price))
    return rises


def _set_up(opening: datetime.datetime, now: datetime.datetime, days: int) -> Iterator[Step]:
    rises = price_rises(now, days)
    former = {rise.sku: rise.former for rise in rises}
    for product in load_products():
        yield Step(opening, _added(product, former.get(product.sku, product.price)))
    for number, customer in enumerate(load_customers()):
        person = Person(name=customer.name, phone=customer.phone, email=customer.email)
        yield Step(opening, RegisterCustomer(person=person), names=_customer(number))
    for rise in rises:
        yield Step(rise.at, ChangePrice(sku=Sku(rise.sku), price=rise.price))


def _added(product: DemoProduct, price: int) -> AddProduct:
    return AddProduct(
        sku=Sku(product.sku), name=product.name, category=product.category, price=price, tax_rate=product.tax_rate,
        cost=product.cost, barcodes=product.barcodes, brand=product.brand, unit=product.unit,
        reorder_point=product.reorder_point, opening_stock=product.opening_stock,
    )  # fmt: skip


def _days(until: datetime.date, days: int) -> Iterator[Step]:
    orders = 0
    for day in history(until, days):
        yield from _delivered(day)
        for order in day.orders:
            orders += 1
            yield from _ordered(order, f"order {orders}")
        for adjustment in day.adjustments:
            command = AdjustStock(sku=Sku(adjustment.sku), quantity=adjustment.change, reason=Reason(adjustment.reason))
            yield Step(adjustment.at, command)


def _delivered(day: Day) -> Iterator[Step]:
    lines = tuple(
        ReceivedLine(sku=Sku(delivery.sku), quantity=delivery.quantity, unit_cost=delivery.unit_cost)
        for delivery in day.deliveries
    )
    if lines:
        yield Step(day.deliveries[0].at, ReceiveStock(lines=lines, document=f"DN-{day.date:%y%m%d}"))


def _ordered(order: Order, name: str) -> Iterator[Step]:
    customer = "" if order.customer is None else _customer(order.customer)
    command = PlaceOrder(
        lines=tuple(
            WantedLine(sku=Sku(line.sku), quantity=line.quantity, discount=line.discount) for line in order.lines
        ),
        kind=OrderKind(order.kind),
        customer_id=CustomerId(customer) or None,
        promised_for=order.promised.isoformat(timespec="minutes") if order.promised else "",
    )
    yield Step(order.at, command, names=name, needs=customer)
    if order.promised is None:
        return
    if order.outcome == "cancelled":
        yield _cancelled(order, name, order.promised)
    else:  # what is still open in the history was fetched where its hour has come since
        yield Step(order.promised + _PICKED_UP, FulfilOrder(order_id=OrderId(name)), needs=name)


def _cancelled(order: Order, name: str, promised: datetime.datetime) -> Step:
    """Return the end of an order that nobody fetched; its goods are back before the day is over."""
    if promised.date() > order.at.date():
        return Step(order.at + _LATER, CancelOrder(order_id=OrderId(name), reason="called off"), needs=name)
    closing = datetime.datetime.combine(promised.date(), datetime.time(max(hours(promised.date())) + 1))
    return Step(closing, CancelOrder(order_id=OrderId(name), reason="not collected"), needs=name)


def _customer(number: int) -> str:
    return f"customer {number}"


def with_id(step: Step, ids: dict[str, str]) -> Command:
    """Return the step's command with the id that the store made in the place of the plan's name."""
    if not step.needs:
        return step.command
    field = "customer_id" if isinstance(step.command, PlaceOrder) else "order_id"
    return msgspec.structs.replace(step.command, **{field: ids[step.needs]})
