"""One order, whole: what was agreed, what it came to, what can still be done with it."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.order_words import STATUS_ICON, STATUS_TONE, status_text
from ui.orders.book.line_table import LineTable
from ui.orders.book.payment_list import PaymentList
from ui.orders.book.rows import kind_text, order_row
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import ElidedLabel, Label


class OrderDetail(QWidget):
    """Is given an order of the archive with its lines; asks for what a person wishes."""

    fulfil_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = desk.formats
        self._open = desk.live.view("open_orders")
        self._empty = EmptyState(
            "receipt-text", self.tr("No order chosen"), self.tr("Choose an order to see its lines.")
        )
        self._card = Card("")
        self._state_icon = IconLabel("clock", "accent", 16)
        self._state = Label("", "strong")
        self._facts = ElidedLabel("", "body", "dim")
        self._note = Label("", "body")
        self._note.setWordWrap(True)
        self._lines = LineTable(desk.formats, self.tr("Lines"))
        self._lines.setObjectName("order_lines")
        self._sums = QGridLayout()
        self._sums.setHorizontalSpacing(24)
        self._sums.setVerticalSpacing(4)
        self.payments = PaymentList(desk)
        self.fulfil = button(self.tr("&Hand over"), "primary", "package-check")
        self.fulfil.clicked.connect(self.fulfil_wanted)
        self.cancel = button(self.tr("&Cancel order …"), "danger")
        self.cancel.clicked.connect(self.cancel_wanted)
        self._lay_out()
        self.show_order(None)

    def show_order(self, order: dict[str, Any] | None) -> None:
        """Show an order with its ``lines`` and ``payments``, or that none is chosen."""
        self._empty.setVisible(order is None)
        self._card.setVisible(order is not None)
        if order is None:
            return
        status = order["status"]
        self._card.set_title(self.tr("Order %1").replace("%1", str(order["number"])))
        self._state_icon.set_icon(STATUS_ICON[status], STATUS_TONE[status])
        self._state.setText(status_text(status))
        self._state.set_tone(STATUS_TONE[status])
        self._facts.set_text(self._facts_of(order))
        self._note.setText(self._note_of(order))
        self._note.setVisible(bool(self._note.text()))
        self._lines.show_order(order)
        self._show_sums(order)
        self.payments.show_payments(order["payments"])
        self.fulfil.setVisible(status == "open")
        self.cancel.setVisible(may_be_cancelled(order))
        self._card.set_footer(self.tr("through event %1").replace("%1", self._formats.count(order["through"])))

    def _facts_of(self, order: dict[str, Any]) -> str:
        customer = order_row(order).customer
        reference = self.tr("number elsewhere %1").replace("%1", order["reference"]) if order["reference"] else ""
        facts = (self._formats.date_time(order["placed_at"]), kind_text(order["kind"]), customer, reference)
        return " · ".join(fact for fact in facts if fact)

    def _note_of(self, order: dict[str, Any]) -> str:
        promised = self._formats.promised(order["promised_for"]) if order["promised_for"] else ""
        bought = sorted({line["returned_number"] for line in order["lines"]} - {0})
        lines = (
            self.tr("Brings back what order %1 sold").replace("%1", ", ".join(map(str, bought))) if bought else "",
            self.tr("Promised for %1").replace("%1", promised) if promised else "",
            self.tr("Delivered to the customer") if order["way"] == "delivery" else "",
            order["note"],
            self.tr("Cancelled: %1").replace("%1", order["cancel_reason"]) if order["cancel_reason"] else "",
        )
        return "\n".join(line for line in lines if line)

    def _show_sums(self, order: dict[str, Any]) -> None:
        while (item := self._sums.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        sums = [(self.tr("Net"), order["net"])]
        sums += [
            (self.tr("Tax %1").replace("%1", self._formats.percent(rate["rate"])), rate["tax"])
            for rate in order["rates"]
            if rate["tax"]
        ]
        if order["discount"]:
            sums.append((self.tr("Discount given"), -order["discount"]))
        for row, (what, minor) in enumerate(sums):
            self._sums.addWidget(Label(what, "body", "dim"), row, 0, Qt.AlignmentFlag.AlignRight)
            self._sums.addWidget(
                Label(self._formats.money(minor), "number", "dim"), row, 1, Qt.AlignmentFlag.AlignRight
            )
        last = len(sums)
        self._sums.addWidget(Label(self.tr("Total"), "large"), last, 0, Qt.AlignmentFlag.AlignRight)
        self._sums.addWidget(Label(self._formats.money(order["total"]), "large"), last, 1, Qt.AlignmentFlag.AlignRight)
        waiting = self._open.documents.get(order["order_id"])
        if waiting is not None and waiting["paid"]:
            left = waiting["total"] - waiting["paid"]
            self._sums.addWidget(Label(self.tr("Left to pay"), "strong"), last + 1, 0, Qt.AlignmentFlag.AlignRight)
            words = Label(self._formats.money(left), "strong_number", "warn" if left else "ok")
            self._sums.addWidget(words, last + 1, 1, Qt.AlignmentFlag.AlignRight)

    def _lay_out(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(6)
        state.addWidget(self._state_icon)
        state.addWidget(self._state)
        state.addStretch(1)
        sums = QHBoxLayout()
        sums.addStretch(1)
        sums.addLayout(self._sums)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.fulfil)
        for part in (state, self._facts, self._note):
            self._card.body.addLayout(part) if isinstance(part, QHBoxLayout) else self._card.body.addWidget(part)
        self._card.body.addWidget(self._lines, 1)
        self._card.body.addLayout(sums)
        self._card.body.addWidget(self.payments)
        self._card.body.addSpacing(8)
        self._card.body.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._card, 1)


def may_be_cancelled(order: dict[str, Any]) -> bool:
    """Tell whether it is worth asking for an order to be cancelled as a whole; see ``Order.require_cancellable``."""
    return order["status"] != "cancelled" and not any(
        line["given_back"] or line["quantity"] < 0 for line in order["lines"]
    )
