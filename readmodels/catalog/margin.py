"""What is left of a price: the question that is asked before a price is changed."""

from collections.abc import Mapping
from typing import Any

from domain.kernel.money import COST_SCALE
from domain.kernel.quantity import THOUSAND
from domain.kernel.rounding import divide
from domain.kernel.tax import HUNDRED_PERCENT


def margin(price: int, cost: int, tax_rate: int, *, prices_include_tax: bool) -> int | None:
    """Return the part of the price without tax that is not cost, in thousandths of a percent; None without a price.

    ``price`` in minor units, ``cost`` in ten-thousandths of one, ``tax_rate`` in thousandths of a percent.
    """
    if price <= 0:
        return None
    gross = HUNDRED_PERCENT + tax_rate if prices_include_tax else HUNDRED_PERCENT
    # Over the common divisor, so that only the last step rounds.
    net = price * COST_SCALE * HUNDRED_PERCENT
    return divide((net - cost * gross) * HUNDRED_PERCENT, net)


def cost_now(product: Mapping[str, Any], stock: Mapping[str, Any]) -> int:
    """Return what one unit costs on average, or as the catalogue says where nothing is on hand.

    The documents are those of ``catalogue`` and ``stock``; the cost is in ten-thousandths of a minor unit.
    """
    if stock["on_hand"] <= 0:
        return int(product["cost"])
    return divide(int(stock["value"]) * THOUSAND, int(stock["on_hand"]))
