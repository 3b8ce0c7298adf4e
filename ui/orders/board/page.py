"""The board of open orders: each that waits, by when it is promised; it moves with what happens and with time."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from domain.documents.events import Document
from domain.kernel.messages import Receipt
from domain.orders.events import Way
from readmodels.documents.codes import read_code
from ui.desk import Desk
from ui.orders import waiting_ops
from ui.orders.board.actions import ACTIONS
from ui.orders.board.board_list import BoardList
from ui.orders.board.detail import BoardDetail
from ui.orders.board.rows import Group, board_rows
from ui.orders.hand_over import HandOver
from ui.store import Doc
from ui.store_clock import local_now
from ui.store_page import StorePage
from ui.theme import look
from ui.widgets.card import Card
from ui.widgets.fkey_bar import FKeyBar
from ui.widgets.halves import Halves

_TICK_MS = 15_000


class BoardPage(StorePage):
    """Enter does what comes next for the chosen order: it is picked, sent, handed over."""

    ACTIONS = ACTIONS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.clock: Callable[[], datetime] = partial(local_now, desk.formats)
        """What the store's clock shows; an order gets late without anything that happens."""
        self._orders = desk.live.view("open_orders")
        self._customers = desk.live.view("customers")
        self._products = desk.live.view("catalogue")
        self._name_of = desk.runner.session.name_of
        self._hand_over = HandOver(desk, self)
        self.list = BoardList()
        self.detail = BoardDetail(desk.formats, self._name_of)
        self._card = Card(self.tr("By when they are promised"))
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._lay_out()
        self._connect()

    @property
    def settled(self) -> bool:
        return self._orders.loaded

    @property
    def chosen(self) -> Doc | None:
        """The order that is chosen in the list."""
        return self._orders.documents.get(self.list.current_key() or "")

    def refresh(self) -> None:
        """Show the orders as they wait at this minute."""
        rows = board_rows(
            self._orders.documents, self._customers.documents, self._products.documents, self.clock(),
            self.desk.formats, self._name_of,
        )  # fmt: skip
        self.list.show_rows(rows)
        late = sum(row.group is Group.LATE for row in rows)
        words = self.tr("%1 late, %2 in all") if late else self.tr("%2 in all")
        count = self.desk.formats.count
        self.set_subtitle(words.replace("%1", count(late)).replace("%2", count(len(rows))) if rows else "")
        self._show_chosen()
        self._show_position()

    def take_scan(self, code: str) -> None:
        """Go on with the order whose slip was scanned; whatever else it is goes where goods are sold."""
        named = read_code(code)
        order_id = None
        if named is not None and named.order is not None:
            order_id = next((key for key, one in self._orders.documents.items() if one["number"] == named.order), None)
        if order_id is not None:
            if QApplication.activeModalWidget() is not None:
                self.desk.feedback.warn(self.tr("Finish what is open first, then scan the slip again."))
            else:
                self.list.select_key(order_id)
                self._on_next()
            return
        self.sell_scanned(code)

    # Making it

    def _lay_out(self) -> None:
        self._card.wide.addWidget(self.list)
        halves = Halves("board_halves", self._card, self.detail, (3, 2))
        halves.setChildrenCollapsible(False)
        self.detail.setMinimumWidth(look.px(340))
        self.body.addWidget(halves, 1)
        self.list.set_empty_text(self.tr("No order waits."))
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        slots = {
            "promise": self._on_promise, "pick": self._on_pick, "send": self._on_send, "cancel": self._on_cancel,
            "hand-over": self._on_hand_over, "documents": self._on_documents,
        }  # fmt: skip
        keys = self.desk.actions.make_all(ACTIONS, self, slots)
        bar = FKeyBar()
        bar.set_keys(keys.values())
        self.set_foot(bar)
        self.list.chosen.connect(self._show_chosen)
        self.list.row_activated.connect(self._on_next)
        self.detail.next_wanted.connect(self._on_next)
        self._hand_over.done.connect(self._on_handed_over)
        self.desk.live.view("store")  # so that it is known how labels are read when somebody picks
        self._tick.timeout.connect(self.mark_stale)
        self._tick.start()
        for view in (self._orders, self._customers, self._products):
            view.reset.connect(self.mark_stale)
        self._orders.patched.connect(self.mark_stale)
        self._customers.patched.connect(self.mark_stale)
        self.desk.live.advanced.connect(self._show_position)

    # What is shown

    @Slot()
    def _show_chosen(self) -> None:
        self.detail.show_order(self.chosen, self._customers.documents, self._products.documents)

    @Slot()
    def _show_position(self) -> None:
        if self._orders.loaded:
            words = self.tr("through event %1").replace("%1", self.desk.formats.count(self._orders.position))
            self._card.set_footer(words)
            self.detail.set_footer(words)

    # What is done

    @Slot()
    def _on_next(self) -> None:
        order = self.chosen
        if order is None:
            return
        if order["stage"] in ("to_pick", "picking"):
            self._on_pick()
        elif order["stage"] == "ready" and order["way"] == Way.DELIVERY:
            self._on_send()
        else:
            self._on_hand_over()

    @Slot()
    def _on_pick(self) -> None:
        from ui.orders.board.pick_form import PickForm

        order_id, order = self.list.current_key(), self.chosen
        if order_id is None or order is None:
            return
        if order["stage"] in ("to_pick", "picking"):
            self.desk.feedback.open_form(PickForm(self.desk, order_id, order))
        else:
            self.desk.feedback.tell(self.tr("Order %1 lies ready already").replace("%1", str(order["number"])))

    @Slot()
    def _on_send(self) -> None:
        order_id, order = self.list.current_key(), self.chosen
        if order_id is not None and order is not None:
            done = partial(self._on_sent, order_id, order)
            waiting_ops.send_order(self.desk, order_id, self, done=done)

    def _on_sent(self, order_id: str, order: Doc, receipt: Receipt) -> None:
        if receipt.last_position:
            words = self.tr("Order %1 is out for delivery").replace("%1", str(order["number"]))
            self.desk.feedback.done(words, partial(self._bring_back, order_id, order))

    def _bring_back(self, order_id: str, order: Doc) -> None:
        """It has not left after all: agreed is what was agreed."""
        waiting_ops.promise_order(
            self.desk, order_id, order["promised_for"], Way(order["way"]), self, done=lambda _: None
        )

    @Slot()
    def _on_hand_over(self) -> None:
        order_id = self.list.current_key()
        if order_id is not None:
            self._hand_over.begin(order_id)

    @Slot(object)
    def _on_handed_over(self, outcome: dict[str, Any]) -> None:
        self.desk.feedback.done(self._hand_over.words(outcome))

    @Slot()
    def _on_promise(self) -> None:
        from ui.orders.board.promise_form import PromiseForm

        order_id, order = self.list.current_key(), self.chosen
        if order_id is not None and order is not None:
            self.desk.feedback.open_form(PromiseForm(self.desk, order_id, dict(order)))

    @Slot()
    def _on_cancel(self) -> None:
        from ui.orders.book.cancel_form import CancelForm

        order_id, order = self.list.current_key(), self.chosen
        if order_id is not None and order is not None:
            form = CancelForm(self.desk, order_id, order["number"])
            form.cancelled.connect(self._on_cancelled)
            self.desk.feedback.open_form(form)

    @Slot(int)
    def _on_cancelled(self, number: int) -> None:
        self.desk.feedback.done(self.tr("Order %1 is cancelled").replace("%1", str(number)))

    @Slot()
    def _on_documents(self) -> None:
        from ui.paper.print_dialog import PrintDialog

        order_id, order = self.list.current_key(), self.chosen
        if order_id is not None and order is not None and self.desk.prints is not None:
            form = PrintDialog(self.desk, order_id, order["number"], Document.PICK_SLIP)
            self.desk.feedback.open_form(form)
