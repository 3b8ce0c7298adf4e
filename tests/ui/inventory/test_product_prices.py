"""The panel of a product tells every price that it had, and the lowest one of the thirty days before today."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.catalog.commands import ChangePrice
from domain.kernel.clock import utc_text
from domain.kernel.ids import Sku
from domain.pricing.commands import MakePriceList, MakePromotion
from domain.pricing.plans import Goods, ListPrice, NForM, PercentOff, PriceListPlan, PromotionPlan
from tests.ui.accessibility import nameless
from tests.ui.shop import Shop
from ui.product_prices import ProductPrices
from ui.products_page import ProductsPage
from ui.theme.theme import Theme

COFFEE = Sku("1002")


@pytest.fixture
def prices(page: ProductsPage, shop: Shop) -> ProductPrices:
    page.panel.show_prices()
    shop.wait(lambda: page.panel.prices.said())
    return page.panel.prices


def settle(prices: ProductPrices, shop: Shop) -> list[tuple[str, str, str]]:
    shop.wait(lambda: not prices._rest.isActive())
    shop.wait()
    return prices.said()


def test_a_new_product_has_its_first_price_and_no_lowest_one(prices: ProductPrices, shop: Shop) -> None:
    assert settle(prices, shop) == [("First price", "€7.99", "")]
    assert prices.lowest.startswith("It is new")
    assert nameless(prices) == []


def test_a_price_that_changes_comes_on_top_at_once(prices: ProductPrices, shop: Shop) -> None:
    shop.do(ChangePrice(sku=COFFEE, price=699))
    assert settle(prices, shop) == [("Price", "€6.99", "instead of €7.99"), ("First price", "€7.99", "")]


def test_offers_are_told_with_their_price_and_for_whom(prices: ProductPrices, shop: Shop) -> None:
    goods = Goods(skus=(COFFEE,))
    shop.do(MakePromotion(promotion=PromotionPlan(name="Week", terms=PercentOff(goods=goods, rate=10_000))))
    shop.do(MakePromotion(promotion=PromotionPlan(name="Three", terms=NForM(goods=goods, take=3, pay=2))))
    entry = ListPrice(sku=COFFEE, price=650)
    shop.do(MakePriceList(price_list=PriceListPlan(name="Cafés", group="trade", prices=(entry,))))
    assert settle(prices, shop) == [
        ("Cafés", "€6.50", "instead of €7.99"),
        ("Three", "several", ""),
        ("Week", "€7.19", "instead of €7.99"),
        ("First price", "€7.99", ""),
    ]
    assert "for trade" in prices.list.model().index(0, 0).data()


def test_another_product_shows_other_prices(prices: ProductPrices, page: ProductsPage, shop: Shop) -> None:
    page.table.select_key("1001")
    shop.wait(lambda: settle(prices, shop) == [("First price", "€2.49", "")])


def test_the_lowest_price_of_thirty_days_is_said(
    tmp_path_factory: pytest.TempPathFactory, theme: Theme, qtbot: object
) -> None:
    now = datetime.now(UTC)
    moments = {"now": now - timedelta(days=20)}
    old = Shop(tmp_path_factory.mktemp("old") / "shop", theme, qtbot, clock=lambda: utc_text(moments["now"]))  # type: ignore[arg-type]
    try:
        moments["now"] = now - timedelta(days=10)
        old.store.core.execute(ChangePrice(sku=COFFEE, price=599))
        moments["now"] = now - timedelta(days=5)
        old.store.core.execute(ChangePrice(sku=COFFEE, price=849))
        page = old.window("products").findChild(ProductsPage)
        assert isinstance(page, ProductsPage)
        page.table.select_key(COFFEE)
        page.panel.show_prices()
        old.wait(lambda: page.panel.prices.lowest)
        assert page.panel.prices.lowest.startswith("Lowest price of the 30 days before today: €5.99.")
    finally:
        old.close()
