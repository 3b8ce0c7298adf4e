"""What every command checks of its fields, so that a number or a text that cannot be right is refused by name."""

from datetime import datetime

from domain.kernel.clock import utc_text
from domain.kernel.errors import Rejected
from domain.kernel.text import clean_text

MOST_QUANTITY = 1_000_000_000
"""A million units, in thousandths: more is a slip of the scanner."""

MOST_MONEY = 1_000_000_000_000
"""Ten thousand million of a currency with cents, in minor units."""

MOST_COST = MOST_MONEY * 10_000
MOST_RATE = 100_000
"""100 %, in thousandths of a percent."""


def text(value: str, field: str, *, limit: int = 200, empty: bool = False) -> str:
    """Return the text trimmed and normalised; refuses control characters, over-long text and, as a rule, no text."""
    cleaned = clean_text(value, limit=limit, field=field)
    if not cleaned and not empty:
        raise Rejected("text_missing", field=field)
    return cleaned


def number(value: int, field: str, *, least: int, most: int) -> int:
    """Return the number; refuses one outside its bounds."""
    if not least <= value <= most:
        raise Rejected("out_of_range", field=field, value=value, least=least, most=most)
    return value


def quantity(value: int, field: str = "quantity") -> int:
    """Return a quantity in thousandths that is above zero."""
    if value <= 0:
        raise Rejected("quantity_not_positive", field=field, value=value)
    return number(value, field, least=1, most=MOST_QUANTITY)


def money(value: int, field: str) -> int:
    """Return an amount in minor units that is not below zero."""
    return number(value, field, least=0, most=MOST_MONEY)


def moment(value: str, field: str) -> str:
    """Return a time as UTC text; refuses one that says nothing about its offset, because it could mean any hour."""
    try:
        at = datetime.fromisoformat(value)
        if at.tzinfo is not None:
            return utc_text(at)
    except (ValueError, OverflowError):
        pass
    raise Rejected("not_a_time", field=field, value=value[:80])


def current(version: int, expected: int | None, what: str) -> None:
    """Refuse a form that was filled in before somebody else changed the same thing."""
    if expected is not None and expected != version:
        raise Rejected("changed_meanwhile", what=what)
