"""The manual says how many keys the counter's work takes: here they are pressed in the real window and counted."""

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from tests.journeys.day import Day
from tests.journeys.keys import ALT, CTRL, KEY, SCAN, Hands
from tests.journeys.shop import ANN_PHONE, BISCUITS, COFFEE, CORA, PINS
from ui.orders.sell.take_back_form import TakeBackForm
from ui.till.close_form import CloseForm

MANUAL = Path(__file__).parents[2] / "docs" / "manual" / "keystrokes.md"
PHONE, NEW_PHONE, NEW_NAME = ANN_PHONE.replace("-", ""), "066499", "Cleo Park"
ONE_TWENTY = "\r\r\r\r1"
"""One note of twenty, in the form that counts cash."""
WORDS = {
    SCAN: "the scan", PHONE: "the number", NEW_PHONE: "the number", NEW_NAME: "the name",
    PINS[CORA]: "your number and PIN",
    "Enter, Enter, Enter, Enter, 1": "the count",
}  # fmt: skip
"""What is as long as it is, and not counted."""


def exact_cash(hands: Hands) -> None:
    hands.pay("\r")


def exact_cash_by_its_key(hands: Hands) -> None:
    hands.press(KEY.Key_Return, modifier=CTRL)


def twenty_by_a_key(hands: Hands) -> None:
    hands.pay(KEY.Key_F11)


def twenty_typed(hands: Hands) -> None:
    hands.pay("20\r")


def a_card(hands: Hands) -> None:
    hands.pay(KEY.Key_F2)


def three_after_a_scan(hands: Hands) -> None:
    hands.keys("3\r")


def three_before_a_scan(hands: Hands) -> None:
    hands.keys("3*")
    hands.scan(COFFEE.code)


def remove_the_last_line(hands: Hands) -> None:
    hands.press(KEY.Key_Delete)


def park(hands: Hands) -> None:
    hands.press(KEY.Key_F10)


def go_on_with_the_parked_sale(hands: Hands) -> None:
    hands.open(KEY.Key_F11)
    hands.send()


def a_customer_by_telephone_number(hands: Hands) -> None:
    hands.open(KEY.Key_F3)
    hands.keys(PHONE)
    hands.send()


def a_new_customer(hands: Hands) -> None:
    hands.open(KEY.Key_F3)
    hands.keys(f"{NEW_PHONE}\r{NEW_NAME}")
    hands.send()


def cancel_the_sale(hands: Hands) -> None:
    hands.open(KEY.Key_F9)
    hands.send()


def a_return_by_receipt(hands: Hands) -> None:
    hands.scan("R1N000002")
    hands.form(TakeBackForm)
    hands.settle()
    hands.send()
    hands.pay("\r")


def open_the_till(hands: Hands) -> None:
    hands.show("6")
    hands.open(KEY.Key_F2)
    hands.send(CTRL)
    hands.show("1")


def close_the_till_counted(hands: Hands) -> None:
    hands.show("6")
    hands.open(KEY.Key_F12)
    hands.keys(ONE_TWENTY)
    hands.send(CTRL)
    _close(hands)


def close_the_till_uncounted(hands: Hands) -> None:
    hands.show("6")
    hands.open(KEY.Key_F12)
    hands.press(KEY.Key_W, modifier=ALT)
    _close(hands)


def _close(hands: Hands) -> None:
    hands.form(CloseForm)
    hands.send(CTRL)
    hands.show("1")


def change_places(hands: Hands) -> None:
    hands.press(KEY.Key_L, modifier=CTRL)
    hands.sign_in(PINS[CORA])


class Task(NamedTuple):
    """What somebody wants, "" for what is only done on the way; ``most`` is how many keys it may take, None for any."""

    wish: str
    do: Callable[[Hands], None]
    most: int | None = None
    scanned: bool = True
    """Whether something was just scanned."""


TASKS = (
    Task("take exact cash, and be ready for the next", exact_cash, 2),
    Task("the same with its own key", exact_cash_by_its_key, 1),
    Task("take a twenty with the key of a likely sum", twenty_by_a_key, 3),
    Task("take a twenty, typed", twenty_typed, 4),
    Task("take a card", a_card),
    Task("make it three of what was scanned once", three_after_a_scan, 2),
    Task("take three of what is scanned next", three_before_a_scan, 2),
    Task("take the last line off", remove_the_last_line, 1),
    Task("park the sale and begin the next", park, 1),
    Task("go on with the sale that was parked last", go_on_with_the_parked_sale, scanned=False),
    Task("say who the customer is by telephone number", a_customer_by_telephone_number, 2),
    Task("the same for somebody new", a_new_customer, 3),
    Task("cancel the sale", cancel_the_sale),
    Task("give the money back for a line, by its receipt", a_return_by_receipt, scanned=False),
    Task("open the till with what was left in it", open_the_till, scanned=False),
    Task("count and close the till", close_the_till_counted, scanned=False),
    Task("", open_the_till, scanned=False),
    Task("close the till without a count", close_the_till_uncounted, scanned=False),
    Task("change places at the till", change_places, scanned=False),
)


def test_the_manual_counts_the_keys_as_they_are_pressed(day: Day) -> None:
    rows = [_row(day.hands, task) for task in TASKS]
    listed = [row for row in rows if row[0]]
    assert _table() == listed, "\n".join(f"| {' | '.join(row)} |" for row in listed)


def _row(hands: Hands, task: Task) -> list[str]:
    """Do it, and say it as a row of the manual; nothing may take more keys than it may."""
    if task.scanned:
        hands.scan(BISCUITS.code)
    hands.struck = []
    task.do(hands)
    hands.settle()
    keys = _said(hands.struck)
    counted = [key for key in keys if key not in WORDS.values()]
    pressed = sum(len(key) if key.isdigit() or key == "3*" else 1 for key in counted)
    assert task.most is None or pressed <= task.most, task.wish
    if hands.lines():
        hands.pay("\r")
    more = [key for key in keys if key in WORDS.values()]
    return [task.wish, ", ".join(keys), " and ".join([str(pressed), *more]), str(task.most or "")]


def _said(struck: list[str]) -> list[str]:
    """Return the keys with what was typed as one word."""
    typed = ", ".join("".join(keys) if one else ", ".join(keys) for one, keys in groupby(struck, lambda k: len(k) == 1))
    for long, word in WORDS.items():
        typed = typed.replace(long, word)
    return typed.split(", ")


def _table() -> list[list[str]]:
    rows = [line.split("|")[1:-1] for line in MANUAL.read_text(encoding="utf-8").splitlines() if "|" in line]
    return [[cell.strip() for cell in row] for row in rows[2:]]
