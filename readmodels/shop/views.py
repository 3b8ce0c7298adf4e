"""The store as every screen shows it: its name, its currency, its clock."""

from typing import TypedDict

from domain.kernel.messages import Envelope
from domain.kernel.money import exponent
from domain.shop.events import StoreRenamed, StoreSetUp
from readmodels.engine.view import View, on


class StoreDocument(TypedDict):
    """The store. ``exponent`` counts the decimals of its currency."""

    name: str
    currency: str
    exponent: int
    prices_include_tax: bool
    tax_policy: str
    rounding: str
    time_zone: str
    since: str


class StoreView(View[StoreDocument]):
    """One document, under the key ``shop``."""

    name = "store"
    key = "shop"

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
            },
        )

    @on(StoreRenamed)
    def renamed(self, event: StoreRenamed, _envelope: Envelope) -> None:
        """Show the new name."""
        self.patch("shop", name=event.name)
