"""What may be asked of prices beyond the catalogue's: price lists, promotions, and which customers they are for."""

from domain.kernel.ids import CustomerId
from domain.kernel.messages import Command
from domain.pricing.plans import PriceListPlan, PromotionPlan


class MakePromotion(Command, frozen=True, kw_only=True):
    """Begin a promotion. Its ``terms`` are one of percent_off, amount_off, n_for_m and bundle, as their ``type`` says.

    Goods without SKUs and categories are all of them. Rates in thousandths of a percent, amounts in minor units.
    """

    promotion: PromotionPlan


class ChangePromotion(Command, frozen=True, kw_only=True):
    """Write a promotion anew, all of it. ``expected_version`` guards against a stale form."""

    promotion_id: str
    promotion: PromotionPlan
    expected_version: int | None = None


class EndPromotion(Command, frozen=True, kw_only=True):
    """End a promotion now; what was sold under it stays as it is."""

    promotion_id: str


class MakePriceList(Command, frozen=True, kw_only=True):
    """Begin a price list for a group of customers, or for everybody where it names none."""

    price_list: PriceListPlan


class ChangePriceList(Command, frozen=True, kw_only=True):
    """Write a price list anew, all of it. ``expected_version`` guards against a stale form."""

    price_list_id: str
    price_list: PriceListPlan
    expected_version: int | None = None


class EndPriceList(Command, frozen=True, kw_only=True):
    """End a price list now."""

    price_list_id: str


class SetCustomerGroup(Command, frozen=True, kw_only=True):
    """Say to which group a customer belongs, such as trade or staff; an empty one takes them out of theirs."""

    customer_id: CustomerId
    group: str
