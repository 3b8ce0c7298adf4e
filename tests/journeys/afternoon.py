"""Goods that come back, orders by telephone, money that moves without a sale, and somebody else at the till."""

from tests.journeys.day import Day
from tests.journeys.evening import the_report_agrees
from tests.journeys.keys import CTRL, KEY, SHIFT
from tests.journeys.ledger import Bill, Line
from tests.journeys.shop import CHOCOLATE, COFFEE, OIL, OLGA, PINS, SOAP, STAMPS, TOMATOES, WINE


def goods_come_back(day: Day) -> None:
    hands = day.hands
    _, whole, oil, _, three, _, split, stamps, *_ = day.ledger.written

    # One of three, by its receipt, in cash.
    day.take_back(three)
    hands.keys("1\r")
    hands.send()
    hands.pay("\r")
    day.sold(Bill().back(day.line_of(three), 1), cash=250)

    # All of a sale that was split: each gets back what it paid.
    day.take_back(split)
    hands.send()
    hands.pay("\r")
    day.sold(Bill().back(day.line_of(split), 2), cash=500, card=1098)

    # Mouldy: it comes back and is written off.
    day.take_back(whole)
    hands.keys("\t\tMouldy\t")
    hands.press(KEY.Key_Down)
    hands.send()
    hands.pay("\r")
    day.sold(Bill().back(day.line_of(whole), 1, damaged=True), cash=800)

    # An exchange for something dearer: only the difference is paid.
    day.take_back(oil)
    hands.send()
    hands.enter(f"2*{WINE.sku}")
    hands.pay(KEY.Key_F2)
    day.sold(Bill().back(day.line_of(oil), 1).take(WINE, 2), card=1351)

    # Without a receipt, which the owner has to approve.
    hands.open(KEY.Key_R, CTRL | SHIFT)
    hands.keys("soap")
    hands.enter()
    hands.keys("\r")
    hands.approve(PINS[OLGA][1:])
    hands.pay("\r")
    day.sold(Bill().back(Line(SOAP, 1000, SOAP.price), 1), cash=315)

    # A sale that should not have been: the whole order is cancelled, and gives back what it took.
    day.find_order(stamps.order)
    hands.open(KEY.Key_Delete)
    hands.keys("Entered by mistake\r")
    hands.approve(PINS[OLGA][1:])
    day.compare(day.ledger.cancel(stamps.order, cash=285))
    hands.show("1")


def an_order_by_telephone(day: Day) -> None:
    hands = day.hands

    # The call: for Cleo, to be fetched later, with ten paid on it.
    hands.open(KEY.Key_F3)
    hands.keys("cleo")
    hands.send()
    hands.enter(f"2*{OIL.sku}")
    hands.scan(COFFEE.code)
    hands.open(KEY.Key_F4)
    hands.send()
    hands.pay("10\r")
    bill = Bill().take(OIL, 2).take(COFFEE)
    number = day.ordered(bill, cash=1000)

    # Another call: nothing is paid on this one.
    hands.enter(SOAP.sku)
    hands.open(KEY.Key_F4)
    hands.send()
    hands.pay("\r")
    unpaid = day.ordered(Bill().take(SOAP))

    # What is kept for somebody is on the shelf, and cannot be sold to others.
    stock = hands.documents("stock")[OIL.sku]
    assert (stock["on_hand"], stock["reserved"]) == (day.ledger.stock[OIL.sku], 2_000)

    # The pick-up: the balance in cash, and the other one by card.
    day.hand_over(number, "\r")
    day.compare(day.ledger.fetch(number, cash=2095))
    day.hand_over(unpaid, KEY.Key_F2)
    day.compare(day.ledger.fetch(unpaid, card=315))
    assert all(stock["reserved"] == 0 for stock in hands.documents("stock").values())


def money_moves_without_a_sale(day: Day) -> None:
    hands = day.hands
    hands.show("6")

    day.fill(KEY.Key_F3, "50", "Change from the bank")
    day.ledger.move(5000)

    # Cora may not take cash out by herself.
    hands.open(KEY.Key_F4)
    hands.keys("12.50\tMilk\r")
    hands.approve(PINS[OLGA][1:])
    day.ledger.move(-1250)

    day.fill(KEY.Key_F5, "Coins stuck")
    day.ledger.note("drawer_openings")

    # The report so far changes nothing and says all of it.
    hands.press(KEY.Key_F7)
    hands.settle()
    assert hands.till.report.isVisible()
    the_report_agrees(day, hands.documents("till")["1"]["figures"])
    hands.show("1")


def somebody_else_takes_over(day: Day) -> None:
    hands = day.hands
    day.change_to(OLGA)

    # Ann has something back on her account, and the other as store credit, which pays for the next thing.
    wine = day.receipt_by("account")
    day.take_back(wine)
    hands.keys("1\r")
    hands.send()
    hands.open(KEY.Key_F3)
    hands.keys("ann")
    hands.send()
    hands.pay("\r")
    day.sold(Bill().back(day.line_of(wine), 1), account=1250)

    day.take_back(wine)
    hands.send()
    hands.open(KEY.Key_F3)
    hands.keys("ann")
    hands.send()
    hands.pay(KEY.Key_F4)
    day.sold(Bill().back(day.line_of(wine), 1), credit=1250)

    hands.enter(f"2*{OIL.sku}")
    hands.open(KEY.Key_F3)
    hands.keys("ann")
    hands.send()
    hands.pay("12.50", KEY.Key_F4, KEY.Key_F2)
    day.sold(Bill().take(OIL, 2), credit=1250, card=1048)

    # A big sale of many lines by two methods, and a receipt of it once more.
    bill = Bill()
    for pieces, good in ((6, WINE), (2, OIL), (12, STAMPS)):
        hands.enter(f"{pieces}*{good.sku}")
        bill.take(good, pieces)
    hands.keys("5*")
    hands.scan(CHOCOLATE.code)
    hands.enter("3,125*toma")
    bill.take(CHOCOLATE, 5, off=129).take(TOMATOES, grams=3125)
    hands.pay("100\r", KEY.Key_F2)
    last = day.sold(bill, cash=10_000, card=bill.total - 10_000)
    day.print_once_more(last)
