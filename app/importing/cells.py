"""What stands in a cell, read exactly: a ``ValueError`` says in plain words what the text is or has."""

from collections.abc import Callable
from typing import Generic, TypeVar

from domain.kernel import checks
from domain.kernel.money import parse_cost, parse_money
from domain.kernel.quantity import parse_quantity
from domain.kernel.tax import parse_rate

V = TypeVar("V")

_MOST_KEPT = 100_000
_YES = ("true", "yes", "1")
_NO = ("false", "no", "0")


class Parsed(dict[str, V], Generic[V]):
    """Reads each text once: in a file of orders the same amounts and quantities stand again and again."""

    def __init__(self, parse: Callable[[str], V]) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, text: str) -> V:
        value = self._parse(text)
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[text] = value
        return value


def filled(cell: str) -> str:
    """Return a text that may not be empty."""
    if not cell:
        raise ValueError("is empty")
    return cell


def money(exponent: int) -> Callable[[str], int]:
    """Return what reads an amount, in minor units."""
    return lambda cell: _within(parse_money(cell, exponent), checks.MOST_MONEY)


def cost(exponent: int) -> Callable[[str], int]:
    """Return what reads a unit cost, in ten-thousandths of a minor unit."""
    return lambda cell: _within(parse_cost(cell, exponent), checks.MOST_COST)


def quantity(cell: str) -> int:
    """Return a quantity, in thousandths of the unit."""
    return _within(parse_quantity(cell), checks.MOST_QUANTITY)


def sold_quantity(cell: str) -> int:
    """Return a quantity above nothing, in thousandths of the unit."""
    found = quantity(cell)
    if not found:
        raise ValueError("is nothing, and a line is for more than that")
    return found


def rate(cell: str) -> int:
    """Return percent as thousandths of a percent."""
    return _within(parse_rate(cell), checks.MOST_RATE)


def flag(cell: str) -> bool:
    """Return whether the cell says yes."""
    plain = cell.strip().casefold()
    if plain not in _YES + _NO:
        raise ValueError("is neither yes nor no")
    return plain in _YES


def codes(cell: str) -> tuple[str, ...]:
    """Return barcodes that stand in one cell: separated by semicolons, or where there is none, by spaces."""
    parts = cell.split(";") if ";" in cell else cell.split()
    return tuple(part.strip() for part in parts if part.strip())


def _within(value: int, most: int) -> int:
    if value < 0:
        raise ValueError("may not be below zero")
    if value > most:
        raise ValueError("is more than any store has")
    return value
