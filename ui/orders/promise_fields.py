"""When an order is handed over and how, as three fields of whichever form asks for it."""

from datetime import datetime, time, timedelta
from typing import NamedTuple

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit

from domain.orders.events import Way
from ui.desk import Desk
from ui.format import Formats
from ui.store_clock import local_now, moment_of
from ui.typed_moment import PastMomentError, UnreadableMomentError, read_moment, written_moment
from ui.widgets.form_dialog import FormDialog

_ROOM = timedelta(hours=2)
"""A new order is proposed for so much later, at the next full hour."""
_LAST_PROPOSED = 18
_FIRST_PROPOSED = time(10)


class Promise(NamedTuple):
    """``promised_for`` is the store's time, "2026-03-01T16:30"; ``address`` is empty where nothing is delivered."""

    promised_for: str
    way: Way
    address: str


class PromiseFields(QObject):
    """One line for the moment, as it is said; the way; and for what is delivered the customer's address."""

    def __init__(self, form: FormDialog, desk: Desk, *, promised_for: str, way: str, customer_id: str | None) -> None:
        super().__init__(form)
        self._formats = desk.formats
        self.customer_id = customer_id
        self._customer = desk.live.view("customers").documents.get(customer_id or "")
        self._before = promised_for
        self._shown = _initial(promised_for, local_now(desk.formats), desk.formats)
        self.when = QLineEdit(self._shown)
        self.when.selectAll()  # typing replaces what is proposed
        self.way = QComboBox()
        for one, words in ((Way.PICK_UP, self.tr("Fetched by the customer")), (Way.DELIVERY, self.tr("Delivered"))):
            self.way.addItem(words, one)
        self.way.setCurrentIndex(int(way == Way.DELIVERY))
        self.address = QLineEdit(self._customer["address"] if self._customer else "")
        self._when_field = form.add_field(self.tr("&When"), self.when, " ")
        self._way_field = form.add_field(self.tr("&How"), self.way)
        self._address_field = form.add_field(
            self.tr("&Address"), self.address, self.tr("It is kept with the customer, for the next order too.")
        )
        self.when.textChanged.connect(self._on_typed)
        self.way.currentIndexChanged.connect(self._on_way)
        self._on_typed()
        self._on_way()

    def read(self, form: FormDialog) -> Promise | None:
        """Return what is agreed; None where something is missing, which is said at its field."""
        for field in (self._when_field, self._way_field, self._address_field):
            field.set_problem("")
        try:
            promised_for = self._promised_for()
        except UnreadableMomentError:
            form.show_problem(self._examples(), self._when_field)
            return None
        except PastMomentError:
            form.show_problem(self.tr("That is over already. Say when it will be."), self._when_field)
            return None
        way = Way(self.way.currentData())
        if way is Way.DELIVERY and self._customer is None:
            form.show_problem(self.tr("Say first for whom it is: it goes to their address."), self._way_field)
            return None
        address = self.address.text().strip() if way is Way.DELIVERY else ""
        if way is Way.DELIVERY and not address:
            form.show_problem(self.tr("Enter where it goes to."), self._address_field)
            return None
        return Promise(promised_for, way, address)

    def _promised_for(self) -> str:
        if self._before and self.when.text() == self._shown:
            return self._before  # also where it is over by now, and only the way is another one
        moment = read_moment(self.when.text(), local_now(self._formats), self._formats.locale)
        return moment.isoformat(timespec="minutes")

    def _examples(self) -> str:
        return self.tr("Such as 17:30, tomorrow 9, fri 16, 28/11 10 or +2h.")

    @Slot()
    def _on_typed(self) -> None:
        try:
            words = self._formats.promised(self._promised_for())
        except (UnreadableMomentError, PastMomentError):
            words = self._examples()
        self._when_field.set_problem("")
        self._when_field.set_hint(words)

    @Slot()
    def _on_way(self) -> None:
        delivered = self.way.currentData() == Way.DELIVERY
        self._address_field.setVisible(delivered and self._customer is not None)


def _initial(promised_for: str, now: datetime, formats: Formats) -> str:
    moment = moment_of(promised_for)
    if promised_for and moment is None:
        return promised_for
    return written_moment(moment or _proposed(now), now, formats.locale)


def _proposed(now: datetime) -> datetime:
    later = (now + _ROOM).replace(minute=0)
    if later.date() == now.date() and later.hour <= _LAST_PROPOSED:
        return later
    return datetime.combine(now.date() + timedelta(days=1), _FIRST_PROPOSED)
