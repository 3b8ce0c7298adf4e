"""What may be asked of the store itself."""

from domain.kernel.labels import LabelRule
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


class SetLabelRules(Command, frozen=True, kw_only=True):
    """Say how labels with a price, weight or count in their number are read.

    ``country`` is the two letters of the country whose table holds, or empty for none: de, dk, ee, fi, gb, lt, lv, no,
    se. ``rules`` are the store's own and go before the table; the longest prefix wins. Each has ``prefix`` (two to four
    digits of the GTIN-13: 02, 04, 20-29, 40-49 and what follows), ``item_digits``, ``value`` (price, weight, count, or
    none for numbers that mean nothing), ``decimals`` and ``check_digit``, whether the value has one before it. The
    value fills what is left of the twelve digits. All of it is written anew; ``expected_version`` guards against a
    stale form.
    """

    country: str = ""
    rules: tuple[LabelRule, ...] = ()
    expected_version: int | None = None


class SetPaperWords(Command, frozen=True, kw_only=True):
    """Set what stands on every paper beside the store's name: lines over and under it, tax number, a link as QR code.

    At most 8 lines each. No personal data: what is printed is kept for ever.
    """

    header: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    tax_number: str = ""
    link: str = ""


class SetLogo(Command, frozen=True, kw_only=True):
    """Set the picture at the head of every paper: a PNG as base64 text, black on white; empty takes it away.

    At most 16 KiB, 576 dots wide and 288 high: that is the whole width of a roll of 80 mm, and half as much.
    """

    png: str = ""


class SkipEvent(Command, frozen=True, kw_only=True):
    """Let a view that cannot take an event pass over it; somebody answers for that with a reason."""

    view: str
    position: int
    reason: str
