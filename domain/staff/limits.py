"""Limits: which role a command needs as it stands, such as more for a higher discount or a weight that is typed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from domain.catalog.model import PRODUCT
from domain.kernel.messages import Command
from domain.kernel.quantity import THOUSAND, is_measure
from domain.kernel.tax import HUNDRED_PERCENT
from domain.orders import commands as orders
from domain.orders import waiting_commands as waiting
from domain.orders.events import SaleLine
from domain.orders.model import ORDER
from domain.orders.returns import left_of
from domain.orders.sale import SALE, Sale
from domain.orders.waiting import WAITING
from domain.persistence.transaction import Transaction
from domain.staff import commands as staff
from domain.staff.events import Role
from domain.staff.handlers import the_roster

CASHIER, SUPERVISOR, MANAGER, _ = Role

LINE_DISCOUNT = {CASHIER: 10, SUPERVISOR: 30}
"""Percent of a line's amount that a role may give away; the roles above may give all of it."""

SALE_DISCOUNT = {CASHIER: 5, SUPERVISOR: 20}
"""The same for a discount on the whole sale."""

_RANK = {role: rank for rank, role in enumerate(Role)}


def higher(first: Role, second: Role) -> Role:
    """Return the role of the two that may do more."""
    return first if covers(first, second) else second


def covers(role: Role, need: Role) -> bool:
    """Return whether somebody with a role may do what needs another one."""
    return _RANK[role] >= _RANK[need]


def for_share(part: int, whole: int, percents: Mapping[Role, int]) -> Role:
    """Return the least role that may give away ``part`` of ``whole``; the smallest coin is not haggled over.

    10 % of 2.49 is 0.249 and given as 0.25, which is still no more than 10 %.
    """
    for role, percent in percents.items():
        if part <= -(-whole * percent // 100):
            return role
    return MANAGER


def _changed_line(command: orders.ChangeSaleLine, tx: Transaction) -> Role:
    """A discount that was approved for three is another share of the amount for one.

    Another price is an override, but an open one is only typed again.
    """
    if command.discount is None and command.quantity is None and command.unit_price is None:
        return CASHIER
    sale = tx.find(SALE, command.sale_id)
    line = _line(sale, command.line)
    if sale is None or line is None:
        return CASHIER
    changed = _changed(line, command)
    need = for_share(changed.discount, changed.amount, LINE_DISCOUNT)
    if command.unit_price is not None and not _is_open(line.sku, tx):
        need = higher(need, SUPERVISOR)
    if changed.quantity != line.quantity and is_measure(line.unit):
        need = higher(need, the_roster(tx).weighing)
    return higher(need, _left_with(sale, (changed if one is line else one for one in sale.lines)))


def _changed(line: SaleLine, command: orders.ChangeSaleLine) -> SaleLine:
    """Return about what a line comes to: a promotion may be reckoned anew, for which nobody is asked."""
    quantity = line.quantity if command.quantity is None else command.quantity
    price = line.unit_price if command.unit_price is None else command.unit_price
    same = (quantity, price) == (line.quantity, line.unit_price)
    amount = line.amount if same else price * quantity // THOUSAND
    offer = line.offer_discount if same or not line.amount else line.offer_discount * amount // line.amount
    discount = line.discount if command.discount is None else command.discount
    return replace(line, quantity=quantity, amount=amount, discount=discount, offer_discount=offer)


def _removed_line(command: orders.RemoveSaleLine, tx: Transaction) -> Role:
    """Without its last line a sale is over; else what was taken off the whole is a greater share of the rest."""
    sale = tx.find(SALE, command.sale_id)
    return CASHIER if sale is None else _left_with(sale, (one for one in sale.lines if one.line != command.line))


def _left_with(sale: Sale, lines: Iterable[SaleLine]) -> Role:
    """Return who may leave a sale with these lines: an amount off the whole may be more than before of what is left."""
    after = replace(sale, lines=tuple(lines))
    if not sale.discount_amount or after.is_blank:
        return CASHIER
    before, need = (for_share(sale.discount_amount, one.before_discount, SALE_DISCOUNT) for one in (sale, after))
    return CASHIER if covers(before, need) else need


def _line(sale: Sale | None, number: int) -> SaleLine | None:
    return next((line for line in sale.lines if line.line == number), None) if sale else None


def _is_open(sku: str, tx: Transaction) -> bool:
    """Tell whether the price of a product is asked for at each sale."""
    product = tx.find(PRODUCT, sku)
    return product is not None and product.open_price


def _added_line(command: orders.AddSaleLine, tx: Transaction) -> Role:
    """Another price than the catalogue's is somebody's word against the shelf's, unless the shelf says none.

    So is a weight that no label says.
    """
    product = tx.find(PRODUCT, command.sku)
    if product is None:
        return CASHIER
    usual = command.unit_price is None or product.open_price or product.price == command.unit_price
    return higher(CASHIER if usual else SUPERVISOR, _said_how_much(command, tx))


def _said_how_much(command: orders.AddSaleLine | orders.GiveBackProduct | waiting.PickProduct, tx: Transaction) -> Role:
    """A label says how much it is; where nothing does, the handler asks."""
    return CASHIER if command.quantity is None or command.label else _typed(command.sku, tx)


def _given_back(command: orders.GiveBackLine, tx: Transaction) -> Role:
    """Whoever takes all that is left of a line back says no weight."""
    order = tx.find(ORDER, command.order_id)
    if command.quantity is None or order is None or not 0 < command.line <= len(order.lines):
        return CASHIER
    left = left_of(order, command.line, tx.find(SALE, command.sale_id))
    return CASHIER if command.quantity >= left else _typed(order.lines[command.line - 1].sku, tx)


def _typed(sku: str, tx: Transaction) -> Role:
    """Return who may type how much of a product it is: what is weighed or measured, whom the store lets."""
    product = tx.find(PRODUCT, sku)
    return the_roster(tx).weighing if product is not None and is_measure(product.unit) else CASHIER


def _picked_line(command: waiting.PickLine, tx: Transaction) -> Role:
    """Whoever puts all of it back on the shelf says no weight."""
    order = tx.find(ORDER, command.order_id)
    if order is None or not 0 < command.line <= len(order.lines):
        return CASHIER
    so_far = tx.find(WAITING, command.order_id)
    all_back = so_far is not None and so_far.pick(command.line).quantity == -command.quantity
    return CASHIER if all_back else _typed(order.lines[command.line - 1].sku, tx)


def _discounted(command: orders.DiscountSale, tx: Transaction) -> Role:
    """A share is of all that comes onto the sale, an amount of what is on it."""
    if command.rate:
        return for_share(command.rate, HUNDRED_PERCENT, SALE_DISCOUNT)
    sale = tx.find(SALE, command.sale_id)
    return CASHIER if sale is None else for_share(command.amount, sale.before_discount, SALE_DISCOUNT)


def _placed(command: orders.PlaceOrder, tx: Transaction) -> Role:
    """An order in one go may name prices of its own and discounts, and weights that were typed."""
    need = CASHIER
    weighs = the_roster(tx).weighing is not CASHIER
    for line in command.lines:
        if weighs:
            need = higher(need, _typed(line.sku, tx))
        if line.discount or line.unit_price is not None:
            product = tx.find(PRODUCT, line.sku)
            if product is None:
                continue
            price = product.price if line.unit_price is None else line.unit_price
            need = higher(need, for_share(line.discount, price * line.quantity // THOUSAND, LINE_DISCOUNT))
            need = need if price == product.price or product.open_price else higher(need, SUPERVISOR)
    return need


def _registered(command: staff.RegisterStaff, _tx: Transaction) -> Role:
    return command.role


def _edited(command: staff.EditStaff, tx: Transaction) -> Role:
    return higher(_role_of(command, tx), command.role or CASHIER)


def _pin_set(command: staff.SetStaffPin, tx: Transaction) -> Role:
    return CASHIER if command.staff_id == tx.context.actor else higher(MANAGER, _role_of(command, tx))


def _role_of(command: Any, tx: Transaction) -> Role:
    """Nobody takes anything from somebody who may do more than himself."""
    member = the_roster(tx).members.get(command.staff_id)
    return CASHIER if member is None else member.role


LIMITS: dict[type[Command], Callable[[Any, Transaction], Role]] = {
    orders.AddSaleLine: _added_line,
    orders.ChangeSaleLine: _changed_line,
    orders.RemoveSaleLine: _removed_line,
    orders.DiscountSale: _discounted,
    orders.GiveBackLine: _given_back,
    orders.GiveBackProduct: _said_how_much,
    orders.PlaceOrder: _placed,
    waiting.PickLine: _picked_line,
    waiting.PickProduct: _said_how_much,
    staff.RegisterStaff: _registered,
    staff.EditStaff: _edited,
    staff.SetStaffPin: _pin_set,
    staff.RetireStaff: _role_of,
    staff.EraseStaff: _role_of,
}
"""Command -> the role that it needs as it stands, where that is more than the least."""
