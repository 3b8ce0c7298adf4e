"""The store as every screen shows it: its name, its currency, its clock."""

from collections.abc import Mapping
from typing import Any, TypedDict

import msgspec

from domain.kernel.labels import LabelRule, LabelRules
from domain.kernel.messages import Envelope
from domain.kernel.money import exponent
from domain.shop.events import LabelRulesSet, StoreRenamed, StoreSetUp
from readmodels.engine.view import View, on


class StoreDocument(TypedDict):
    """The store. ``exponent`` counts the decimals of its currency; ``label_rules`` are as in ``SetLabelRules``.

    ``label_version`` guards a form about them.
    """

    name: str
    currency: str
    exponent: int
    prices_include_tax: bool
    tax_policy: str
    rounding: str
    time_zone: str
    since: str
    label_country: str
    label_rules: list[dict[str, Any]]
    label_version: int


class StoreView(View[StoreDocument]):
    """One document, under the key ``shop``."""

    name = "store"
    key = "shop"
    version = 3

    @on(StoreSetUp)
    def set_up(self, event: StoreSetUp, envelope: Envelope) -> None:
        """Show the store from its first event on."""
        self.put(
            "shop",
            {
                "name": event.name,
                "currency": event.currency,
                "exponent": exponent(event.currency),
                "prices_include_tax": event.prices_include_tax,
                "tax_policy": event.tax_policy,
                "rounding": event.rounding,
                "time_zone": event.time_zone,
                "since": envelope.at,
                "label_country": "",
                "label_rules": [],
                "label_version": 0,
            },
        )

    @on(StoreRenamed)
    def renamed(self, event: StoreRenamed, _envelope: Envelope) -> None:
        """Show the new name."""
        self.patch("shop", name=event.name)

    @on(LabelRulesSet)
    def labels_set(self, event: LabelRulesSet, envelope: Envelope) -> None:
        """Show how labels are read."""
        rules = [msgspec.to_builtins(rule) for rule in event.rules]
        self.patch("shop", label_country=event.country, label_rules=rules, label_version=envelope.version)


def label_rules(store: Mapping[str, Any]) -> LabelRules:
    """Return how labels are read, from the document of ``store``."""
    rules = msgspec.convert(store["label_rules"], tuple[LabelRule, ...])
    return LabelRules(store["label_country"], rules, store["exponent"])
