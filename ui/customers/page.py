"""The Customers page: who is known, what they ordered, and the erasing of what is known."""

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.kernel.messages import Receipt
from ui.actions import ActionSpec
from ui.customer_names import called
from ui.customers import ops
from ui.customers.account_verbs import AccountVerbs
from ui.customers.detail import CustomerDetail
from ui.customers.form import CustomerForm
from ui.desk import Desk
from ui.store import Doc
from ui.store_page import StorePage
from ui.theme import look
from ui.widgets.buttons import button
from ui.widgets.column import Align, Column
from ui.widgets.fkey_bar import FKeyBar
from ui.widgets.giving_table import GivingTable
from ui.widgets.halves import Halves
from ui.widgets.rows_model import RowsModel

NAME, TELEPHONE, ORDERS, ORDERED_FOR, LAST_ORDER = range(5)

_GIVE_WAY = (ORDERS, LAST_ORDER, ORDERED_FOR, TELEPHONE)
"""Columns that are hidden, in this order, where the names would have no room; the card beside shows them too."""

_SEARCH, _NARROW_SEARCH, _NARROW_BELOW = 280, 180, 680
"""Pixels at 100 %: how wide the search is, how wide at least, and under which width of the page."""


class CustomerRow(NamedTuple):
    """One customer in the list; ``spent`` in minor units, ``last_order`` a date of the store."""

    customer_id: str
    name: str
    phone: str
    email: str
    reference: str
    orders: int
    spent: int
    last_order: str

    def words(self) -> str:
        """Return what a search looks at."""
        return f"{self.name} {self.phone} {self.email} {self.reference}"


class CustomersPage(StorePage):
    """Every customer who is known; the list moves when they order."""

    ACTIONS = (
        ActionSpec("customers.search", str(QT_TRANSLATE_NOOP("Action", "Search")), ("F2", "Ctrl+F"), "search"),
        ActionSpec("customers.add", str(QT_TRANSLATE_NOOP("Action", "New customer")), ("Ins", "Ctrl+N"), "user-plus"),
        ActionSpec("customers.edit", str(QT_TRANSLATE_NOOP("Action", "Edit")), ("F4",), "pencil"),
        ActionSpec("customers.account", str(QT_TRANSLATE_NOOP("Action", "Account")), ("F5",), "wallet"),
        ActionSpec("customers.pay", str(QT_TRANSLATE_NOOP("Action", "Take a payment")), ("F6",), "banknote"),
        ActionSpec("customers.limit", str(QT_TRANSLATE_NOOP("Action", "Limit")), ("F7",), "gauge"),
        ActionSpec("customers.group", str(QT_TRANSLATE_NOOP("Action", "Group")), ("F8",), "users"),
        ActionSpec("customers.orders", str(QT_TRANSLATE_NOOP("Action", "All orders")), ("F9",), "receipt-text"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._view = desk.live.view("customers")
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Name, telephone or number (Ctrl+F)"))
        self._search.setAccessibleName(self.tr("Search customers"))
        self._search.setClearButtonEnabled(True)
        self.add = button(self.tr("&New customer …"), "primary", "user-plus")
        self._model: RowsModel[CustomerRow] = RowsModel(self._columns(), lambda row: row.customer_id, CustomerRow.words)
        self.table = GivingTable(self._model, self.tr("Customers"), _GIVE_WAY)
        self.table.setObjectName("customers")
        self.detail = CustomerDetail(desk)
        self.add_to_head(self._search)
        self.add_to_head(self.add)
        halves = Halves("customers_halves", self.table, self.detail, (3, 2))
        halves.setChildrenCollapsible(False)
        self.detail.setMinimumWidth(look.px(320))
        self.body.addWidget(halves, 1)
        self.table.set_empty_text(self.tr("No customer here. The desk makes new ones while it sells, or make one now."))
        self.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        self.setFocusProxy(self.table)
        self._connect()
        self._on_reset()

    @property
    def settled(self) -> bool:
        return self.detail.settled

    def look_for(self, text: str) -> None:
        """Show the customers who match a name, a telephone number or another number."""
        self._search.setText(text)
        self._search.setFocus()

    def _columns(self) -> tuple[Column[CustomerRow], ...]:
        formats = self.desk.formats
        return (
            Column(
                self.tr("Name"), lambda row: called(row.name), stretch=True, strong=True,
                tone=lambda row: "" if row.name else "dim",
            ),
            Column(self.tr("Telephone"), lambda row: row.phone, width=140),
            Column(self.tr("Orders"), lambda row: row.orders, formats.count, Align.RIGHT, 80),
            Column(self.tr("Ordered for"), lambda row: row.spent, formats.money, Align.RIGHT, 120),
            Column(
                self.tr("Last order"), lambda row: row.last_order, self._day, width=120
            ),
        )  # fmt: skip

    def _day(self, day: str) -> str:
        return self.desk.formats.day(day) if day else ""

    def _connect(self) -> None:
        self._view.reset.connect(self._on_reset)
        self._view.patched.connect(self._on_patched)
        self._search.textChanged.connect(self._model.set_text_filter)
        self._search.returnPressed.connect(self.table.setFocus)
        self._model.counted.connect(self._on_counted)
        self.table.typed.connect(self._on_typed)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.row_activated.connect(self._on_edit)
        self.add.clicked.connect(self._on_add)
        self.detail.edit_wanted.connect(self._on_edit)
        self.detail.erase_wanted.connect(self._on_erase)
        self.detail.all_orders_wanted.connect(self._on_all_orders)
        self.detail.orders.order_wanted.connect(self._on_order)
        verbs = AccountVerbs(self.desk, self.detail.account)
        self.detail.account.movements.order_wanted.connect(self._on_order)
        slots = {
            "search": self._on_search, "add": self._on_add, "edit": self._on_edit, "account": self.detail.show_account,
            "pay": verbs.pay, "limit": verbs.limit, "group": verbs.group,
            "orders": self._on_all_orders,
        }  # fmt: skip
        bar = FKeyBar()
        bar.set_keys(self.desk.actions.make_all(self.ACTIONS, self, slots).values())
        self.set_foot(bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < look.px(_NARROW_BELOW)
        self._search.setMinimumWidth(look.px(_NARROW_SEARCH if narrow else _SEARCH))

    @Slot()
    def _on_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    @Slot()
    def _on_reset(self) -> None:
        self._model.set_rows(_row(key, document) for key, document in self._view.documents.items())
        if self.table.current_key() is None and self._model.total:
            self.table.selectRow(0)
        self._show_current()

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        self._model.apply({key: None if document is None else _row(key, document) for key, document in patches.items()})
        if self.table.current_key() in patches or self.table.current_key() is None:
            self._show_current()

    @Slot(int, int)
    def _on_counted(self, shown: int, total: int) -> None:
        count = self.desk.formats.count
        self.set_subtitle(count(total) if shown == total else f"{count(shown)} / {count(total)}")
        self._show_current()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._search.setFocus()
        self._search.insert(text)

    @Slot(object)
    def _on_current_changed(self, _customer_id: str | None) -> None:
        self._show_current()

    def _show_current(self) -> None:
        customer_id = self.table.current_key()
        self.detail.show_customer(customer_id or "", self._view.documents.get(customer_id))

    @Slot()
    def _on_add(self) -> None:
        self._open(CustomerForm(self.desk))

    @Slot()
    def _on_edit(self) -> None:
        customer_id = self.table.current_key()
        if customer_id in self._view.documents:
            self._open(CustomerForm(self.desk, customer_id, self._view.documents[customer_id]))

    @Slot(int)
    def _on_order(self, number: int) -> None:
        self.look_for_wanted.emit("orders", str(number))

    @Slot()
    def _on_all_orders(self) -> None:
        document = self._view.documents.get(self.table.current_key())
        if document is not None and document["orders"]:
            # As search has them beside each other: with the number it is this one of all who have the name.
            words = [document[what] for what in ("name", "phone") if document[what]]
            self.look_for_wanted.emit("orders", " ".join(words) or document["reference"])

    def _open(self, form: CustomerForm) -> None:
        form.saved.connect(self._on_saved)
        self.desk.feedback.open_form(form)

    @Slot(str)
    def _on_saved(self, customer_id: str) -> None:
        self.table.select_key(customer_id)
        self.desk.feedback.done(self.tr("%1 is saved").replace("%1", self._name(customer_id)))

    @Slot()
    def _on_erase(self) -> None:
        customer_id = self.table.current_key()
        if customer_id is None:
            return
        name = self._name(customer_id)

        def done(_receipt: Receipt) -> None:
            self.desk.feedback.done(self.tr("%1 is erased").replace("%1", name))

        def erase() -> None:
            ops.erase_customer(self.desk, customer_id, self, done=done)

        self.desk.feedback.confirm(
            self.tr("Erase %1?").replace("%1", name),
            self.tr("Name, telephone, address and note are gone for good. The orders stay, without a name."),
            self.tr("Erase"),
            erase,
        )

    def _name(self, customer_id: str) -> str:
        document = self._view.documents.get(customer_id)
        return called(document["name"] if document else "")


def _row(customer_id: str, document: Doc) -> CustomerRow:
    return CustomerRow(
        customer_id, document["name"], document["phone"], document["email"], document["reference"], document["orders"],
        document["spent"], document["last_order"],
    )  # fmt: skip
