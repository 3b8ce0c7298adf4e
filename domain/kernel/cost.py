"""Moving average cost, the stock valuation of the store (IAS 2 allows it)."""

from msgspec import Struct

from domain.kernel.quantity import THOUSAND
from domain.kernel.rounding import divide


class CostedReceipt(Struct, frozen=True, gc=False):
    """What a receipt does to cost and stock value, in ten-thousandths of a minor unit."""

    average: int  # the unit cost from now on
    value: int  # what the received goods add to the stock's value
    revaluation: int  # what correcting units sold before they came adds to it, booked apart


def value_at(quantity: int, unit_cost: int) -> int:
    """Return the value of thousandths of a unit at a unit cost, both costs in ten-thousandths of a minor unit."""
    return divide(quantity * unit_cost, THOUSAND)


def average_cost(on_hand: int, average: int, received: int, unit_cost: int) -> CostedReceipt:
    """Average a receipt into the stock; quantities in thousandths, costs in ten-thousandths of a minor unit.

    With nothing on hand the new cost replaces the old one: averaging against oversold units would invent a cost that
    nobody paid (odoo#41669). Those units left at the old cost, and the difference is the revaluation.
    ValueError if nothing is received or the cost is negative.
    """
    if received <= 0:
        raise ValueError("a receipt brings in more than nothing")
    if unit_cost < 0:
        raise ValueError("a unit cost may not be negative")
    value = value_at(received, unit_cost)
    if on_hand <= 0:
        return CostedReceipt(unit_cost, value, value_at(on_hand, unit_cost - average))
    mixed = divide(on_hand * average + received * unit_cost, on_hand + received)
    return CostedReceipt(mixed, value, 0)
