"""The short forms about one line of the sale: how much of it, what it costs, what is taken off, what is said of it."""

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit

from domain.kernel.quantity import EACH
from domain.kernel.rounding import Rounding
from ui.desk import Desk
from ui.orders.sell import ops
from ui.orders.sell.counter import Counter
from ui.orders.sell.entry import WrongDiscountError, read_discount
from ui.orders.sell.sale_form import SaleForm
from ui.widgets.fields import MoneyEdit, QuantityEdit
from ui.widgets.label import Label
from ui.widgets.reason_box import reason_box


class LineForm(SaleForm):
    """Says which line it is about."""

    def __init__(self, desk: Desk, counter: Counter, line: dict[str, Any], title: str, verb: str) -> None:
        super().__init__(desk, counter, title, verb)
        self.line = line
        self.sale_id = counter.sale.sale_id
        name = Label(line["name"], "body", "dim")
        name.setWordWrap(True)
        self.body.addWidget(name)


class QuantityForm(LineForm):
    """Takes decimals only where the product is weighed or measured."""

    def __init__(self, desk: Desk, counter: Counter, line: dict[str, Any]) -> None:
        super().__init__(desk, counter, line, self.tr("Quantity"), self.tr("Change quantity"))
        places = 0 if line["unit"] == EACH else 3
        self.quantity = QuantityEdit(desk.formats, self.tr("Quantity"), places)
        self.quantity.set_required()
        self.quantity.set_value(line["quantity"])
        hint = "" if line["unit"] == EACH else self.tr("In {unit}").format(unit=line["unit"])
        self._field = self.add_field(self.tr("&Quantity"), self.quantity, hint)
        self.submitted.connect(self._on_submitted)

    @Slot()
    def _on_submitted(self) -> None:
        quantity = self.quantity.value()
        assert quantity is not None
        verb = partial(ops.change_quantity, self.desk, self.sale_id, self.line["line"], quantity)
        self.wish(verb, self._field)


class DiscountForm(LineForm):
    """Takes an amount, or a percentage of the line."""

    def __init__(self, desk: Desk, counter: Counter, line: dict[str, Any], rounding: Rounding) -> None:
        super().__init__(desk, counter, line, self.tr("Discount"), self.tr("Give discount"))
        self._rounding = rounding
        self.discount = QLineEdit(desk.formats.amount(line["discount"]) if line["discount"] else "")
        self.discount.textChanged.connect(self._on_typed)
        self._field = self.add_field(self.tr("&Discount"), self.discount, self._example())
        self._after = Label("", "strong_number")
        self.body.addWidget(self._after)
        self.submitted.connect(self._on_submitted)
        self._on_typed()

    def _example(self) -> str:
        example = self.tr("An amount such as {amount}, or a percentage such as {percent}; empty for none.")
        return example.format(amount=self.desk.formats.amount(150), percent=self.desk.formats.percent(10_000))

    def _read(self) -> int | None:
        try:
            return read_discount(self.discount.text(), self.line["amount"], self.desk.formats, self._rounding)
        except WrongDiscountError:
            return None

    @Slot()
    def _on_typed(self) -> None:
        money, before = self.desk.formats.money, self.line["amount"]
        after = before - (self._read() or 0)
        self._after.setText(f"{money(before)} → {money(after)}" if 0 <= after < before else money(before))

    @Slot()
    def _on_submitted(self) -> None:
        discount = self._read()
        if discount is None:
            self.show_problem(self._example(), self._field)
        else:
            self.wish(partial(ops.change_discount, self.desk, self.sale_id, self.line["line"], discount), self._field)


class PriceForm(LineForm):
    """Charges another price than the catalogue's for this one line, and keeps why; an open price is typed again."""

    def __init__(self, desk: Desk, counter: Counter, line: dict[str, Any]) -> None:
        super().__init__(desk, counter, line, self.tr("Price"), self.tr("Charge this price"))
        product = desk.live.view("catalogue").documents.get(line["sku"])
        is_open = product is not None and bool(product["open_price"])
        before = ops.asked_price(line)
        self.price = MoneyEdit(desk.formats, self.tr("Price"))
        self.price.set_required()
        self.price.set_value(before if is_open else line["unit_price"])
        hint = self.tr("For one {unit}.") if is_open else self.tr("For one {unit}; otherwise {price}.")
        unit = self.tr("piece") if line["unit"] == EACH else line["unit"]
        self._field = self.add_field(
            self.tr("&Price"), self.price, hint.format(unit=unit, price=desk.formats.money(before))
        )
        self.reason: QComboBox | None = None
        if not is_open:
            self._ask_why(line)
        self.submitted.connect(self._on_submitted)

    def _ask_why(self, line: dict[str, Any]) -> None:
        usual = (self.tr("Price on the shelf"), self.tr("Damaged"), self.tr("Near its date"), self.tr("Agreed"))
        self.reason = reason_box(*usual, chosen=0)
        if line["price_reason"]:
            self.reason.setCurrentText(line["price_reason"])
        self.fields_by_name["reason"] = self.add_field(
            self.tr("&Reason"), self.reason, self.tr("Choose one, or type another.")
        )

    @Slot()
    def _on_submitted(self) -> None:
        price = self.price.value()
        assert price is not None
        reason = self.reason.currentText() if self.reason is not None else ""
        verb = partial(ops.change_price, self.desk, self.sale_id, self.line["line"], price, reason)
        self.wish(verb, self._field)


class NoteForm(LineForm):
    """Takes a few words that stand on the line, and on the order that the sale becomes; none take them away."""

    def __init__(self, desk: Desk, counter: Counter, line: dict[str, Any]) -> None:
        super().__init__(desk, counter, line, self.tr("Note"), self.tr("Keep the note"))
        self.note = QLineEdit(line["note"])
        self._field = self.add_field(self.tr("&Note"), self.note, self.tr("Such as “gift wrapped”; empty for none."))
        self.submitted.connect(self._on_submitted)

    @Slot()
    def _on_submitted(self) -> None:
        verb = partial(ops.change_details, self.desk, self.sale_id, self.line["line"], None, self.note.text())
        self.wish(verb, self._field)
