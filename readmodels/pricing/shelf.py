"""What the archive keeps of prices: each price of a product, and each wording of an offer with its days."""

import msgspec

from domain.catalog.events import PriceChanged, ProductAdded, ProductEdited
from domain.kernel.messages import Envelope
from domain.pricing.events import (
    PriceListChanged,
    PriceListEnded,
    PriceListMade,
    PromotionChanged,
    PromotionEnded,
    PromotionMade,
)
from domain.pricing.plans import PriceListPlan, PromotionPlan
from domain.shop.events import StoreSetUp
from readmodels.engine.archive import Shelf
from readmodels.engine.view import on

_END = "UPDATE price_offer SET until = ?, until_position = ? WHERE offer_id = ? AND until_position = 0"
_BEGIN = "INSERT INTO price_offer VALUES (?, ?, ?, ?, ?, '', 0, ?)"


class PriceShelf(Shelf):
    """Every price that a product had, and every wording of a promotion or price list with the days on which it held."""

    tables = (
        "CREATE TABLE price_store (position INTEGER NOT NULL, time_zone TEXT NOT NULL) STRICT",
        "CREATE TABLE price_product (sku TEXT NOT NULL PRIMARY KEY, category TEXT NOT NULL) STRICT, WITHOUT ROWID",
        """CREATE TABLE price_change (
            sku TEXT NOT NULL, position INTEGER NOT NULL, at TEXT NOT NULL, price INTEGER NOT NULL,
            former_price INTEGER
        ) STRICT""",
        "CREATE UNIQUE INDEX price_change_sku ON price_change (sku, position)",
        """CREATE TABLE price_offer (
            offer_id TEXT NOT NULL, position INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL,
            since TEXT NOT NULL, until TEXT NOT NULL, until_position INTEGER NOT NULL, plan TEXT NOT NULL
        ) STRICT""",
        "CREATE UNIQUE INDEX price_offer_id ON price_offer (offer_id, position)",
    )

    @on(StoreSetUp)
    def set_up(self, event: StoreSetUp, envelope: Envelope) -> None:
        """Keep by which clock the days go."""
        self.add("INSERT INTO price_store VALUES (?, ?)", envelope.position, event.time_zone)

    @on(ProductAdded)
    def added(self, event: ProductAdded, envelope: Envelope) -> None:
        """Write a product's first price."""
        self.add("INSERT INTO price_product VALUES (?, ?)", event.sku, event.category)
        self._price(event.sku, event.price, None, envelope)

    @on(ProductEdited)
    def edited(self, event: ProductEdited, _envelope: Envelope) -> None:
        """Keep the category, which offers may mean."""
        self.change("UPDATE price_product SET category = ? WHERE sku = ?", event.category, event.sku)

    @on(PriceChanged)
    def price_changed(self, event: PriceChanged, envelope: Envelope) -> None:
        """Write a product's next price."""
        self._price(event.sku, event.price, event.former_price, envelope)

    @on(PromotionMade, PromotionChanged)
    def promoted(self, event: PromotionMade | PromotionChanged, envelope: Envelope) -> None:
        """Write what a promotion says from now on."""
        self._offer(event.promotion_id, "promotion", event.promotion, event.local_date, envelope)

    @on(PriceListMade, PriceListChanged)
    def listed(self, event: PriceListMade | PriceListChanged, envelope: Envelope) -> None:
        """Write what a price list says from now on."""
        self._offer(event.price_list_id, "price_list", event.price_list, event.local_date, envelope)

    @on(PromotionEnded)
    def promotion_ended(self, event: PromotionEnded, envelope: Envelope) -> None:
        """Write until when a promotion held."""
        self.change(_END, event.local_date, envelope.position, event.promotion_id)

    @on(PriceListEnded)
    def price_list_ended(self, event: PriceListEnded, envelope: Envelope) -> None:
        """Write until when a price list held."""
        self.change(_END, event.local_date, envelope.position, event.price_list_id)

    def _price(self, sku: str, price: int, former: int | None, envelope: Envelope) -> None:
        row = (sku, envelope.position, envelope.at, price, former)
        self.add("INSERT INTO price_change VALUES (?, ?, ?, ?, ?)", *row)

    def _offer(
        self, offer_id: str, kind: str, plan: PromotionPlan | PriceListPlan, day: str, envelope: Envelope
    ) -> None:
        # In order: a wording ends where the next one begins.
        self.change(_END, day, envelope.position, offer_id)
        text = msgspec.json.encode(plan).decode()
        self.change(_BEGIN, offer_id, envelope.position, envelope.at, kind, day, text)
