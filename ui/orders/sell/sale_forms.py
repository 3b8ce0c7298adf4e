"""The forms about the whole sale: what is taken off it, when an order is fetched, why a sale is given up."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QLocale, QTime, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QTimeEdit

from domain.kernel.rounding import Rounding
from domain.kernel.tax import percent_off
from ui.desk import Desk
from ui.format import Formats
from ui.orders.sell import ops
from ui.orders.sell.counter import Counter
from ui.orders.sell.entry import WrongDiscountError, read_sale_discount
from ui.orders.sell.sale_form import SaleForm
from ui.store import Doc
from ui.widgets.buttons import button
from ui.widgets.label import Label
from ui.widgets.reason_box import reason_box

_DAYS = 7
_ROOM = timedelta(hours=2)
"""A new order is proposed for so much later, at the next full hour."""
_LAST_PROPOSED = 18
_FIRST_PROPOSED = time(10)


class TelephoneForm(SaleForm):
    """Makes the sale a telephone order: the goods are kept until they are fetched."""

    def __init__(self, desk: Desk, counter: Counter, sale: Doc | None) -> None:
        super().__init__(desk, counter, self.tr("Telephone order"), self.tr("Order by telephone"))
        self._sale_id = counter.sale.sale_id
        moment = _promised(sale) or _proposed(_now(desk.formats))
        today = date.fromisoformat(desk.formats.today())
        self._days = sorted({moment.date(), *(today + timedelta(days=ahead) for ahead in range(_DAYS))})
        self.day = QComboBox()
        self.day.addItems([self._day_words(day, today) for day in self._days])
        self.day.setCurrentIndex(self._days.index(moment.date()))
        self.at = QTimeEdit(QTime(moment.hour, moment.minute))
        self.at.setDisplayFormat(desk.formats.locale.timeFormat(QLocale.FormatType.ShortFormat))
        self.note = QLineEdit(sale["note"] if sale else "")
        self._day_field = self.add_field(self.tr("&Day"), self.day)
        self.add_field(self.tr("&Time"), self.at)
        self._note_field = self.add_field(self.tr("&Note"), self.note)
        if sale is not None and sale["kind"] == "telephone":
            counter_sale = button(self.tr("At the &counter instead"))
            counter_sale.setAutoDefault(False)
            counter_sale.clicked.connect(self._on_counter_sale)
            self.add_to_foot(counter_sale)
        self.submitted.connect(self._on_submitted)

    def _day_words(self, day: date, today: date) -> str:
        written = self.desk.formats.day(day.isoformat())
        names = {today: self.tr("Today, {day}"), today + timedelta(days=1): self.tr("Tomorrow, {day}")}
        return names.get(day, "{day}").format(day=written)

    @Slot()
    def _on_submitted(self) -> None:
        at = self.at.time()
        moment = datetime.combine(self._days[self.day.currentIndex()], time(at.hour(), at.minute()))
        promised_for = moment.isoformat(timespec="minutes")
        verb = partial(ops.make_telephone_order, self.desk, self._sale_id, promised_for, self.note.text())
        self.wish(verb, self._note_field)

    @Slot()
    def _on_counter_sale(self) -> None:
        self.wish(partial(ops.make_counter_sale, self.desk, self._sale_id))


class SaleDiscountForm(SaleForm):
    """Takes a percentage, which follows the sale as it grows, or an amount. What comes back is not touched by it."""

    def __init__(self, desk: Desk, counter: Counter, sale: Doc, rounding: Rounding) -> None:
        super().__init__(desk, counter, self.tr("Discount on the whole sale"), self.tr("Give discount"))
        self._sale_id = counter.sale.sale_id
        self._rounding = rounding
        self._before = sum(
            line["amount"] - line["discount"] - line["offer_discount"] for line in sale["lines"] if line["quantity"] > 0
        )
        self.discount = QLineEdit(self._written(sale))
        self.discount.textChanged.connect(self._on_typed)
        self._field = self.add_field(self.tr("&Discount"), self.discount, self._example())
        self._after = Label("", "strong_number")
        self.body.addWidget(self._after)
        self.submitted.connect(self._on_submitted)
        self._on_typed()

    def _written(self, sale: Doc) -> str:
        if sale["discount_rate"]:
            return self.desk.formats.percent(sale["discount_rate"])
        return self.desk.formats.amount(sale["discount_amount"]) if sale["discount_amount"] else ""

    def _example(self) -> str:
        example = self.tr("A percentage such as {percent}, or an amount such as {amount}; empty for none.")
        return example.format(amount=self.desk.formats.amount(500), percent=self.desk.formats.percent(10_000))

    @Slot()
    def _on_typed(self) -> None:
        try:
            rate, amount = read_sale_discount(self.discount.text(), self.desk.formats)
        except WrongDiscountError:
            rate, amount = 0, 0
        money, before = self.desk.formats.money, self._before
        after = before - (percent_off(before, rate, self._rounding) if rate else amount)
        self._after.setText(f"{money(before)} → {money(after)}" if 0 <= after < before else money(before))

    @Slot()
    def _on_submitted(self) -> None:
        try:
            rate, amount = read_sale_discount(self.discount.text(), self.desk.formats)
        except WrongDiscountError:
            self.show_problem(self._example(), self._field)
        else:
            self.wish(partial(ops.discount_sale, self.desk, self._sale_id, rate, amount), self._field)


class AbandonForm(SaleForm):
    """Asks why: every sale that was begun and not paid is on record with its reason."""

    def __init__(self, desk: Desk, counter: Counter) -> None:
        super().__init__(desk, counter, self.tr("Cancel this sale?"), self.tr("Cancel the sale"))
        self._sale_id = counter.sale.sale_id
        self._cancel.setText(self.tr("Keep it"))
        self.reason = reason_box(
            self.tr("Customer changed their mind"),
            self.tr("Entered by mistake"),
            self.tr("Customer could not pay"),
            self.tr("Practice"),
            chosen=0,
        )
        self._field = self.add_field(self.tr("&Reason"), self.reason, self.tr("Choose one, or type another."))
        self.submitted.connect(self._on_submitted)

    @Slot()
    def _on_submitted(self) -> None:
        self.wish(partial(ops.abandon_sale, self.desk, self._sale_id, self.reason.currentText()), self._field)


def _promised(sale: Doc | None) -> datetime | None:
    try:
        return datetime.fromisoformat(sale["promised_for"]) if sale else None
    except ValueError:
        return None


def _now(formats: Formats) -> datetime:
    now = datetime.now(UTC)
    return datetime.combine(date.fromisoformat(formats.today(now)), time(*formats.clock(now)))


def _proposed(now: datetime) -> datetime:
    later = (now + _ROOM).replace(minute=0)
    if later.date() == now.date() and later.hour <= _LAST_PROPOSED:
        return later
    return datetime.combine(now.date() + timedelta(days=1), _FIRST_PROPOSED)
