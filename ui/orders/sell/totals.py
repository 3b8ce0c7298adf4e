"""The right side of the counter: what was scanned last, what it all comes to, for whom, and how it is handed over."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from domain.kernel.quantity import EACH
from ui.format import Formats
from ui.orders.sell.entry import ONE
from ui.orders.sell.shortage import Short
from ui.orders.sell.stock_words import amount
from ui.store import Doc
from ui.theme import fonts, look
from ui.widgets.buttons import button
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import ElidedLabel, Label

_WIDTH, _NARROW_WIDTH, _EDGE = 304, 240, 16
_ROLES = ("total", "figure", "large_number")
"""The fonts of the total, the largest that fits is taken: not every currency counts in tens."""


_NONE: dict[str, Doc] = {}


class Totals(QFrame):
    """Shows the sale's own figures; after the end the total stays, large, until the next thing is scanned."""

    customer_wanted = Signal()
    kind_wanted = Signal()
    finish_wanted = Signal()

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(self.tr("Total"))
        self._formats = formats
        self._narrow = False
        self._customer = _Fact("user-round", self.tr("Choose the customer"))
        self._customer.wanted.connect(self.customer_wanted)
        self._kind = _Fact("store", self.tr("Change how it is handed over"))
        self._kind.wanted.connect(self.kind_wanted)
        self._last = ElidedLabel("", "large")
        self._last_price = ElidedLabel("", "body", "dim")
        self._note = Label("", "small", "dim")
        self._note.setWordWrap(True)
        self._counts = Label("", "body", "dim")
        self._counts.setWordWrap(True)
        self._tax = Label("", "body", "dim")
        self._short = _Alarm()
        self._total = Label("", "total")
        self._finish = button(self.tr("Pay"), "primary", "check")
        self._finish.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the scan field
        self._finish.clicked.connect(self.finish_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, 12, _EDGE, 16)
        layout.setSpacing(4)
        layout.addWidget(self._last)
        layout.addWidget(self._last_price)
        layout.addSpacing(8)
        layout.addWidget(self._total)
        layout.addWidget(self._counts)
        layout.addWidget(self._tax)
        layout.addSpacing(8)
        layout.addWidget(self._short)
        layout.addSpacing(4)
        layout.addWidget(self._finish)
        layout.addSpacing(16)
        layout.addWidget(self._customer)
        layout.addWidget(self._kind)
        layout.addWidget(self._note)
        layout.addStretch(1)
        self._fit()

    def show_line(self, line: dict[str, Any] | None) -> None:
        """Show the current line of the sale."""
        self._show_last(line["name"] if line else "", self._line_words(line) if line else "", "text")

    def show_sale(self, sale: Doc, *, tax_included: bool) -> None:
        """Show what the sale comes to."""
        formats = self._formats
        self._counts.setText(self._count_words(sale["lines"]))
        tax = self.tr("{tax} tax included") if tax_included else self.tr("{tax} tax on top")
        self._tax.setText(tax.format(tax=formats.money(sale["tax"])))
        self._show_total(sale["total"])
        self._show_kind(sale["kind"], sale["promised_for"], sale["note"], delivered=sale["way"] == "delivery")
        self._finish.setEnabled(bool(sale["lines"]))

    def show_short(self, short: list[Short]) -> None:
        """Warn of the products of which more is asked for than there is."""
        first = _unit_kept(short[0].name) if short else ""
        words = self.tr("Not enough of {product}") if len(short) == 1 else self.tr("Not enough of {count} products")
        self._short.set_text(words.format(product=first, count=self._formats.count(len(short))) if short else "")

    def show_nothing(self) -> None:
        """Show that nothing was entered yet."""
        self._show_end("", "")
        self._show_total(0)

    def show_finished(self, order: dict[str, Any], methods: Mapping[str, Doc] = _NONE) -> None:
        """Show which order the last sale has become, and the change that is due, until the next thing is scanned.

        Of what goes back it says in which of the store's ``methods``.
        """
        title, total, change = self.tr("Order {number}"), order["total"], order.get("change", 0)
        if change:
            words = self.tr("Change due, {total} was to pay").format(total=self._formats.money(total))
            self._show_end(title.format(number=order["number"]), words)
            self._show_total(change)
        else:
            self._show_end(title.format(number=order["number"]), self._end_words(order))
            self._counts.setText(self._given_words(order.get("tenders", ()), methods))
            self._show_total(abs(total))  # what is given back is said in words

    def show_customer(self, customer: Doc | None, known: bool) -> None:
        """Show for whom it is; ``known`` is False where nobody was named."""
        if customer is not None:
            self._customer.set_text(customer["name"], customer["phone"])
        else:
            self._customer.set_text(self.tr("A customer") if known else self.tr("No customer"), "")

    def set_narrow(self, narrow: bool) -> None:
        """Leave more room for the list beside it."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        width = look.px(_NARROW_WIDTH if self._narrow else _WIDTH)
        self.setFixedWidth(width)
        room, text = width - 2 * _EDGE - 2, self._total.text()
        fitting = (role for role in _ROLES if QFontMetrics(fonts.font(role)).horizontalAdvance(text) <= room)
        self._total.set_role(next(fitting, _ROLES[-1]))

    def _show_end(self, first: str, second: str) -> None:
        self._show_last(first, second, "ok")
        self._counts.setText("")
        self._tax.setText("")
        self.show_short([])
        self._show_kind("counter", "", "")
        self.show_customer(None, known=False)
        self._finish.setEnabled(False)

    def _end_words(self, order: dict[str, Any]) -> str:
        money, total, rest = self._formats.money, order["total"], order.get("balance", 0)
        if total < 0:
            return self.tr("Given back")
        if total and "receipt" not in order:
            return self.tr("Nothing is paid yet")
        if rest > 0:
            return self.tr("{paid} deposit, {rest} due").format(paid=money(total - rest), rest=money(rest))
        return self.tr("The last sale")

    def _given_words(self, tenders: Iterable[dict[str, Any]], methods: Mapping[str, Doc]) -> str:
        return ", ".join(
            f"{methods[one['method']]['name']} {self._formats.money(one['amount'])}"
            for one in tenders
            if one["method"] in methods
        )

    def _show_last(self, first: str, second: str, tone: str) -> None:
        self._last.set_tone(tone)
        self._last.set_text(first)
        self._last_price.set_text(second)

    def _show_total(self, total: int) -> None:
        self._total.setText(self._formats.money(total))
        self._fit()
        self.setAccessibleDescription(self._total.text())

    def _show_kind(self, kind: str, promised_for: str, note: str, *, delivered: bool = False) -> None:
        by_telephone = kind == "telephone"
        self._kind.set_icon("truck" if delivered else "phone" if by_telephone else "store")
        if by_telephone:
            words = self.tr("Telephone order, delivered") if delivered else self.tr("Telephone order")
            self._kind.set_text(words, self._formats.promised(promised_for))
        else:
            self._kind.set_text(self.tr("At the counter"), "")
        self._finish.setText(self.tr("Take the order") if by_telephone else self.tr("Pay"))
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _count_words(self, lines: list[dict[str, Any]]) -> str:
        # What is weighed is one thing on the counter, however heavy.
        things = [line["quantity"] if line["unit"] == EACH else _sign(line["quantity"]) * ONE for line in lines]
        sold, back = sum(thing for thing in things if thing > 0), -sum(thing for thing in things if thing < 0)
        words = [(self.tr("one line") if len(lines) == 1 else self.tr("{count} lines"), len(lines) * ONE)]
        if sold or not back:
            words.append((self.tr("one item") if sold == ONE else self.tr("{count} items"), sold))
        if back:
            words.append((self.tr("one back") if back == ONE else self.tr("{count} back"), back))
        return ", ".join(text.format(count=self._formats.quantity(count)) for text, count in words)

    def _line_words(self, line: dict[str, Any]) -> str:
        quantity = amount(line["quantity"], line["unit"], self._formats)
        return f"{quantity} × {self._formats.money(line['unit_price'])}"


def _sign(quantity: int) -> int:
    return (quantity > 0) - (quantity < 0)


def _unit_kept(name: str) -> str:
    """A product's name whose last figure and unit stay on one line: the "l" of "1.5 l" alone reads as nothing."""
    return re.sub(r"(\d) (\w+)$", "\\1\u00a0\\2", name)


class _Alarm(QFrame):
    """A warning on its own ground, which takes no room while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", "error")
        self._words = Label("", "strong", "error")
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(IconLabel("circle-x", "error", 18))
        row.addWidget(self._words, 1)
        self.hide()

    def set_text(self, text: str) -> None:
        """Say something, or nothing."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class _Fact(QWidget):
    """An icon, a line, perhaps a second one, and a button that changes it."""

    wanted = Signal()

    def __init__(self, icon: str, change: str) -> None:
        super().__init__()
        self._icon = IconLabel(icon, "dim", 18)
        self._first = ElidedLabel("", "strong")
        self._second = ElidedLabel("", "small", "dim")
        self._change = button(self.tr("Change"), "link")
        self._change.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._change.setAccessibleName(change)
        self._change.setToolTip(change)
        self._change.clicked.connect(self.wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._first)
        words.addWidget(self._second)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self._change)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon.set_icon(icon, "dim")

    def set_text(self, first: str, second: str) -> None:
        """Show what is known; an empty second line takes no room."""
        self._first.set_text(first)
        self._second.set_text(second)
        self._second.setVisible(bool(second))
