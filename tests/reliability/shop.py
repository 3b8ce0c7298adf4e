"""The small store that is broken here in every way, and the commands that are sent to it while it breaks."""

from collections.abc import Sequence
from pathlib import Path

from app.bootstrap import create_store
from domain.catalog.commands import AddProduct, ChangePrice
from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.inventory.commands import AdjustStock, ReceivedLine, ReceiveStock
from domain.inventory.events import Reason
from domain.kernel.ids import CommandId, SaleId, Sku
from domain.kernel.messages import Command
from domain.orders.commands import AddSaleLine, FinishSale, PlaceOrder, WantedLine
from domain.orders.events import OrderKind
from domain.payments.commands import SellGiftCard, WantedTender
from domain.shop.commands import SetUpStore
from domain.till.commands import CloseTill, OpenTill, PayIn
from domain.till.events import Denomination

Asked = tuple[CommandId, Command]

SET_UP = SetUpStore(name="Corner", currency="EUR", prices_include_tax=True)
SKUS = tuple(Sku(f"1000{number}") for number in range(6))
SALE = SaleId("sale-1")


def make(folder: Path) -> None:
    """A store with six products, a customer, an order of each kind, a sale that is being entered, and an open till."""
    store = create_store(folder, SET_UP)
    for number, sku in enumerate(SKUS):
        product = AddProduct(
            sku=sku, name=f"Jar no. {number}", category="Jars", price=199 + number, cost=900_000, tax_rate=21_000,
            opening_stock=1_000_000, reorder_point=5_000, barcodes=(f"store-{number}",),
        )  # fmt: skip
        store.core.execute(product)
    store.core.execute(RegisterCustomer(person=Person(name="Zoë", phone="555-0101")))
    store.core.execute(order(OrderKind.COUNTER))
    store.core.execute(order(OrderKind.TELEPHONE))
    store.core.execute(OpenTill(denominations=(Denomination(value=100, count=50),)))
    for sku in SKUS[:2]:
        store.core.execute(AddSaleLine(sale_id=SALE, sku=sku))
    store.close()


def order(kind: OrderKind) -> PlaceOrder:
    return PlaceOrder(lines=tuple(WantedLine(sku=sku, quantity=2_000) for sku in SKUS[:3]), kind=kind)


def paid_card(amount: int) -> SellGiftCard:
    """A receipt in one command, with cash in the drawer: a gift card that is sold."""
    return SellGiftCard(amount=amount, number="G1", tenders=(WantedTender(method="cash", amount=amount + 5),))


def asked(commands: Sequence[Command], name: str) -> list[Asked]:
    return [(CommandId(f"{name}-{number}"), command) for number, command in enumerate(commands)]


ONE = asked([FinishSale(sale_id=SALE)], "one")
MANY = asked(
    [
        ReceiveStock(lines=(ReceivedLine(sku=SKUS[0], quantity=5_000, unit_cost=950_000),)),
        ChangePrice(sku=SKUS[1], price=249),
        AddProduct(sku=Sku("20000"), name="Jug", category="Jugs", price=999, opening_stock=3_000),
        order(OrderKind.TELEPHONE),
        paid_card(5_000),
        CloseTill(float_left=4_000),
    ],
    "many",
)


def nth(thread: int, number: int, round_: int) -> Asked:
    """What one of several cashiers asks for as their n-th command; asking again asks for the same."""
    sku = SKUS[(thread + number) % len(SKUS)]
    commands: tuple[Command, ...] = (
        AddSaleLine(sale_id=sale_of(thread, round_), sku=sku),
        order(OrderKind.COUNTER),
        ReceiveStock(lines=(ReceivedLine(sku=sku, quantity=90_000, unit_cost=900_000 + number),)),
        AdjustStock(sku=sku, quantity=-1_000, reason=Reason.DAMAGE),
        order(OrderKind.TELEPHONE),
        paid_card(100 + number),
        PayIn(amount=100, reason="change"),  # seven of them, so that each of the six products comes up everywhere
    )
    return CommandId(f"round-{round_}-thread-{thread}-{number}"), commands[number % len(commands)]


def sale_of(thread: int, round_: int) -> SaleId:
    return SaleId(f"sale-{round_}-{thread}")
