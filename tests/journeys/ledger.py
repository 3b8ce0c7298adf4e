"""The bookkeeper: reckons the whole day a second time, in plain whole numbers and with nothing of the shop's own code.

Amounts in cents, quantities in thousandths, tax rates in whole percent; all prices include their tax.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import NamedTuple

COIN = 5
"""The smallest coin, in cents: only what cash pays is rounded to it."""


def half_up(over: int, under: int) -> int:
    """Divide and round to the nearest whole number, halves away from nothing."""
    return (-1 if over < 0 else 1) * ((2 * abs(over) + under) // (2 * under))


def in_coins(amount: int) -> int:
    return half_up(amount, COIN) * COIN


def spread(amount: int, weights: list[int]) -> list[int]:
    """Share an amount out by weight; the cents that are left go to the largest remainders, the first ones first."""
    whole = sum(weights)
    parts = [amount * weight // whole for weight in weights]
    hungry = sorted(range(len(weights)), key=lambda at: -(amount * weights[at] % whole))
    for at in hungry[: amount - sum(parts)]:
        parts[at] += 1
    return parts


@dataclass(frozen=True)
class Good:
    """Something on the shelf; ``stock`` is what stands there in the morning."""

    sku: str
    name: str
    price: int
    percent: int
    stock: int
    code: str = ""
    unit: str = "each"


@dataclass(frozen=True)
class Line:
    """What was agreed on one good; below zero where it comes back."""

    good: Good
    quantity: int
    amount: int
    off: int = 0
    share: int = 0
    damaged: bool = False

    @property
    def total(self) -> int:
        return self.amount - self.off - self.share

    @property
    def tax(self) -> int:
        return half_up(self.total * self.good.percent, 100 + self.good.percent)


class Bill:
    """One sale, written down line by line."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def take(
        self, good: Good, pieces: int = 1, *, grams: int = 0, price: int | None = None, percent: int = 0, off: int = 0
    ) -> "Bill":
        """Sell pieces, or grams of what is weighed, perhaps at another price or with something taken off."""
        quantity = grams or pieces * 1000
        amount = half_up((good.price if price is None else price) * quantity, 1000)
        self.lines.append(Line(good, quantity, amount, off + half_up(amount * percent, 100)))
        return self

    def back(self, line: Line, pieces: int, *, damaged: bool = False) -> "Bill":
        """Take pieces of a line back at what was paid for them."""
        worth = half_up(line.total * pieces * 1000, line.quantity)
        self.lines.append(Line(line.good, -pieces * 1000, -worth, damaged=damaged))
        return self

    def less(self, percent: int) -> "Bill":
        """Take a percentage off everything that goes out."""
        weights = [max(line.total, 0) for line in self.lines]
        shares = spread(half_up(sum(weights) * percent, 100), weights)
        self.lines = [replace(line, share=share) for line, share in zip(self.lines, shares, strict=True)]
        return self

    @property
    def total(self) -> int:
        return sum(line.total for line in self.lines)


class Receipt(NamedTuple):
    """One payment, in or out: what each method kept (cash without its change), and what was due before."""

    number: int
    order: int
    kept: dict[str, int]
    tendered: dict[str, int]
    change: int
    rounding: int
    due: int
    balance: int
    out: bool


@dataclass
class Sums:
    """How often, and how much: in and out, and what must be there in the evening."""

    payments: int = 0
    paid: int = 0
    refunds: int = 0
    refunded: int = 0
    expected: int = 0


@dataclass
class Ledger:
    """Everything that the day must come to. ``receipts`` and ``orders`` are the last numbers of the day before."""

    goods: tuple[Good, ...]
    receipts: int
    orders: int
    who: str = ""
    written: list[Receipt] = field(default_factory=list)
    bills: dict[int, Bill] = field(default_factory=dict)
    waiting: dict[int, int] = field(default_factory=dict)
    cancelled: list[int] = field(default_factory=list)
    methods: defaultdict[str, Sums] = field(default_factory=lambda: defaultdict(Sums))
    rates: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    counts: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    people: defaultdict[str, defaultdict[str, int]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(int))
    )

    def __post_init__(self) -> None:
        self.stock = {good.sku: good.stock for good in self.goods}

    @property
    def drawer(self) -> int:
        """The cash that must lie in the drawer now."""
        return self.methods["cash"].expected

    def open(self, float_: int) -> None:
        self.counts["opening_float"] = float_
        self.methods["cash"].expected = float_

    def move(self, amount: int) -> None:
        """Cash comes in without a sale, or goes out, below zero."""
        self.methods["cash"].expected += amount
        self.counts["paid_in" if amount > 0 else "paid_out"] += abs(amount)

    def note(self, what: str, amount: int | None = None, amounts: str = "") -> None:
        """Count what is asked of everybody in the evening, and the sum of it under another name."""
        for book in (self.counts, self.people[self.who]):
            book[what] += 1
            if amount is not None:
                book[amounts] += amount

    def sell(self, bill: Bill, **handed: int) -> Receipt:
        """The goods go over the counter, and money comes in, or goes out where more came back than went."""
        number = self._number(bill)
        self._trade(bill)
        return self._refund(number, bill.total, handed) if bill.total < 0 else self._pay(number, bill.total, handed)

    def order(self, bill: Bill, **deposit: int) -> Receipt | None:
        """Goods are kept for somebody; nothing is sold yet."""
        number = self._number(bill)
        self.waiting[number] = bill.total
        return self._pay(number, bill.total, deposit) if deposit else None

    def fetch(self, number: int, **handed: int) -> Receipt:
        """An order is handed over, and the rest of it paid."""
        self._trade(self.bills[number])
        return self._pay(number, self.waiting.pop(number), handed)

    def cancel(self, number: int, **handed: int) -> Receipt:
        """An order that was handed over is undone: its goods come back, and its money goes out."""
        bill = self.bills[number]
        self.cancelled.append(number)
        self.counts["returns"] += bill.total
        self.note("voids", bill.total, "voided")
        for line in bill.lines:
            self._move(line, -1)
        return self._refund(number, -bill.total, handed)

    def _number(self, bill: Bill) -> int:
        self.orders += 1
        self.bills[self.orders] = bill
        return self.orders

    def _trade(self, bill: Bill) -> None:
        self.counts["documents"] += 1
        for line in bill.lines:
            self._move(line, 1)
            if line.quantity < 0:
                self.counts["returned_lines"] += 1
                self.counts["returns"] -= line.total
            else:
                self.counts["sales"] += line.total
            if line.off + line.share > 0:
                self.note("discounts", line.off + line.share, "discounted")

    def _move(self, line: Line, sign: int) -> None:
        """The goods leave the shelf, or come back to it, and so does the tax."""
        rates = self.rates[line.good.percent]
        for at, amount in enumerate((line.total - line.tax, line.tax, line.total)):
            rates[at] += sign * amount
        self.stock[line.good.sku] -= 0 if line.damaged else sign * line.quantity

    def _pay(self, number: int, due: int, handed: dict[str, int]) -> Receipt:
        cash = handed.get("cash", 0)
        rest = due - sum(handed.values()) + cash
        settled = "cash" in handed and cash >= in_coins(rest)
        change = cash - in_coins(rest) if settled else 0
        rounding = in_coins(rest) - rest if settled else 0
        balance = 0 if settled else rest - cash
        for method, amount in handed.items():
            sums = self.methods[method]
            sums.payments += 1
            sums.paid += amount - (change if method == "cash" else 0)
            sums.expected += amount - (change if method == "cash" else 0)
        if number in self.waiting:
            self.waiting[number] = balance
        kept = handed | ({"cash": cash - change} if cash else {})
        return self._write(number, kept, handed, change, rounding, due, balance, out=False)

    def _refund(self, number: int, total: int, handed: dict[str, int]) -> Receipt:
        for method, amount in handed.items():
            sums = self.methods[method]
            sums.refunds += 1
            sums.refunded += amount
            sums.expected -= amount
        rounding = sum(handed.values()) + total
        return self._write(number, handed, handed, 0, rounding, -total, 0, out=True)

    def _write(
        self, number: int, kept: dict[str, int], handed: dict[str, int], change: int, rounding: int, due: int,
        balance: int, *, out: bool,
    ) -> Receipt:  # fmt: skip
        self.receipts += 1
        self.note("receipts")
        self.people[self.who]["refunded" if out else "paid"] += sum(kept.values())
        self.counts["rounding"] += -rounding if out else rounding
        receipt = Receipt(self.receipts, number, kept, handed, change, rounding, due, balance, out)
        self.written.append(receipt)
        return receipt
