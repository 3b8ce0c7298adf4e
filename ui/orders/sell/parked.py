"""Sales that wait: one key puts the open one aside, another one lists them, and no two windows go on with the same."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from domain.kernel.errors import Rejected
from domain.kernel.ids import SaleId
from domain.kernel.messages import Receipt
from ui.desk import Desk
from ui.orders.sell import ops
from ui.orders.sell.actions import ASIDE
from ui.orders.sell.counter import Counter
from ui.runner import Done, Failed


class TakenError(Exception):
    """Somebody else goes on with the sale already."""


class Waiting(NamedTuple):
    """A sale that was put aside; ``since`` is UTC text, ``total`` in minor units."""

    sale_id: str
    label: str
    customer: str
    by: str
    since: str
    lines: int
    products: str
    total: int


class Parked(QObject):
    """The keys, and the number that wait beside them."""

    def __init__(self, desk: Desk, counter: Counter, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._counter = counter
        slots = {"park": self.on_park, "park-as": self.on_park_as, "parked": self.on_list}
        made = desk.actions.make_all(ASIDE, page, slots)
        self.keys = list(made.values())
        self._list = made["parked"]
        self.sales = desk.live.view("open_sales")
        self.sales.reset.connect(self._on_changed)
        self.sales.patched.connect(self._on_changed)
        self._on_changed()

    def waiting(self) -> list[Waiting]:
        """Return the sales that wait, the latest first."""
        parked = [(sale_id, sale) for sale_id, sale in self.sales.documents.items() if sale["parked"]]
        customers = self._desk.live.view("customers").documents
        session = self._desk.runner.session
        return [
            Waiting(
                sale_id, sale["label"], customers.get(sale["customer_id"], {}).get("name", ""),
                session.name_of(sale["actor"]), sale["touched_at"], len(sale["lines"]),
                ", ".join(line["name"] for line in sale["lines"]), sale["total"],
            )
            for sale_id, sale in sorted(parked, key=lambda item: item[1]["touched_at"], reverse=True)
        ]  # fmt: skip

    def resume(self, sale_id: SaleId, asker: QObject, *, done: Done, failed: Failed) -> None:
        """Go on with a sale that waits; what is open here is put aside for it."""
        sale = self._counter.sale
        if not sale.claim(sale_id):
            failed(TakenError())
            return
        refused = partial(self._on_not_resumed, failed)
        resume = partial(
            ops.resume_sale, self._desk, sale_id, asker, done=partial(self._on_resumed, sale_id, done, refused),
            failed=refused,
        )  # fmt: skip
        if sale.document is None:
            resume()
        else:
            ops.park_sale(self._desk, sale.sale_id, "", asker, done=lambda _: resume(), failed=refused)

    @Slot()
    def on_park(self) -> None:
        """Put the open sale aside."""
        self._counter.do(self._park, self._on_parked, self._counter.refused.emit)

    @Slot()
    def on_park_as(self) -> None:
        """Put the open sale aside under a word."""
        self._counter.after_all(self._open_park_as)

    @Slot()
    def on_list(self) -> None:
        """Show what waits."""
        self._counter.after_all(self._open_list)

    def _park(self, asker: QObject, *, done: Done, failed: Failed) -> None:
        sale, question = self._counter.sale, self._counter.questions.open
        if question is not None:
            failed(question.waits)
        elif not sale.lines:
            failed(Rejected("no_lines"))
        else:
            sale_id = sale.sale_id
            ops.park_sale(self._desk, sale_id, "", asker, done=lambda _: done(sale_id), failed=failed)

    def _on_parked(self, sale_id: SaleId) -> None:
        # What was in the way of the last sale is nothing to the next one.
        self._counter.accepted.emit()
        self._desk.feedback.done(self.tr("Sale parked"), partial(self._put_back, sale_id))

    def _put_back(self, sale_id: SaleId) -> None:
        self._counter.do(partial(self.resume, sale_id), lambda _: None, self._on_not_put_back)

    def _on_not_put_back(self, error: Exception) -> None:
        if isinstance(error, TakenError):
            self._desk.feedback.warn(self.taken_words())
        else:
            self._counter.refused.emit(error)

    def taken_words(self) -> str:
        """Return why a sale that waited could not be had."""
        return self.tr("Somebody else goes on with this sale already.")

    def _on_resumed(self, sale_id: SaleId, done: Done, failed: Failed, receipt: Receipt) -> None:
        if not receipt.last_position:
            failed(TakenError())
            return
        self._counter.sale.take(sale_id)
        self._counter.accepted.emit()
        done(receipt)

    def _on_not_resumed(self, failed: Failed, error: Exception) -> None:
        self._counter.sale.let_go()
        failed(error)

    def _open_park_as(self) -> None:
        from ui.orders.sell.parked_forms import ParkForm

        if self._counter.held():
            return
        if not self._counter.sale.lines:
            self._counter.refused.emit(Rejected("no_lines"))
        else:
            self._desk.feedback.open_form(ParkForm(self._desk, self._counter))

    def _open_list(self) -> None:
        from ui.orders.sell.parked_forms import ParkedForm

        if not self._counter.held():
            self._desk.feedback.open_form(ParkedForm(self._desk, self._counter, self))

    @Slot()
    def _on_changed(self) -> None:
        count = sum(bool(sale["parked"]) for sale in self.sales.documents.values())
        self._list.set_badge(self._desk.formats.count(count) if count else "")
