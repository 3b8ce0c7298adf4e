"""The form for goods that came in: scan or search, count, cost, and under which delivery note."""

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.kernel.errors import Rejected
from domain.kernel.messages import Receipt
from ui.command_form import CommandForm
from ui.desk import Desk
from ui.inventory import ops
from ui.inventory.delivery_line import DeliveryLine, Draft
from ui.inventory.delivery_lines import DeliveryLines
from ui.product_entry import ProductEntry
from ui.sentences import sentence
from ui.theme import look
from ui.widgets.label import Label

_WIDTH = 640


class Delivery(NamedTuple):
    """A delivery as it was left, so that closing the form loses nothing."""

    document: str
    lines: tuple[Draft, ...]


class ReceiveForm(CommandForm):
    """A code that is scanned again raises its line; Ctrl+Enter books everything."""

    FIELD_OF = {"no_lines": "product", "unknown_product": "product"}

    put_aside = Signal(object)
    """The form was closed with a ``Delivery`` in it."""

    def __init__(self, desk: Desk, delivery: Delivery | None = None) -> None:
        super().__init__(desk, self.tr("Receive stock"), self.tr("Receive stock (Ctrl+Enter)"))
        self.setMinimumWidth(look.px(_WIDTH))
        self._catalogue = desk.live.view("catalogue")
        self.entry = ProductEntry(desk)
        self._offered: DeliveryLine | None = None
        self._first: QWidget = self.entry
        self.lines = DeliveryLines(desk.formats)
        self.document = QLineEdit()
        self.total = Label("", "strong_number")
        self.add_named("product", self.tr("&Product"), self.entry)
        self.body.addWidget(self.lines, 1)
        self.add_named("document", self.tr("&Delivery note"), self.document)
        self.add_to_foot(self.total)
        self.entry.scanned.connect(self._on_scanned)
        self.entry.picked.connect(self._on_picked)
        self.entry.unknown.connect(self._on_unknown)
        self.entry.moved.connect(self._on_into_lines)
        self.lines.left.connect(self._on_left)
        self.lines.changed.connect(self._on_changed)
        self.rejected.connect(self._on_rejected)
        if delivery is not None:
            self._restore(delivery)
        self._on_changed()

    def wants_scan(self) -> bool:
        """Whether a code is a product that came, as it is everywhere but in the line for the delivery note."""
        return not self.document.hasFocus() and not self.is_busy()

    def take_scan(self, code: str) -> None:
        """Put a scanned product on the delivery, or one more of it."""
        self.entry.look_up(code)

    def offer(self, sku: str) -> None:
        """Put a product on the delivery that may have come; it is left out where no quantity is typed."""
        self._offered = self.add_product(sku)
        if self._offered is not None:
            self._offered.quantity.set_value(None)
            self._first = self._offered.quantity

    def add_product(self, sku: str) -> DeliveryLine | None:
        """Put a product on the delivery; None where it is not known."""
        product = self._catalogue.documents.get(sku)
        if product is None:
            return None
        self.named["product"].set_problem("")
        line = self.lines.add(sku, product["name"], product["unit"])
        line.set_last_cost(product["cost"])
        ops.read_last_cost(self.desk, sku, line, done=line.set_last_cost)
        return line

    def send(self) -> None:
        if self.entry.half_written:
            self.show_problem(self.tr("Pick what is meant with Enter, or empty this line."), self.named["product"])
            return
        lines = self._filled()
        wrong = next((edit for line in lines if (edit := line.check()) is not None), None)
        if wrong is not None:
            self.set_busy(False)
            self.lines.focus(wrong)
            return
        received = tuple(line.received() for line in lines)
        ops.receive_stock(
            self.desk, received, self.document.text(), self,
            command_id=self.command_id, done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, _receipt: Receipt) -> None:
        count = len({line.sku for line in self._filled()})
        text = self.tr("1 product received") if count == 1 else self.tr("%1 products received")
        self.desk.feedback.done(text.replace("%1", self.desk.formats.count(count)))

    def failed(self, error: Exception) -> None:
        super().failed(error)
        if isinstance(error, Rejected) and (line := self._line_of(error)) is not None:
            self.banner.clear()
            line.set_problem(sentence(error, self.desk.formats))
            self.lines.focus(line.cost if error.params.get("field") == "unit_cost" else line.quantity)

    def _filled(self) -> tuple[DeliveryLine, ...]:
        lines = self.lines.lines
        filled = tuple(line for line in lines if not (line is self._offered and line.blank))
        return filled or lines

    def _line_of(self, error: Rejected) -> DeliveryLine | None:
        """The line whose figure was refused: the refusal names field and value, not the line."""
        field, value = error.params.get("field"), error.params.get("value")
        return next(
            (line for line in self._filled() if value == getattr(line.received(), str(field), None) is not None), None
        )

    def _restore(self, delivery: Delivery) -> None:
        self.document.setText(delivery.document)
        for draft in delivery.lines:
            line = self.add_product(draft.sku)
            if line is not None:
                line.restore(draft)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_scanned(self, sku: str) -> None:
        line = self.lines.line_of(sku)
        if line is not None:
            line.add_one()
        else:
            self.add_product(sku)

    @Slot(str)
    def _on_picked(self, sku: str) -> None:
        line = self.add_product(sku)
        if line is not None:
            self.lines.focus(line.quantity)

    @Slot(str)
    def _on_unknown(self, text: str) -> None:
        text = self.tr("Nothing is known under %1. Add the product first.").replace("%1", text.strip())
        self.named["product"].set_problem(text)

    @Slot()
    def _on_into_lines(self) -> None:
        if self.lines.lines:
            self.lines.focus(self.lines.lines[0].quantity)

    @Slot()
    def _on_left(self) -> None:
        self.entry.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_changed(self) -> None:
        # Tab goes as the eye does, also through lines that were added after the fields below them.
        edits = (self.entry, *(edit for line in self.lines.lines for edit in line.editors()), self.document)
        for former, following in pairwise(edits):
            QWidget.setTabOrder(former, following)
        count = sum(not line.blank for line in self.lines.lines)
        text = self.tr("1 line, %2") if count == 1 else self.tr("%1 lines, %2")
        text = text.replace("%1", self.desk.formats.count(count))
        self.total.setText(text.replace("%2", self.desk.formats.money(self.lines.worth())) if count else "")

    @Slot()
    def _on_rejected(self) -> None:
        drafts = tuple(line.draft() for line in self.lines.lines)
        if any(line is not self._offered or not line.blank for line in self.lines.lines):
            self.put_aside.emit(Delivery(self.document.text(), drafts))
