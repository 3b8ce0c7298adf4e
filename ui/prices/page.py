"""The Prices page: every promotion and every price list with how it stands, made and changed here."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from domain.kernel.messages import Receipt
from readmodels.pricing.example import price_list_plan, promotion_plan
from ui.desk import Desk
from ui.prices import ops
from ui.prices.actions import ACTIONS
from ui.prices.detail import OfferDetail
from ui.prices.price_list_form import PriceListForm
from ui.prices.promotion_form import PromotionForm
from ui.prices.room import Offers, OffersRoom
from ui.prices.rows import price_list_row, promotion_row
from ui.store_page import StorePage
from ui.widgets.buttons import button
from ui.widgets.fkey_bar import FKeyBar
from ui.widgets.switch import Switch

_PROMOTIONS, _LISTS = "promotions", "price_lists"


class PricesPage(StorePage):
    """Two rooms, of which one is seen; the keys act on what is chosen in it."""

    ACTIONS = ACTIONS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        for name in ("catalogue", "store", "customer_groups"):
            desk.live.view(name)  # so that they are there when a form asks
        self.rooms = {_PROMOTIONS: OffersRoom(desk, self._promotions()), _LISTS: OffersRoom(desk, self._price_lists())}
        self.switch = Switch(
            self.tr("What is shown"), [(_PROMOTIONS, self.tr("Promotions")), (_LISTS, self.tr("Price lists"))]
        )
        self.add = button(self.tr("&New …"), "primary", "plus")
        self.add_to_head(self.switch)
        self.add_to_head(self.add)
        self._stack = QStackedWidget()
        for room in self.rooms.values():
            self._stack.addWidget(room)
            room.add_wanted.connect(self.on_add)
            room.current_changed.connect(self._on_current_changed)
            room.table.row_activated.connect(self.on_change)
            room.detail.change_wanted.connect(self.on_change)
            room.detail.repeat_wanted.connect(self.on_repeat)
            room.detail.end_wanted.connect(self.on_end)
        self.body.addWidget(self._stack, 1)
        slots = {
            "promotions": self.on_promotions, "lists": self.on_lists, "add": self.on_add, "change": self.on_change,
            "repeat": self.on_repeat, "end": self.on_end,
        }  # fmt: skip
        self._keys = desk.actions.make_all(ACTIONS, self, slots)
        bar = FKeyBar()
        bar.set_keys(self._keys.values())
        self.set_foot(bar)
        self.switch.chosen.connect(self._on_switched)
        self.add.clicked.connect(self.on_add)
        self._on_switched()

    @property
    def room(self) -> OffersRoom:
        """The room that is seen."""
        return self.rooms[self.switch.current]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for room in self.rooms.values():
            room.refresh()  # another day may have begun meanwhile

    def _promotions(self) -> Offers:
        return Offers(
            _PROMOTIONS, self.tr("Promotions"), "badge-percent", self.tr("No promotion yet"),
            self.tr("So much off, 3 for the price of 2, a bundle; for some days or hours, if you like. The till always "
                    "takes what is best for the customer."),
            self.tr("New promotion …"), promotion_row, OfferDetail.show_promotion,
        )  # fmt: skip

    def _price_lists(self) -> Offers:
        return Offers(
            _LISTS, self.tr("Price lists"), "list", self.tr("No price list yet"),
            self.tr("Other prices for a group of customers, or for whoever buys many. Give a customer a group on the "
                    "Customers page."),
            self.tr("New price list …"), price_list_row, OfferDetail.show_price_list,
        )  # fmt: skip

    # What is shown

    @Slot()
    def on_promotions(self) -> None:
        """Show the promotions."""
        self.switch.choose(_PROMOTIONS)

    @Slot()
    def on_lists(self) -> None:
        """Show the price lists."""
        self.switch.choose(_LISTS)

    @Slot()
    def _on_switched(self) -> None:
        self._stack.setCurrentWidget(self.room)
        self.setFocusProxy(self.room)
        self.room.setFocus()
        self._on_current_changed()

    @Slot()
    def _on_current_changed(self) -> None:
        if self._stack.currentWidget() is not self.room:
            return
        document = self.room.current[1]
        for wish in ("change", "end"):
            self._keys[wish].setEnabled(document is not None and not document["ended_on"])
        self._keys["repeat"].setEnabled(document is not None)
        running = self.desk.formats.count(self.room.running)
        self.set_subtitle(self.tr("%1 running").replace("%1", running) if document is not None else "")

    # What is done

    @Slot()
    def on_add(self) -> None:
        """Open the form for a new offer."""
        self._open(PromotionForm(self.desk) if self.room is self.rooms[_PROMOTIONS] else PriceListForm(self.desk))

    @Slot()
    def on_change(self) -> None:
        """Open the form for the chosen offer."""
        offer_id, document = self.room.current
        if document is None or document["ended_on"]:
            return
        version = document["version"]
        if self.room is self.rooms[_PROMOTIONS]:
            self._open(PromotionForm(self.desk, promotion_plan(document), offer_id, version))
        else:
            self._open(PriceListForm(self.desk, price_list_plan(document), offer_id, version))

    @Slot()
    def on_repeat(self) -> None:
        """Open the form for a new offer that says what the chosen one does."""
        document = self.room.current[1]
        if document is None:
            return
        if self.room is self.rooms[_PROMOTIONS]:
            self._open(PromotionForm(self.desk, promotion_plan(document)))
        else:
            self._open(PriceListForm(self.desk, price_list_plan(document)))

    @Slot()
    def on_end(self) -> None:
        """Ask, and end the chosen offer."""
        offer_id, document = self.room.current
        if document is None or document["ended_on"]:
            return
        verb = ops.end_promotion if self.room is self.rooms[_PROMOTIONS] else ops.end_price_list
        done = partial(self._on_ended, document["name"])
        self.desk.feedback.confirm(
            self.tr("End %1 now?").replace("%1", document["name"]),
            self.tr("It holds no more from the next scan on. What was sold under it stays as it is."),
            self.tr("End it"),
            partial(verb, self.desk, offer_id, self, done=done),
        )

    def _on_ended(self, name: str, _receipt: Receipt) -> None:
        self.desk.feedback.done(self.tr("%1 has ended").replace("%1", name))

    def _open(self, form: PromotionForm | PriceListForm) -> None:
        form.saved.connect(self.room.choose)
        self.desk.feedback.open_form(form)
