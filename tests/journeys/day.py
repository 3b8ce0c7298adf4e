"""One day: what the hands do, and what the bookkeeper writes down of it, held against each other at every receipt."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from app.printing.reactor import PrintReactor
from readmodels.orders.search import OrderQuery, find_orders
from readmodels.payments.views import find_receipt
from tests.journeys.keys import CTRL, KEY, Hands
from tests.journeys.ledger import Bill, Ledger, Line, Receipt
from tests.journeys.shop import CORA, GOODS, PINS, RECEIPTS_BEFORE
from ui.orders.book.page import OrdersPage
from ui.orders.sell.take_back_form import TakeBackForm

REGISTER = "1"
NOTES_AND_COINS = (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)


class Day:
    """The hands at the window, and the ledger beside it."""

    def __init__(self, folder: Path, printer: Path) -> None:
        self.folder = folder
        self.printer = printer
        self.ledger = Ledger(GOODS, receipts=RECEIPTS_BEFORE, orders=0)
        self.begin(CORA)

    def begin(self, who: str) -> None:
        """Start the application, as in the morning or after a power cut, and sign in."""
        self.hands = Hands(self.folder, self.printer)
        self.sign_in(who)

    def sign_in(self, who: str) -> None:
        self.hands.sign_in(PINS[who])
        self.ledger.who = who

    def change_to(self, who: str) -> None:
        """Somebody else takes over the register."""
        self.hands.window.activateWindow()
        self.hands.press(KEY.Key_L, modifier=CTRL)
        self.sign_in(who)

    # Sales

    def begun(self) -> None:
        """A sale was begun: that is on record whatever becomes of it."""
        for book in (self.ledger.counts, self.ledger.people[self.ledger.who]):
            book["started"] += 1

    def sold(self, bill: Bill, **handed: int) -> Receipt:
        """The bookkeeper writes a sale down that was begun and paid just now, and compares."""
        self.begun()
        return self.paid(bill, **handed)

    def paid(self, bill: Bill, **handed: int) -> Receipt:
        """The same for a sale that had been begun before."""
        receipt = self.ledger.sell(bill, **handed)
        self.compare(receipt)
        shown = receipt.change or bill.total
        assert self.hands.sell.totals.accessibleDescription() == money(abs(shown))
        return receipt

    def ordered(self, bill: Bill, **deposit: int) -> int:
        """The bookkeeper writes an order by telephone down, perhaps with a deposit; return its number."""
        self.begun()
        receipt = self.ledger.order(bill, **deposit)
        self.hands.settle()
        self.compare_order(self.ledger.orders)
        if receipt is not None:
            self.compare(receipt)
        return self.ledger.orders

    def hand_over(self, number: int, *handed: str | Qt.Key) -> None:
        """Find an order on the Orders page, hand it over, and take what is still due."""
        self.find_order(number)
        self.hands.keys("\r")
        self.hands.take(KEY.Key_Space, *handed)
        self.hands.show("1")

    def print_once_more(self, receipt: Receipt) -> None:
        """Print a receipt that was printed before."""
        self.find_order(receipt.order)
        form = self.hands.open(KEY.Key_P, CTRL)
        self.hands.wait(lambda: form.isVisible() and self.hands.is_ready(form))
        self.hands.send(CTRL)
        self.ledger.note("copies")
        self.hands.show("1")

    def find_order(self, number: int) -> None:
        self.hands.show("4")
        self.hands.press(KEY.Key_F, modifier=CTRL)
        self.hands.keys(f"{number}\r")
        card = self.hands.page(OrdersPage).detail._card
        self.hands.wait(lambda: card.accessibleName() == f"Order {number}")

    def compare(self, receipt: Receipt) -> None:
        """Hold a receipt and its order against what the store has written down."""
        self.hands.settle()
        written = self.payment(receipt.number)
        assert written is not None, f"receipt {receipt.number} was not given out"
        said = {
            "kind": "refunded" if receipt.out else "paid", "number": receipt.order, "due": receipt.due,
            "change": receipt.change, "rounding": receipt.rounding, "balance": receipt.balance,
        }  # fmt: skip
        assert {name: written[name] for name in said} == said
        assert {one["method"]: one["amount"] for one in written["tenders"]} == receipt.kept
        assert {one["method"]: one["tendered"] for one in written["tenders"]} == receipt.tendered
        if receipt.order:
            self.compare_order(receipt.order)

    def compare_order(self, number: int) -> None:
        """Hold an order, line by line, against the bill."""
        (order,) = self.hands.ask(lambda archive: find_orders(archive, OrderQuery(number=number), lines=True))
        bill = self.ledger.bills[number]
        assert [(one["sku"], one["quantity"], one["amount"], one["total"], one["tax"]) for one in order["lines"]] == [
            (line.good.sku, line.quantity, line.amount, line.total, line.tax) for line in bill.lines
        ]
        assert (order["total"], order["tax"]) == (bill.total, sum(line.tax for line in bill.lines))

    def payment(self, receipt: int) -> dict[str, Any] | None:
        found: dict[str, Any] | None = self.hands.ask(lambda archive: find_receipt(archive, REGISTER, receipt))
        return found

    def take_back(self, receipt: Receipt) -> None:
        """Begin to take something back by scanning the receipt's code."""
        self.hands.scan(f"R{REGISTER}N{receipt.number:06}")
        self.hands.form(TakeBackForm)
        self.hands.settle()

    def receipt_by(self, method: str) -> Receipt:
        """The first receipt that was paid by a method alone."""
        return next(receipt for receipt in self.ledger.written if list(receipt.kept) == [method])

    def line_of(self, receipt: Receipt, number: int = 0) -> Line:
        """A line that was sold with a receipt."""
        return self.ledger.bills[receipt.order].lines[number]

    @property
    def printing(self) -> PrintReactor:
        """What makes the papers."""
        assert self.hands.desktop.printing is not None
        return self.hands.desktop.printing

    # The till

    def count(self, coins: dict[int, int]) -> int:
        """Type how many there are of each note and coin, from the first field on; return what they come to."""
        for value in NOTES_AND_COINS:
            self.hands.keys(f"{coins[value]}\r" if value in coins else "\r")
        return sum(value * count for value, count in coins.items())

    def fill(self, key: Qt.Key, *typed: str) -> None:
        """Open a form by its key, type into one field after another, and send it."""
        self.hands.open(key)
        self.hands.keys("\t".join(typed))
        self.hands.send()


def coins_of(amount: int) -> dict[int, int]:
    """The fewest notes and coins that come to an amount."""
    found = {}
    for value in NOTES_AND_COINS:
        found[value], amount = divmod(amount, value)
    return {value: count for value, count in found.items() if count}


def money(cents: int) -> str:
    """An amount as the window writes it."""
    return f"{'-' if cents < 0 else ''}€{abs(cents) // 100:,}.{abs(cents) % 100:02}"
