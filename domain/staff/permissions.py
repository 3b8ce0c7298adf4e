"""Who may ask for what: the least role for each command of the shop, and limits that depend on what is asked.

The bus asks ``guard`` before it hands a command to its handler, in the same transaction. Without anybody in the store
everything is allowed. A limit says which role a command needs as it stands, such as more for a higher discount.
"""

from collections.abc import Callable, Mapping
from typing import Any

from domain.catalog import commands as catalog
from domain.catalog.model import PRODUCT
from domain.customers import commands as customers
from domain.documents import commands as documents
from domain.inventory import commands as inventory
from domain.kernel.errors import Rejected
from domain.kernel.ids import StaffId
from domain.kernel.messages import Command, Context
from domain.kernel.quantity import THOUSAND, is_measure
from domain.kernel.tax import HUNDRED_PERCENT
from domain.orders import commands as orders
from domain.orders import waiting_commands as waiting
from domain.orders.model import ORDER
from domain.orders.sale import SALE
from domain.orders.waiting import WAITING
from domain.payments import commands as payments
from domain.persistence.transaction import Transaction
from domain.pricing import commands as pricing
from domain.shop import commands as shop
from domain.staff import commands as staff
from domain.staff.events import Approved, Role
from domain.staff.handlers import the_roster
from domain.staff.model import KEY, ROSTER, STREAM, Roster
from domain.till import commands as till

CASHIER, SUPERVISOR, MANAGER, OWNER = Role

LEAST: dict[type[Command], Role | None] = {
    shop.SetUpStore: OWNER,
    shop.RenameStore: MANAGER,
    shop.SkipEvent: MANAGER,
    shop.SetLabelRules: MANAGER,
    shop.SetPaperWords: MANAGER,
    shop.SetLogo: MANAGER,
    catalog.AddProduct: MANAGER,
    catalog.EditProduct: MANAGER,
    catalog.ChangePrice: MANAGER,
    catalog.RetireProduct: MANAGER,
    catalog.RestoreProduct: MANAGER,
    inventory.ReceiveStock: SUPERVISOR,
    inventory.AdjustStock: SUPERVISOR,
    customers.RegisterCustomer: CASHIER,
    customers.EditCustomer: CASHIER,
    customers.EraseCustomer: MANAGER,
    orders.PlaceOrder: CASHIER,
    orders.FulfilOrder: CASHIER,
    orders.CancelOrder: SUPERVISOR,
    orders.ImportOrder: MANAGER,
    orders.AddSaleLine: CASHIER,
    orders.ChangeSaleLine: CASHIER,
    orders.RemoveSaleLine: CASHIER,
    orders.SetSaleCustomer: CASHIER,
    orders.SetSaleKind: CASHIER,
    orders.DiscountSale: CASHIER,
    orders.GiveBackLine: CASHIER,
    orders.GiveBackProduct: SUPERVISOR,
    orders.ParkSale: CASHIER,
    orders.ResumeSale: CASHIER,
    orders.FinishSale: CASHIER,
    orders.PaySale: CASHIER,
    orders.AbandonSale: CASHIER,
    waiting.PromiseOrder: CASHIER,
    waiting.PickLine: CASHIER,
    waiting.PickProduct: CASHIER,
    waiting.MarkShort: CASHIER,
    waiting.FinishPicking: CASHIER,
    waiting.SendOrder: CASHIER,
    payments.AddPaymentMethod: MANAGER,
    payments.EditPaymentMethod: MANAGER,
    payments.RetirePaymentMethod: MANAGER,
    payments.RestorePaymentMethod: MANAGER,
    payments.SetCashRounding: MANAGER,
    payments.PayOrder: CASHIER,
    payments.SetAccountLimit: MANAGER,
    payments.PayAccount: CASHIER,
    payments.SellGiftCard: CASHIER,
    till.OpenTill: CASHIER,
    till.PayIn: CASHIER,
    till.PayOut: SUPERVISOR,
    till.OpenDrawer: CASHIER,
    till.CountTill: CASHIER,
    till.CloseTill: CASHIER,
    documents.PrintCopy: CASHIER,
    pricing.MakePromotion: MANAGER,
    pricing.ChangePromotion: MANAGER,
    pricing.EndPromotion: MANAGER,
    pricing.MakePriceList: MANAGER,
    pricing.ChangePriceList: MANAGER,
    pricing.EndPriceList: MANAGER,
    pricing.SetCustomerGroup: MANAGER,
    staff.RegisterStaff: MANAGER,
    staff.EditStaff: MANAGER,
    staff.SetStaffPin: CASHIER,
    staff.RetireStaff: MANAGER,
    staff.EraseStaff: MANAGER,
    staff.SetLockTime: MANAGER,
    staff.SetWeighingRole: MANAGER,
    staff.OpenCashierReport: MANAGER,
    staff.SignIn: None,
    staff.SignOut: None,
    staff.RefusePin: None,
}
"""Command -> the least role that may ask for it; None where nobody need be signed in."""

LINE_DISCOUNT = {CASHIER: 10, SUPERVISOR: 30}
"""Percent of a line's amount that a role may give away; the roles above may give all of it."""

SALE_DISCOUNT = {CASHIER: 5, SUPERVISOR: 20}
"""The same for a discount on the whole sale."""

_RANK = {role: rank for rank, role in enumerate(Role)}


def higher(first: Role, second: Role) -> Role:
    """Return the role of the two that may do more."""
    return first if _RANK[first] >= _RANK[second] else second


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
    line = next((line for line in sale.lines if line.line == command.line), None) if sale else None
    if line is None:
        return CASHIER
    quantity = line.quantity if command.quantity is None else command.quantity
    price = line.unit_price if command.unit_price is None else command.unit_price
    same = (quantity, price) == (line.quantity, line.unit_price)
    amount = line.amount if same else price * quantity // THOUSAND
    need = for_share(line.discount if command.discount is None else command.discount, amount, LINE_DISCOUNT)
    if command.unit_price is not None and not _is_open(line.sku, tx):
        need = higher(need, SUPERVISOR)
    return higher(need, the_roster(tx).weighing) if quantity != line.quantity and is_measure(line.unit) else need


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
    sale = tx.find(SALE, command.sale_id)
    if sale is None:
        return CASHIER
    whole = sale.before_discount
    part = whole * command.rate // HUNDRED_PERCENT if command.rate else command.amount
    return for_share(part, whole, SALE_DISCOUNT)


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
    orders.DiscountSale: _discounted,
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


def approvable() -> frozenset[type[Command]]:
    """Return the commands that somebody may have to approve: what not everybody may, always or beyond a limit."""
    return frozenset(kind for kind, least in LEAST.items() if least not in (None, CASHIER) or kind in LIMITS)


def guard(command: Command, tx: Transaction) -> None:
    """Let a command pass that whoever asks may ask for, else refuse it; records who approved what one may not alone."""
    roster = tx.find(ROSTER, KEY)
    if roster is None or not roster.members:  # a rule for staff may be set before anybody works here
        return
    kind, context = type(command), tx.context
    need = LEAST.get(kind, OWNER)
    if need is None or _is_machine(roster, context):
        return
    role = _role(roster, context)
    limit = LIMITS.get(kind)
    if limit is not None:
        need = higher(need, limit(command, tx))
    if _RANK[need] > _RANK[role]:
        tx.emit(STREAM, _approval(roster, kind.__name__, need, tx))


def require(roster: Roster | None, context: Context, kind: type[Command]) -> None:
    """Refuse what is asked for where no command of this kind may be; for what runs many of them."""
    need = LEAST[kind]
    if roster is None or not roster.members or need is None or _is_machine(roster, context):
        return
    if _RANK[need] > _RANK[_role(roster, context)]:
        raise Rejected("needs_approval", role=need.value)


def _is_machine(roster: Roster, context: Context) -> bool:
    """A program on this machine acts as the owner, unless it names a person: then it may do what they may."""
    return context.machine and context.actor not in roster.members


def _role(roster: Roster, context: Context) -> Role:
    member = roster.members.get(context.actor)
    here = context.machine or roster.signed_in.get(context.register) == context.actor
    if member is None or not member.active or not here:
        raise Rejected("sign_in_first")
    return member.role


def _approval(roster: Roster, command: str, need: Role, tx: Transaction) -> Approved:
    approver = roster.members.get(tx.context.approver)
    if approver is None or not approver.active or _RANK[approver.role] < _RANK[need]:
        raise Rejected("needs_approval", role=need.value)
    approver.require_may_try(tx.now)
    return Approved(
        staff_id=StaffId(tx.context.actor), approver=approver.staff_id, command=command, role=need,
        register=tx.context.register,
    )  # fmt: skip
