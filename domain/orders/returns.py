"""Goods that come back: bound to the line that they were bought on, and to what is left of it."""

from collections.abc import Iterable

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.labels import Label
from domain.kernel.quantity import EACH, THOUSAND, is_measure
from domain.kernel.rounding import divide
from domain.orders.events import Condition, Entry, GivenBack, LinesGivenBack, OrderLine, SaleLine, SaleLineSet
from domain.orders.model import Order, Sold, Terms, amount_of
from domain.orders.sale import Sale
from domain.orders.sale_changes import line_set
from domain.orders.sale_prices import Offers


def line_given_back(
    sale: Sale, order: Order, number: int, quantity: int | None, terms: Terms, unit: str, offers: Offers, *,
    reason: str, condition: Condition,
) -> SaleLineSet:  # fmt: skip
    """Return the event that takes a line of a finished order back, whole or in part; refuses more than is left."""
    order.require_returnable()
    if not 1 <= number <= len(order.lines):
        raise Rejected("unknown_order_line", number=order.number, line=number)
    line, here = order.lines[number - 1], _here(sale, order, number)
    left = left_of(order, number, sale)
    quantity = left if quantity is None else checks.quantity(quantity)
    if left <= 0 or quantity > left:
        raise Rejected("more_than_bought", name=line.name, quantity=quantity, available=max(left, 0))
    _require_whole(quantity, unit, line.name)
    taken = sum(-one.amount for one in here)
    amount = _worth(line, quantity, left, line.refunded + taken, terms)
    typed = is_measure(unit) and quantity != left
    back = SaleLine(
        line=sale.next_line, sku=line.sku, name=line.name, unit=unit, quantity=-quantity,
        unit_price=_price_of(line, quantity, amount), tax_rate=line.tax_rate,
        amount=-amount, discount=0, total=0, returned_order=order.order_id, returned_number=order.number,
        returned_line=number, return_reason=checks.text(reason, "reason"), condition=condition,
        entry=Entry.WEIGHED if typed else Entry.COUNTED,
    )  # fmt: skip
    return line_set(sale, back, terms, offers)


def left_of(order: Order, number: int, sale: Sale | None) -> int:
    """Return how much of a line may still come back, in thousandths, beside what is on the sale already."""
    line = order.lines[number - 1]
    return line.quantity - line.given_back + sum(one.quantity for one in _here(sale, order, number))


def product_given_back(
    sale: Sale,
    product: Sold,
    quantity: int,
    price: int,
    terms: Terms,
    offers: Offers,
    *,
    reason: str,
    condition: Condition,
    entry: Entry,
    label: Label | None,
    charge: int | None,
) -> SaleLineSet:
    """Return the event that takes goods back without a receipt; ``charge`` is what its label says that it cost."""
    _require_whole(checks.quantity(quantity), product.unit, product.name)
    back = SaleLine(
        line=sale.next_line, sku=product.sku, name=product.name, unit=product.unit, quantity=-quantity,
        unit_price=checks.money(price, "unit_price"), tax_rate=product.tax_rate,
        amount=-(amount_of(price, quantity, terms) if charge is None else charge), discount=0, total=0,
        list_price=None if price == product.price or product.open_price else product.price,
        return_reason=checks.text(reason, "reason"), condition=condition, entry=entry,
        label="" if label is None else label.code,
    )  # fmt: skip
    return line_set(sale, back, terms, offers)


def given_back(order: Order, lines: Iterable[SaleLine], by: Order) -> LinesGivenBack:
    """Return the event that notes on an order what of it came back with another document."""
    return LinesGivenBack(
        order_id=order.order_id, number=order.number, by_order_id=by.order_id, by_number=by.number,
        lines=tuple(GivenBack(line=line.returned_line, quantity=-line.quantity, amount=-line.amount) for line in lines),
    )  # fmt: skip


def require_left(order: Order, lines: Iterable[SaleLine]) -> None:
    """Refuse what came back with another document since it was put on this sale."""
    order.require_returnable()
    wanted: dict[int, int] = {}
    for back in lines:
        wanted[back.returned_line] = wanted.get(back.returned_line, 0) - back.quantity
    for number, quantity in wanted.items():
        line = order.lines[number - 1]
        left = line.quantity - line.given_back
        if quantity > left:
            raise Rejected("more_than_bought", name=line.name, quantity=quantity, available=max(left, 0))


def paid(line: OrderLine, terms: Terms) -> int:
    """Return what a line cost in the way in which the store writes prices: with its tax, or without."""
    return line.total if terms.prices_include_tax else line.net


def _here(sale: Sale | None, order: Order, number: int) -> list[SaleLine]:
    """Return what of a line comes back on this sale."""
    lines = sale.lines if sale else ()
    return [one for one in lines if one.returned_order == order.order_id and one.returned_line == number]


def _worth(line: OrderLine, quantity: int, left: int, refunded: int, terms: Terms) -> int:
    whole = paid(line, terms)
    if quantity == left:
        return whole - refunded  # the last of it takes the rest, so that all of it is what was paid
    return divide(whole * quantity, line.quantity, terms.rounding)


def _price_of(line: OrderLine, quantity: int, amount: int) -> int:
    """Return the price beside what comes back: what was asked, or where something was taken off what was paid."""
    if line.unit_price and not line.discount:
        return line.unit_price
    return divide(amount * THOUSAND, quantity)


def _require_whole(quantity: int, unit: str, name: str) -> None:
    if quantity % THOUSAND and unit == EACH:
        raise Rejected("not_whole", name=name, quantity=quantity)
