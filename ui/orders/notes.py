"""What cash can be: a sum in the store's coins, and the round sums above it that notes make."""

from domain.kernel.money import CashRule, round_cash
from ui.store import Doc

_STEPS = (5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000)
"""Multiples that notes and a coin or two come to, in whole units of most currencies."""

_FEW_WHOLE = 3
"""Digits before the point from which a unit is worth little, as a yen is: nobody pays with notes of five."""


def in_coins(amount: int, cash: Doc | None) -> int:
    """Return what is paid in coins for an amount in minor units; ``cash`` is that method's document."""
    coin = cash["coin"] if cash else 0
    return round_cash(amount, coin, CashRule(cash["coin_rule"])) if cash and coin else amount


def likely_sums(due: int, exponent: int, most: int = 4) -> list[int]:
    """Return the likely sums of cash above ``due``, in minor units, the lowest first; none where nothing is due."""
    if due <= 0:
        return []
    unit = 10**exponent
    steps = _STEPS if exponent else _STEPS[_FEW_WHOLE:]
    sums = {-(-due // (step * unit)) * step * unit for step in steps}
    return sorted(one for one in sums if one > due)[:most]
