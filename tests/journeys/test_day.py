"""A day in the shop, from the first key to the Z, by keys alone in the real window, and reckoned a second time."""

from tests.journeys.day import Day
from tests.journeys.evening import (
    a_short_day_follows,
    everything_adds_up,
    nothing_is_wrong_with_the_store,
    the_report_agrees,
    the_till_is_closed,
)
from tests.journeys.keys import CTRL, KEY, SHIFT
from tests.journeys.killed import sell_until_killed
from tests.journeys.ledger import Bill, Line
from tests.journeys.papers import the_close_can_be_read, the_papers_can_be_read
from tests.journeys.shop import (
    ANN_PHONE,
    BISCUITS,
    CHOCOLATE,
    COFFEE,
    GIFT_CARD,
    OIL,
    OLGA,
    PINS,
    SOAP,
    STAMPS,
    TOMATOES,
    WINE,
)
from tests.reliability.processes import child


def test_a_day_in_the_shop(day: Day) -> None:
    the_till_is_opened(day)
    the_first_customers(day)
    customers_with_wishes(day)
    customers_who_are_known(day)
    sales_that_wait(day)
    the_power_fails(day)
    goods_come_back(day)
    an_order_by_telephone(day)
    money_moves_without_a_sale(day)
    somebody_else_takes_over(day)
    the_papers_can_be_read(day)
    the_till_is_closed(day)
    everything_adds_up(day)
    the_close_can_be_read(day)
    a_short_day_follows(day)
    nothing_is_wrong_with_the_store(day)


def the_till_is_opened(day: Day) -> None:
    day.hands.show("6")
    day.hands.open(KEY.Key_F2)
    day.ledger.open(day.count({2000: 3, 1000: 2, 500: 4, 200: 10, 100: 10, 50: 10, 20: 10, 10: 20, 5: 20}))
    day.hands.send(CTRL)
    day.hands.show("1")


def the_first_customers(day: Day) -> None:
    hands = day.hands

    # A scan, and cash to the cent by one key.
    hands.scan(BISCUITS.code)
    hands.press(KEY.Key_Return, modifier=CTRL)
    day.sold(Bill().take(BISCUITS), cash=250)

    # The same by two plain keys.
    hands.scan(COFFEE.code)
    hands.pay("\r")
    day.sold(Bill().take(COFFEE), cash=800)

    # A number that is typed; the customer gives a twenty.
    hands.enter(OIL.sku)
    hands.pay("20\r")
    day.sold(Bill().take(OIL), cash=2000)

    # A name with a weight before it.
    hands.enter("1,25*toma")
    hands.pay("\r")
    day.sold(Bill().take(TOMATOES, grams=1250), cash=500)

    # So many before a scan; a likely sum has its own key.
    hands.keys("3*")
    hands.scan(BISCUITS.code)
    hands.pay(KEY.Key_F9)
    day.sold(Bill().take(BISCUITS, 3), cash=1000)

    # So many after a scan, and a card.
    hands.scan(CHOCOLATE.code)
    hands.enter("2")
    hands.pay(KEY.Key_F2)
    day.sold(Bill().take(CHOCOLATE, 2), card=258)

    # The same twice is one line; split between cash and card.
    hands.scan(COFFEE.code)
    hands.scan(COFFEE.code)
    hands.pay("5\r", KEY.Key_F2)
    day.sold(Bill().take(COFFEE, 2), cash=500, card=1098)

    # One more and one fewer by a key, and something without tax.
    hands.enter(STAMPS.sku)
    hands.keys("+++-")
    hands.pay("\r")
    day.sold(Bill().take(STAMPS, 3), cash=285)


def customers_with_wishes(day: Day) -> None:
    hands = day.hands

    # Something off the line above.
    hands.enter(WINE.sku)
    hands.scan(BISCUITS.code)
    hands.press(KEY.Key_Up)
    hands.open(KEY.Key_F6)
    hands.keys("10%")
    hands.send()
    hands.pay("\r")
    day.sold(Bill().take(WINE, percent=10).take(BISCUITS), cash=1375)

    # Something off everything.
    hands.enter(f"2*{SOAP.sku}")
    hands.enter("0.755*toma")
    hands.enter(STAMPS.sku)
    hands.open(KEY.Key_F6, SHIFT)
    hands.keys("5%")
    hands.send()
    hands.pay(KEY.Key_F2)
    bill = Bill().take(SOAP, 2).take(TOMATOES, grams=755).take(STAMPS).less(5)
    day.sold(bill, card=bill.total)

    # A price of one's own, for a reason, which the owner has to approve.
    hands.enter(OIL.sku)
    hands.open(KEY.Key_F7, SHIFT)
    hands.keys("9.00\tDented\r")
    hands.approve(PINS[OLGA][1:])
    hands.pay("50\r")
    day.sold(Bill().take(OIL, price=900), cash=5000)

    # A note on the line.
    hands.scan(COFFEE.code)
    hands.open(KEY.Key_T, CTRL)
    hands.keys("gift wrapped")
    hands.send()
    hands.pay("\r")
    day.sold(Bill().take(COFFEE), cash=800)

    # A promotion: of three bars one is free.
    hands.keys("4*")
    hands.scan(CHOCOLATE.code)
    hands.pay("\r")
    day.sold(Bill().take(CHOCOLATE, 4, off=129), cash=385)

    # The last line is not wanted, then it is again, then it is not.
    hands.scan(BISCUITS.code)
    hands.enter(f"2*{WINE.sku}")
    for _ in range(2):
        hands.press(KEY.Key_Delete)
        hands.settle()
        day.ledger.note("removed_lines", 2500, "removed")
        hands.press(KEY.Key_Z, modifier=CTRL)
        hands.settle()
    hands.press(KEY.Key_F8)
    hands.settle()
    day.ledger.note("removed_lines", 2500, "removed")
    hands.pay("\r")
    day.sold(Bill().take(BISCUITS), cash=250)

    # A sale that is given up.
    hands.scan(COFFEE.code)
    hands.enter("2")
    hands.open(KEY.Key_F9)
    hands.send()
    day.begun()
    day.ledger.note("abandoned_sales", 2 * COFFEE.price, "abandoned")
    assert hands.lines() == []


def customers_who_are_known(day: Day) -> None:
    hands = day.hands

    # Found by a part of the telephone number; on the house account.
    hands.enter(f"2*{WINE.sku}")
    hands.open(KEY.Key_F3)
    hands.keys(ANN_PHONE[-4:])
    hands.send()
    hands.pay(KEY.Key_F3)
    day.sold(Bill().take(WINE, 2), account=2500)

    # Nobody has this number yet: entered in place, and paid in cash.
    hands.open(KEY.Key_F3)
    hands.keys("0664 99\rCleo Park")
    hands.send()
    hands.scan(BISCUITS.code)
    hands.pay("\r")
    day.sold(Bill().take(BISCUITS), cash=250)

    # A gift card, and what is left on it with cash for the rest.
    hands.enter(f"3*{OIL.sku}")
    hands.pay(f"\t{GIFT_CARD}", KEY.Key_F3)
    day.sold(Bill().take(OIL, 3), gift=3447)
    hands.enter(f"2*{WINE.sku}")
    hands.pay(f"15.53\t{GIFT_CARD}", KEY.Key_F3, "10\r")
    day.sold(Bill().take(WINE, 2), gift=1553, cash=1000)


def sales_that_wait(day: Day) -> None:
    hands = day.hands

    # Parked by one key, and the next one is served.
    hands.keys("2*")
    hands.scan(BISCUITS.code)
    day.begun()
    hands.press(KEY.Key_F10)
    hands.scan(COFFEE.code)
    hands.pay("\r")
    day.sold(Bill().take(COFFEE), cash=800)

    # Parked under a word; then the older one is gone on with.
    hands.enter("0,5*toma")
    day.begun()
    hands.open(KEY.Key_F10, SHIFT)
    hands.keys("red coat")
    hands.send()
    hands.open(KEY.Key_F11)
    hands.press(KEY.Key_Down)
    hands.send()
    hands.enter(SOAP.sku)
    hands.pay("\r")
    day.paid(Bill().take(BISCUITS, 2).take(SOAP), cash=815)


def the_power_fails(day: Day) -> None:
    """Two lines are on the sale and a third is being typed when it does; another sale waits."""
    day.hands.close()
    with child(sell_until_killed, day.folder, day.printer) as window:
        shown = window.hear()
        assert window.kill().exitcode == -9
    day.begun()
    day.begin(day.ledger.who)
    assert day.hands.lines() == shown == [(BISCUITS.sku, "3"), (COFFEE.sku, "1")]
    day.hands.enter(WINE.sku)
    day.hands.pay(KEY.Key_F2)
    day.paid(Bill().take(BISCUITS, 3).take(COFFEE).take(WINE), card=2796)

    day.hands.open(KEY.Key_F11)
    day.hands.send()
    day.hands.pay("\r")
    day.paid(Bill().take(TOMATOES, grams=500), cash=200)


def goods_come_back(day: Day) -> None:
    hands = day.hands
    by = {receipt.number: receipt for receipt in day.ledger.written}
    _, whole, oil, _, three, _, split, *_ = (receipt for _, receipt in sorted(by.items()))

    # One of three, by its receipt, in cash.
    day.take_back(three)
    hands.keys(" 1\r")
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
