"""From the first key to the power cut: the till is opened, and some twenty sales of every kind are made."""

from tests.journeys.day import Day
from tests.journeys.keys import CTRL, KEY, SHIFT
from tests.journeys.killed import sell_until_killed
from tests.journeys.ledger import Bill
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

    # A whole basket as fast as the scanner goes: none is lost.
    hands.scan_all(BISCUITS.code, COFFEE.code, COFFEE.code, BISCUITS.code, CHOCOLATE.code)
    hands.pay(KEY.Key_F2)
    day.sold(Bill().take(BISCUITS).take(COFFEE, 2).take(BISCUITS).take(CHOCOLATE), card=2225)


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
