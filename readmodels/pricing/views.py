"""Promotions, price lists and the groups that customers belong to, as whoever keeps the prices sees them."""

from typing import Any, TypedDict

import msgspec

from domain.customers.events import CustomerErased
from domain.kernel.messages import Envelope
from domain.pricing.events import (
    CustomerGroupSet,
    PriceListChanged,
    PriceListEnded,
    PriceListMade,
    PromotionChanged,
    PromotionEnded,
    PromotionMade,
)
from domain.pricing.plans import PriceListPlan, PromotionPlan
from readmodels.engine.view import View, on


def _plain(plan: msgspec.Struct) -> dict[str, Any]:
    """Return a part of a plan as a snapshot reads it back: in lists, not in tuples."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(plan))
    return plain


class PromotionDocument(TypedDict):
    """One promotion: ``kind`` is the type of its ``terms``, which are as in ``MakePromotion``, as is its ``period``.

    ``made_on`` and ``ended_on`` are the store's dates on which it was made and ended, the latter empty while it runs.
    """

    name: str
    kind: str
    group: str
    terms: dict[str, Any]
    period: dict[str, Any]
    made_on: str
    ended_on: str
    version: int
    through: int


class PromotionsView(View[PromotionDocument]):
    """Every promotion, by id."""

    name = "promotions"
    key = "promotion_id"

    @on(PromotionMade)
    def made(self, event: PromotionMade, envelope: Envelope) -> None:
        """Show a new promotion."""
        self._show(event.promotion_id, event.promotion, event.local_date, envelope)

    @on(PromotionChanged)
    def changed(self, event: PromotionChanged, envelope: Envelope) -> None:
        """Show what it says now."""
        made_on = self.known(event.promotion_id)["made_on"]
        self._show(event.promotion_id, event.promotion, made_on, envelope)

    @on(PromotionEnded)
    def ended(self, event: PromotionEnded, envelope: Envelope) -> None:
        """Show when it ended."""
        self.patch(event.promotion_id, ended_on=event.local_date, version=envelope.version, through=envelope.position)

    def _show(self, promotion_id: str, plan: PromotionPlan, made_on: str, envelope: Envelope) -> None:
        terms = _plain(plan.terms)
        self.put(
            promotion_id,
            {
                "name": plan.name,
                "kind": terms["type"],
                "group": plan.group,
                "terms": terms,
                "period": _plain(plan.period),
                "made_on": made_on,
                "ended_on": "",
                "version": envelope.version,
                "through": envelope.position,
            },
        )


class PriceListDocument(TypedDict):
    """One price list; ``period``, ``prices`` and ``rates`` are as in ``MakePriceList``, dates as of promotions."""

    name: str
    group: str
    period: dict[str, Any]
    prices: list[dict[str, Any]]
    rates: list[dict[str, Any]]
    made_on: str
    ended_on: str
    version: int
    through: int


class PriceListsView(View[PriceListDocument]):
    """Every price list, by id."""

    name = "price_lists"
    key = "price_list_id"

    @on(PriceListMade)
    def made(self, event: PriceListMade, envelope: Envelope) -> None:
        """Show a new price list."""
        self._show(event.price_list_id, event.price_list, event.local_date, envelope)

    @on(PriceListChanged)
    def changed(self, event: PriceListChanged, envelope: Envelope) -> None:
        """Show what it says now."""
        made_on = self.known(event.price_list_id)["made_on"]
        self._show(event.price_list_id, event.price_list, made_on, envelope)

    @on(PriceListEnded)
    def ended(self, event: PriceListEnded, envelope: Envelope) -> None:
        """Show when it ended."""
        self.patch(event.price_list_id, ended_on=event.local_date, version=envelope.version, through=envelope.position)

    def _show(self, price_list_id: str, plan: PriceListPlan, made_on: str, envelope: Envelope) -> None:
        self.put(
            price_list_id,
            {
                "name": plan.name,
                "group": plan.group,
                "period": _plain(plan.period),
                "prices": [_plain(price) for price in plan.prices],
                "rates": [_plain(rate) for rate in plan.rates],
                "made_on": made_on,
                "ended_on": "",
                "version": envelope.version,
                "through": envelope.position,
            },
        )


class CustomerGroupDocument(TypedDict):
    """The group that a customer belongs to."""

    group: str
    through: int


class CustomerGroupsView(View[CustomerGroupDocument]):
    """Every customer who belongs to a group, by id."""

    name = "customer_groups"
    key = "customer_id"

    @on(CustomerGroupSet)
    def belongs(self, event: CustomerGroupSet, envelope: Envelope) -> None:
        """Show to which group a customer belongs, or none."""
        if event.group:
            self.put(event.customer_id, {"group": event.group, "through": envelope.position})
        else:
            self.remove(event.customer_id)

    @on(CustomerErased)
    def erased(self, event: CustomerErased, _envelope: Envelope) -> None:
        """Forget one who was erased."""
        if self.get(event.customer_id) is not None:
            self.remove(event.customer_id)
