"""A desk at which anything may be asked in any order, at two registers; what is refused changes nothing."""

from contextlib import suppress
from itertools import count
from typing import Any

from hypothesis import strategies as st

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.errors import Rejected
from domain.kernel.ids import CustomerId, OrderId, SaleId, Sku
from domain.kernel.messages import Command
from domain.orders import commands as orders
from domain.orders.events import Condition, OrderKind
from domain.payments import commands as payments
from domain.payments.commands import WantedTender
from domain.pricing.commands import MakePromotion
from domain.pricing.plans import Goods, NForM, PromotionPlan
from domain.shop.commands import SetLabelRules
from domain.till import commands as till
from domain.till.events import Denomination
from tests.domain.goods import product, scale_label
from tests.given import Given

PRODUCTS = (
    product("biscuits", price=249, tax_rate=10_000, opening_stock=30_000, barcodes=("885100",)),
    product("wine", price=1250, tax_rate=21_000, opening_stock=8_000, barcodes=("885101",)),
    product("cheese", price=1333, tax_rate=10_000, unit="kg", opening_stock=9_000, barcodes=("885102",)),
    product("stamps", price=95, allow_negative=True, barcodes=("885103",)),
)
METHODS = ("cash", "cash", "card", "account", "credit", "gift")

EXACTLY = ["exactly"]
"""What is due, in cash; what comes to less than nothing, as it was paid."""

FEW = st.integers(0, 3)
"""Which of the things that there are: orders, products, lines."""
SALE = st.sampled_from((0, 0, 0, 1))
REGISTER = st.sampled_from("12")
TENDERS = st.lists(st.tuples(st.sampled_from(METHODS), st.sampled_from((1, 2, 4, 4, 9))), min_size=1, max_size=2)
"""Methods, and how many quarters of what is due is handed over by each."""
HOW = st.sampled_from(("", "", "", "", "price", "label"))
CHANGE = st.sampled_from(
    (
        {"quantity": 2000},
        {"discount": 40},
        {"discount": 0},
        {"note": "gift"},
        {"unit_price": 199, "price_reason": "old"},
    )
)
LESS = st.sampled_from(((5_000, 0), (33_333, 0), (100_000, 0), (0, 150), (0, 0)))


def step(name: str, *values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.tuples(st.just(name), *values)


ADD = step("add", SALE, FEW, st.sampled_from((1000, 3000, 750)), HOW)
OFF = step("less", SALE, LESS)
PAY = step("pay", SALE, st.one_of(st.just(EXACTLY), TENDERS))
CHANGED = st.one_of(
    step("change", SALE, FEW, CHANGE), step("remove", SALE, FEW), OFF,
    step("is_for", SALE, st.booleans()), step("by_telephone", SALE, st.booleans()), step("park", SALE),
    step("resume", SALE), step("abandon", SALE), step("finish", SALE),
)  # fmt: skip
BACK = st.one_of(
    step("give_back", SALE, FEW, FEW, st.sampled_from((None, 1000, 250)), st.sampled_from(Condition)),
    step("give_back_freely", SALE, FEW, st.sampled_from((1000, 500))), step("cancel", FEW),
)  # fmt: skip
ORDER = st.one_of(step("fulfil", FEW, TENDERS), step("pay_order", FEW, TENDERS))
TILL = st.one_of(
    step("open"), step("close", st.sampled_from((None, 500))), step("pay_in"), step("pay_out"), step("count"),
    step("open_drawer"), step("gift_card"), step("pay_account", TENDERS),
)  # fmt: skip

# What is drawn step by step seldom gets as far as a return, so whole sales are drawn too.
SOLD = st.tuples(ADD, ADD, st.one_of(CHANGED, OFF, ADD), PAY)
ORDERED = st.tuples(ADD, step("by_telephone", SALE, st.just(True)), ADD, PAY, step("fulfil", st.just(0), TENDERS))
RETURNED = st.tuples(BACK, st.one_of(BACK, ADD), step("pay", SALE, st.just(EXACTLY)))
ONE = st.tuples(st.one_of(ADD, PAY, CHANGED, BACK, ORDER, TILL))
STEPS = st.lists(st.tuples(REGISTER, st.one_of(SOLD, SOLD, ORDERED, RETURNED, ONE, ONE)), min_size=8, max_size=25)
"""Registers, and the few things that are asked for there, one after another."""


class Desk:
    """Two sales that are begun again when they have ended, and all the orders that came of them."""

    def __init__(self, given: Given, coin: int) -> None:
        self.given = given
        self.fresh = count()
        self.sales = [self.next_sale() for _ in (0, 1)]
        self.orders: list[tuple[OrderId, int]] = []
        self.customer: CustomerId = given(*PRODUCTS, RegisterCustomer(person=Person(name="Ada"))).result
        three = NForM(goods=Goods(skus=(Sku("biscuits"),)), take=3, pay=2)
        given(
            MakePromotion(promotion=PromotionPlan(name="Three for two", terms=three)),
            SetLabelRules(country="se"),
            payments.SetAccountLimit(customer_id=self.customer, limit=9000),
            payments.SetCashRounding(increment=coin),
            till.OpenTill(denominations=(Denomination(value=1000, count=5),)),
            payments.SellGiftCard(amount=4000, number="G1", tenders=(WantedTender(method="card", amount=4000),)),
        )

    def next_sale(self) -> SaleId:
        return SaleId(f"sale-{next(self.fresh)}")

    def take(self, register: str, name: str, *values: Any) -> None:
        """Ask for something; what is refused changes nothing."""
        with suppress(Rejected):
            command = getattr(self, name)(*values)
            if command is None:
                return
            self.given.by(register=register)(command)
            result = self.given.result
            if isinstance(result, dict) and "order_id" in result:
                self.orders.append((result["order_id"], result["total"]))
            sale_id = getattr(command, "sale_id", None)
            if sale_id is not None and self.given.document("open_sales", sale_id) is None:
                self.sales[self.sales.index(sale_id)] = self.next_sale()

    # Sales

    def add(self, sale: int, which: int, quantity: int, how: str) -> Command:
        special: dict[str, dict[str, Any]] = {
            "price": {"unit_price": 299, "price_reason": "agreed"},
            "label": {"label": scale_label("20", f"88510{which}", "0417"), "quantity": None},
        }  # fmt: skip
        fields = {"quantity": quantity, **special.get(how, {})}
        return orders.AddSaleLine(sale_id=self.sales[sale], sku=PRODUCTS[which].sku, **fields)

    def change(self, sale: int, line: int, fields: dict[str, Any]) -> Command:
        return orders.ChangeSaleLine(sale_id=self.sales[sale], line=line + 1, **fields)

    def remove(self, sale: int, line: int) -> Command:
        return orders.RemoveSaleLine(sale_id=self.sales[sale], line=line + 1)

    def less(self, sale: int, less: tuple[int, int]) -> Command:
        return orders.DiscountSale(sale_id=self.sales[sale], rate=less[0], amount=less[1])

    def is_for(self, sale: int, somebody: bool) -> Command:
        return orders.SetSaleCustomer(sale_id=self.sales[sale], customer_id=self.customer if somebody else None)

    def by_telephone(self, sale: int, is_order: bool) -> Command:
        kind = OrderKind.TELEPHONE if is_order else OrderKind.COUNTER
        return orders.SetSaleKind(sale_id=self.sales[sale], kind=kind)

    def park(self, sale: int) -> Command:
        return orders.ParkSale(sale_id=self.sales[sale])

    def resume(self, sale: int) -> Command:
        return orders.ResumeSale(sale_id=self.sales[sale])

    def abandon(self, sale: int) -> Command:
        return orders.AbandonSale(sale_id=self.sales[sale], reason="changed their mind")

    def finish(self, sale: int) -> Command:
        return orders.FinishSale(sale_id=self.sales[sale])

    def pay(self, sale: int, handed: list[Any]) -> Command | None:
        document = self.given.document("open_sales", self.sales[sale])
        if document is None:
            return None
        return orders.PaySale(sale_id=self.sales[sale], tenders=_tenders(document["total"], handed))

    # Orders

    def give_back(self, sale: int, order: int, line: int, quantity: int | None, condition: Condition) -> Command:
        order_id, _ = self._order(order)
        return orders.GiveBackLine(
            sale_id=self.sales[sale], order_id=order_id, line=line + 1, reason="too much", quantity=quantity,
            condition=condition,
        )  # fmt: skip

    def give_back_freely(self, sale: int, which: int, quantity: int) -> Command:
        return orders.GiveBackProduct(
            sale_id=self.sales[sale], sku=PRODUCTS[which].sku, reason="too much", quantity=quantity
        )

    def cancel(self, order: int) -> Command:
        order_id, _ = self._order(order)
        return orders.CancelOrder(order_id=order_id, reason="not fetched")

    def fulfil(self, order: int, handed: list[Any]) -> Command:
        order_id, total = self._order(order)
        return orders.FulfilOrder(order_id=order_id, tenders=_tenders(total, handed))

    def pay_order(self, order: int, handed: list[Any]) -> Command:
        order_id, total = self._order(order)
        return payments.PayOrder(order_id=order_id, tenders=_tenders(total, handed))

    def _order(self, place: int) -> tuple[OrderId, int]:
        """One of the latest orders, the last one first, with what it comes to."""
        return self.orders[-1 - place] if place < len(self.orders) else (OrderId("none"), 0)

    # The till

    def open(self) -> Command:
        return till.OpenTill()

    def close(self, left: int | None) -> Command:
        return till.CloseTill(float_left=left)

    def pay_in(self) -> Command:
        return till.PayIn(amount=500, reason="change")

    def pay_out(self) -> Command:
        return till.PayOut(amount=300, reason="milk")

    def count(self) -> Command:
        return till.CountTill(denominations=(Denomination(value=500, count=11),))

    def open_drawer(self) -> Command:
        return till.OpenDrawer(reason="stuck")

    def gift_card(self) -> Command:
        tender = WantedTender(method="cash", amount=1000)
        return payments.SellGiftCard(amount=1000, number="G1", tenders=(tender,))

    def pay_account(self, handed: list[Any]) -> Command:
        owed = self.given.document("accounts", self.customer)["owed"]
        return payments.PayAccount(customer_id=self.customer, tenders=_tenders(owed, handed))


def _tenders(due: int, handed: list[Any]) -> tuple[WantedTender, ...]:
    if handed == EXACTLY:
        return () if due <= 0 else (WantedTender(method="cash", amount=_in_coins(due)),)
    tenders = []
    for method, quarters in handed:
        amount = abs(due) * quarters // 4
        amount = _in_coins(amount) if method == "cash" else amount
        tenders.append(WantedTender(method=method, amount=amount, reference="G1" if method == "gift" else ""))
    return tuple(tenders)


def _in_coins(amount: int) -> int:
    return -(-amount // 5) * 5
