"""What is done with the open sale, in the order of the keys, whatever each of them has to wait for."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from domain.kernel.errors import Rejected
from domain.kernel.ids import SaleId
from domain.kernel.labels import LabelRules, Refused
from domain.kernel.messages import Receipt
from domain.orders.events import Entry as How
from domain.payments.commands import WantedTender
from ui.desk import Desk
from ui.orders.sell import ops
from ui.orders.sell.entry import Entry, read_entry, read_quantity
from ui.orders.sell.in_order import Next
from ui.orders.sell.look_up import Found, look_up, look_up_code, rules_of
from ui.orders.sell.open_sale import OpenSale
from ui.orders.sell.questions import Questions
from ui.orders.sell.turns import Turns, Verb, both
from ui.orders.sell.wanted import ASKING, Unknown, Wanted
from ui.runner import Done

_LABELLED = frozenset({How.LABEL, How.LABEL_QUANTITY})


class Removed(NamedTuple):
    """A line as it was, and what was taken off the whole sale: thousandths of a percent, minor units."""

    line: dict[str, Any]
    discount: tuple[int, int]


class Counter(Turns):
    """One line of the sale is the current one: the one that was touched last, or that was chosen in the list."""

    line_changed = Signal(int)
    """The number of the line that is current now; 0 where there is none."""
    unknown = Signal(object)
    """``Unknown``: a code was scanned that no product has."""
    unclear = Signal(str, bool)
    """What was typed means no single product: several of them (True) or none."""
    removed = Signal(object)
    """``Removed``: a line was taken off."""
    finished = Signal(object)
    """The sale is an order: its ``number``, ``total``, and where it was paid ``receipt``, ``change``, ``balance``."""

    def __init__(self, sale: OpenSale, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.sale = sale
        self.line = 0
        self._desk = desk
        self.questions = Questions(self)
        self._store = desk.live.view("store")
        self._rules = rules_of(desk.live)
        sale.changed.connect(self._on_sale_changed)
        sale.ready.connect(self._start)
        self._store.reset.connect(self._start)
        self._start()

    @property
    def current(self) -> dict[str, Any] | None:
        """The current line."""
        return self.sale.line(self.line)

    # Putting products on the sale

    def scan(self, code: str, quantity: int | None = None) -> None:
        """Put so many thousandths of what a scanned code stands for on the sale; without them one, or what it says."""
        self._ask(partial(look_up_code, code), partial(self._on_code_found, code, quantity))

    def enter(self, typed: str) -> None:
        """Do what was typed and ended with Enter: a product, or a quantity for the current line."""
        entry = read_entry(typed)
        if entry.text:
            self._ask(partial(look_up, entry.text), partial(self._on_text_found, typed, entry))
        elif entry.quantity is not None:
            self.set_quantity(entry.quantity)

    def take(self, wanted: Wanted) -> None:
        """Put a product on the sale; what is missing for that is asked for."""
        self.steps.add(partial(self._take, wanted))

    def answer(self, value: int) -> None:
        """Answer the open question: thousandths for a weight, minor units for a price."""
        question = self.questions.take()
        if question is not None:
            self.take(question.wanted.answered(question.code, value))

    def held(self) -> bool:
        """Whether the sale must not end yet, because something is asked; says so where it is."""
        question = self.questions.open
        if question is not None:
            self.refused.emit(question.waits)
        return question is not None

    # Changing it

    def set_quantity(self, quantity: int) -> None:
        """Change the current line to so many thousandths."""
        self.steps.add(lambda then: self._on_current(lambda line: self._changed(line, quantity), then))

    def change_line(self, number: int, quantity: int) -> None:
        """Change any line to so many thousandths; to nothing takes it off. A line that is gone is passed over."""
        self.steps.add(partial(self._change_line, number, quantity))

    def step_quantity(self, difference: int) -> None:
        """Change the current line by so many thousandths."""
        self.steps.add(
            lambda then: self._on_current(lambda line: self._changed(line, line["quantity"] + difference), then)
        )

    def remove_line(self) -> None:
        """Take the current line off."""
        self.steps.add(lambda then: self._on_current(self._removal, then))

    def choose(self, line: int) -> None:
        """Make a line the current one; 0 for none."""
        if line != self.line:
            self.line = line
            self.line_changed.emit(line)

    def move(self, rows: int) -> None:
        """Make the line so many rows below the current one."""
        self.steps.add(partial(self._move, rows))

    def put_back(self, removed: Removed, sale_id: SaleId) -> None:
        """Put a line that was removed on its sale again, or on the one after it, with all that was special about it."""
        if sale_id != self.sale.sale_id:
            self.refused.emit(Rejected("sale_ended"))
            return
        line = removed.line
        if line["entry"] in _LABELLED and not line["label"]:  # it was scanned by an earlier version
            self.refused.emit(Rejected("label_again", name=line["name"]))
            return
        verb = partial(ops.put_back_line, self._desk, sale_id, line)
        self.steps.add(lambda then: self.submit(verb, then, self._on_line))
        if line["discount"] or line["note"]:
            self.steps.add(lambda then: self._on_current(lambda now: self._detailed(now, line), then))
        if any(removed.discount):
            self.steps.add(partial(self._discount_again, removed.discount))

    # Ending it

    def pay(self, tenders: tuple[WantedTender, ...]) -> None:
        """Make the sale an order that is paid like this; nothing happens where nothing was entered."""
        self.steps.add(partial(self._pay, tenders))

    def _pay(self, tenders: tuple[WantedTender, ...], then: Next) -> None:
        if self.sale.document is None or self.held():
            then()
            return
        self.submit(partial(ops.pay_sale, self._desk, self.sale.sale_id, tenders), then, self._on_finished)

    # How a step goes

    @Slot()
    def _start(self) -> None:
        # Without the store's rules a label would be a code that nobody has.
        if self.sale.is_ready and self._store.loaded:
            self.steps.start()

    def _ask(self, question: Callable[[LabelRules, Any], Found], found: Callable[[Found, Next], None]) -> None:
        self.steps.add(
            lambda then: self._desk.runner.ask(
                partial(question, self._rules()),
                self,
                done=lambda answer: found(answer, then),
                failed=partial(self.refuse, then),
            )
        )

    def _on_code_found(self, code: str, quantity: int | None, found: Found, then: Next) -> None:
        if len(found.exact) == 1:
            self._take(Wanted(found.exact[0], quantity, found.label), then)
            return
        if found.matches:
            # Also where there is one: nobody has looked at what a broken code happens to be a part of.
            self.unclear.emit(code, True)
        self.end(then, self.unknown, Unknown(code, quantity, found.meant))

    def _on_text_found(self, typed: str, entry: Entry, found: Found, then: Next) -> None:
        sure = found.exact or found.matches
        count = read_quantity(typed) if self.line and not found.exact else None
        if count is not None:
            self._on_current(lambda line: self._changed(line, count), then)
        elif len(sure) == 1:
            self._take(Wanted(sure[0], entry.quantity, found.label), then)
        elif isinstance(found.meant, Refused) and not sure:
            self.unclear.emit(typed, True)
            self.refuse(then, found.meant.error)
        else:
            self.end(then, self.unclear, typed, bool(sure))

    def _take(self, wanted: Wanted, then: Next) -> None:
        try:
            command = wanted.command(self.sale.sale_id)
        except Rejected as error:
            self.refuse(then, error)
            return
        ops.add_sale_line(
            self._desk, command, self, done=partial(self.succeed, self._on_line, then),
            failed=partial(self._on_not_taken, wanted, then),
        )  # fmt: skip

    def _on_not_taken(self, wanted: Wanted, then: Next, error: Exception) -> None:
        if isinstance(error, Rejected) and error.code in ASKING:
            both(lambda _: self.questions.ask(wanted, error), then, None)
        else:
            self.refuse(then, error)

    def _on_current(self, change: Callable[[dict[str, Any]], tuple[Verb, Done]], then: Next) -> None:
        line = self.current
        if line is None:
            self.refuse(then, Rejected("no_lines"))
            return
        verb, done = change(line)
        self.submit(verb, then, done)

    def _change_line(self, number: int, quantity: int, then: Next) -> None:
        line = self.sale.line(number)
        if line is None:
            then()
            return
        verb, done = self._changed(line, quantity) if quantity else self._removal(line)
        self.submit(verb, then, done)

    def _changed(self, line: dict[str, Any], quantity: int) -> tuple[Verb, Done]:
        verb = partial(ops.change_quantity, self._desk, self.sale.sale_id, line["line"], quantity)
        return verb, lambda _receipt: self.choose(line["line"])

    def _detailed(self, line: dict[str, Any], like: dict[str, Any]) -> tuple[Verb, Done]:
        verb = partial(
            ops.change_details, self._desk, self.sale.sale_id, line["line"], like["discount"] or None, like["note"]
        )
        return verb, lambda _receipt: None

    def _removal(self, line: dict[str, Any]) -> tuple[Verb, Done]:
        verb = partial(ops.remove_sale_line, self._desk, self.sale.sale_id, line["line"])
        sale = self.sale.document or {}
        removed = Removed(line, (sale.get("discount_rate", 0), sale.get("discount_amount", 0)))
        return verb, lambda _receipt: self.removed.emit(removed)

    def _discount_again(self, discount: tuple[int, int], then: Next) -> None:
        """Take off the whole what went with the last line, where nothing else has been taken off since."""
        sale = self.sale.document
        if sale is None or sale["discount_rate"] or sale["discount_amount"]:
            then()
        else:
            verb = partial(ops.discount_sale, self._desk, self.sale.sale_id, *discount)
            self.submit(verb, then, lambda _receipt: None)

    def _move(self, rows: int, then: Next) -> None:
        numbers = [line["line"] for line in self.sale.lines]
        if self.line in numbers:
            self.choose(numbers[min(max(numbers.index(self.line) + rows, 0), len(numbers) - 1)])
        then()

    def _on_line(self, receipt: Receipt) -> None:
        self.choose(int(str(receipt.result)))

    def _on_finished(self, receipt: Receipt) -> None:
        self.finished.emit(receipt.result)

    @Slot()
    def _on_sale_changed(self) -> None:
        numbers = [line["line"] for line in self.sale.lines]
        if self.line not in numbers:
            # The one that took its place, else the last.
            self.choose(next((n for n in numbers if n > self.line > 0), numbers[-1] if numbers else 0))
