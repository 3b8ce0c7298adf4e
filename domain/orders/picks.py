"""What of an order's line lies ready: how much, how that was found out, and what that part of the line costs."""

import msgspec

from domain.kernel import checks
from domain.kernel.money import line_amount
from domain.kernel.rounding import divide, spread
from domain.orders.events import Entry, OrderLine
from domain.orders.model import Terms


class Pick(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What of a line, counted from 1, lies ready, in thousandths; ``short`` is why no more can be had.

    ``charged`` is what its labels say together, in minor units, where all of it has labels with a price; ``entry`` is
    as in ``LinePicked``.
    """

    line: int
    quantity: int = 0
    short: str = ""
    charged: int | None = None
    entry: Entry = Entry.COUNTED

    def charged_with(self, charge: int | None) -> int | None:
        """Return what the labels say together once more lies here, None as soon as some of it has none."""
        if charge is None or (self.quantity and self.charged is None):
            return None
        return (self.charged or 0) + checks.money(charge, "amount")

    def entry_with(self, entry: Entry) -> Entry:
        """Return how all of it came to be so much: one weight that was typed makes the whole one that was."""
        if not self.quantity or self.entry is entry:
            return entry
        both = (self.entry, entry)
        return next((one for one in (Entry.WEIGHED, Entry.COUNTED) if one in both), Entry.LABEL_QUANTITY)


def part_of(
    line: OrderLine, quantity: int, terms: Terms, charged: int | None = None, entry: Entry = Entry.COUNTED
) -> OrderLine:
    """Return a line with so many thousandths of it, at the price that was agreed; its tax is still that of the whole.

    ``charged`` is what the labels on it say, in minor units, and is not reckoned anew. What was taken off is taken off
    in proportion, also by a promotion that the rest alone would not have earned. How it came to be so much is what was
    said of it when it was picked (``entry``), else when it was ordered.
    """
    entry = Entry.LABEL if charged is not None else entry or line.entry
    if charged is None and quantity == line.quantity:
        return msgspec.structs.replace(line, entry=entry)

    def share(minor: int) -> int:
        return divide(minor * quantity, line.quantity, terms.rounding)

    price = line.unit_price
    by_price = price is not None and line_amount(price, line.quantity, terms.rounding) == line.amount
    amount = line_amount(price, quantity, terms.rounding) if by_price and price is not None else share(line.amount)
    if charged is not None:
        amount = charged
    discount = min(share(line.discount), amount)
    by_hand = line.discount - line.offer_discount - line.sale_discount
    _, offer, sale = spread(discount, (by_hand, line.offer_discount, line.sale_discount)) if discount else (0, 0, 0)
    return msgspec.structs.replace(
        line, quantity=quantity, amount=amount, discount=discount, offer_discount=offer, sale_discount=sale,
        entry=entry,
    )  # fmt: skip
