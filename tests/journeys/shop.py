"""The shop in which the day happens: what stands on its shelves, who works there, what was agreed before."""

from pathlib import Path

from app.bootstrap import create_store
from app.staff import hash_pin
from domain.catalog.commands import AddProduct
from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId, Sku
from domain.kernel.messages import TERMINAL, Command
from domain.payments.commands import SellGiftCard, SetAccountLimit, SetCashRounding, WantedTender
from domain.pricing.commands import MakePromotion
from domain.pricing.plans import Goods, NForM, PromotionPlan
from domain.shop.commands import SetUpStore
from domain.staff.commands import RegisterStaff
from domain.staff.events import Role
from tests.journeys.ledger import COIN, Good

BISCUITS = Good("1001", "Oat Biscuits 250 g", 249, 10, 60_000, "4006381333931")
COFFEE = Good("1002", "Ground Coffee 500 g", 799, 10, 40_000, "9501101530003")
OIL = Good("1003", "Olive Oil 1 l", 1149, 21, 30_000)
TOMATOES = Good("1004", "Tomatoes", 399, 10, 25_500, unit="kg")
CHOCOLATE = Good("1005", "Dark Chocolate 100 g", 129, 10, 50_000, "5012345678900")
WINE = Good("1006", "Zweigelt 0.75 l", 1250, 21, 24_000, "9771234567003")
SOAP = Good("1007", "Olive Soap", 315, 21, 12_000)
STAMPS = Good("1008", "Stamps", 95, 0, 100_000)
GOODS = (BISCUITS, COFFEE, OIL, TOMATOES, CHOCOLATE, WINE, SOAP, STAMPS)

CORA, OLGA = "Cora", "Olga"
PINS = {OLGA: "11234", CORA: "256789"}
"""The number key of each, and their PIN behind it."""

ANN_PHONE = "555-0101"
GIFT_CARD, ON_THE_CARD = "G100", 5_000

RECEIPTS_BEFORE = 1
"""The gift card was sold before the till was opened."""

_SET_UP = SetUpStore(name="Corner", currency="EUR", prices_include_tax=True, time_zone="Europe/Vienna")


def make_shop(folder: Path) -> None:
    """Make the store as it stood the evening before."""
    store = create_store(folder, _SET_UP)

    def do(command: Command) -> object:
        return store.core.execute(command, context=TERMINAL).result

    for good in GOODS:
        do(_product(good))
    ann = CustomerId(str(do(RegisterCustomer(person=Person(name="Ann Stone", phone=ANN_PHONE)))))
    do(SetAccountLimit(customer_id=ann, limit=20_000))
    do(SetCashRounding(increment=COIN))
    three_for_two = NForM(goods=Goods(skus=(Sku(CHOCOLATE.sku),)), take=3, pay=2)
    do(MakePromotion(promotion=PromotionPlan(name="Three for two", terms=three_for_two)))
    tender = WantedTender(method="card", amount=ON_THE_CARD)
    do(SellGiftCard(amount=ON_THE_CARD, number=GIFT_CARD, tenders=(tender,)))
    do(RegisterStaff(name=OLGA, role=Role.OWNER, pin=hash_pin(PINS[OLGA][1:])))
    do(RegisterStaff(name=CORA, role=Role.CASHIER, pin=hash_pin(PINS[CORA][1:])))
    store.close()


def _product(good: Good) -> AddProduct:
    return AddProduct(
        sku=Sku(good.sku), name=good.name, category="Goods", price=good.price, tax_rate=good.percent * 1000,
        cost=good.price * 6_000, barcodes=(good.code,) if good.code else (), unit=good.unit, opening_stock=good.stock,
    )  # fmt: skip
