"""What may be asked of the store itself."""

from domain.kernel.messages import Command
from domain.kernel.rounding import Rounding
from domain.kernel.tax import TaxPolicy


class SetUpStore(Command, frozen=True, kw_only=True):
    """Make the store: its currency and its way of reckoning tax are fixed from here on."""

    name: str
    currency: str
    prices_include_tax: bool = False
    tax_policy: TaxPolicy = TaxPolicy.LINE
    rounding: Rounding = Rounding.HALF_UP
    time_zone: str = "UTC"


class RenameStore(Command, frozen=True, kw_only=True):
    """Give the store another name."""

    name: str


class SkipEvent(Command, frozen=True, kw_only=True):
    """Let a view that cannot take an event pass over it; somebody answers for that with a reason."""

    view: str
    position: int
    reason: str
