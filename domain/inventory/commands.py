"""What may be asked of the stock."""

import msgspec

from domain.inventory.events import Reason
from domain.kernel.ids import Sku
from domain.kernel.messages import Command


class ReceivedLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Goods that came in: thousandths of the unit, and ten-thousandths of a minor unit each (None: as last known)."""

    sku: Sku
    quantity: int
    unit_cost: int | None = None


class ReceiveStock(Command, frozen=True, kw_only=True):
    """Book goods that came in. ``document`` is the delivery note's number or whatever explains them."""

    lines: tuple[ReceivedLine, ...]
    document: str = ""


class AdjustStock(Command, frozen=True, kw_only=True):
    """Correct the stock of one product by a signed quantity, in thousandths, for a reason."""

    sku: Sku
    quantity: int
    reason: Reason
    note: str = ""
