"""Who may ask for what: the least role for each command of the shop, and limits that depend on what is asked.

The bus asks ``guard`` before it hands a command to its handler, in the same transaction. Without anybody in the store
everything is allowed. Limits (``limits.py``) say which role a command needs as it stands.
"""

from domain.catalog import commands as catalog
from domain.customers import commands as customers
from domain.documents import commands as documents
from domain.inventory import commands as inventory
from domain.kernel.errors import Rejected
from domain.kernel.ids import StaffId
from domain.kernel.messages import Command, Context
from domain.orders import commands as orders
from domain.orders import waiting_commands as waiting
from domain.payments import commands as payments
from domain.persistence.transaction import Transaction
from domain.pricing import commands as pricing
from domain.shop import commands as shop
from domain.staff import commands as staff
from domain.staff.events import Approved, Role
from domain.staff.limits import LIMITS, covers, higher
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
    if not covers(role, need):
        tx.emit(STREAM, _approval(roster, kind.__name__, need, tx))


def require(roster: Roster | None, context: Context, kind: type[Command]) -> None:
    """Refuse what is asked for where no command of this kind may be; for what runs many of them."""
    need = LEAST[kind]
    if roster is None or not roster.members or need is None or _is_machine(roster, context):
        return
    if not covers(_role(roster, context), need):
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
    if approver is None or not approver.active or not covers(approver.role, need):
        raise Rejected("needs_approval", role=need.value)
    approver.require_may_try(tx.now)
    return Approved(
        staff_id=StaffId(tx.context.actor), approver=approver.staff_id, command=command, role=need,
        register=tx.context.register,
    )  # fmt: skip
