"""One customer: how to reach them, what they bought, what they owe, and what the shop may still do."""

import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.customer_names import called
from ui.customers.account_panel import AccountPanel
from ui.customers.last_orders import LastOrders
from ui.desk import Desk
from ui.store import Doc
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label
from ui.widgets.tall_scroll_area import TallScrollArea

_ACCOUNT = 1


class CustomerDetail(QWidget):
    """Is given a document of ``customers``; asks for what a person wishes."""

    edit_wanted = Signal()
    erase_wanted = Signal()
    all_orders_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = desk.formats
        self.account = AccountPanel(desk)
        self.orders = LastOrders(desk)
        self._through = 0
        self._tabs = QTabBar()
        self._rooms = QStackedWidget()
        self._empty = EmptyState("user", self.tr("No customer chosen"), self.tr("Choose a customer to see more."))
        self._card = Card("", whole_title=True)
        self._facts = QFormLayout()
        self._count = Label("", "small", "dim")
        self.edit = button(self.tr("&Edit …"), icon="pencil")
        self.erase = button(self.tr("E&rase …"), "danger")
        self.all_orders = button(self.tr("&All orders …"), icon="receipt-text")
        self._lay_out()
        self._tabs.currentChanged.connect(self._on_tab)
        self.account.changed.connect(self._show_footer)
        self.orders.told.connect(self._on_told)
        self.all_orders.clicked.connect(self.all_orders_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.erase.clicked.connect(self.erase_wanted)
        self.show_customer("", None)

    @property
    def settled(self) -> bool:
        """Whether all that is shown was asked for."""
        return self.orders.settled

    @property
    def count_text(self) -> str:
        """How many orders are shown, and of how many."""
        return self._count.text()

    def show_account(self) -> None:
        """Show what the customer owes and is owed."""
        self._tabs.setCurrentIndex(_ACCOUNT)
        self.account.movements.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_customer(self, customer_id: str, document: Doc | None) -> None:
        """Show a customer, or that none is chosen."""
        for part in (self.account, self.orders):
            part.show_customer(customer_id if document is not None else "")
        self._empty.setVisible(document is None)
        self._card.setVisible(document is not None)
        if document is None:
            return
        self._card.set_title(called(document["name"]))
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for what, said in self._said(document):
            if said:
                words = Label(said, "body")
                words.setWordWrap(True)
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                words.setMinimumWidth(_longest_piece(words))
                title = Label(what, "body", "dim")
                title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self._facts.addRow(title, words)
        self._through = document["through"]
        self._show_footer()

    def _lay_out(self) -> None:
        for title, room in ((self.tr("Details"), self._details()), (self.tr("Account"), self.account)):
            self._tabs.addTab(title)
            self._rooms.addWidget(room)
        self._tabs.setAccessibleName(self.tr("What is shown of the customer"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._card.body.addWidget(self._tabs)
        self._card.body.addWidget(self._rooms, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._card, 1)

    def _details(self) -> QWidget:
        self._facts.setHorizontalSpacing(24)
        self._facts.setVerticalSpacing(8)
        self._facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        # What cannot be broken so far stands under its title.
        self._facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Last orders"), "strong"))
        head.addStretch(1)
        head.addWidget(self._count)
        # Neither the facts nor the list are pressed together on a small screen: both scroll there.
        shown = TallScrollArea()
        shown.column.setSpacing(8)
        shown.column.addLayout(self._facts)
        shown.column.addSpacing(4)
        shown.column.addLayout(head)
        shown.column.addWidget(self.orders, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.erase)
        buttons.addStretch(1)
        buttons.addWidget(self.all_orders)
        buttons.addWidget(self.edit)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(shown, 1)
        column.addLayout(buttons)
        return room

    @Slot(int, int)
    def _on_told(self, shown: int, in_all: int) -> None:
        count = self._formats.count
        part = self.tr("%1 of %2").replace("%1", count(shown)).replace("%2", count(in_all))
        self._count.setText(part if shown < in_all else count(in_all) if in_all else "")
        self.all_orders.setEnabled(in_all > 0)

    @Slot(int)
    def _on_tab(self, tab: int) -> None:
        self._rooms.setCurrentIndex(tab)
        self._show_footer()

    @Slot()
    def _show_footer(self) -> None:
        through = self.account.through if self._tabs.currentIndex() == _ACCOUNT else self._through
        text = self.tr("through event %1").replace("%1", self._formats.count(through))
        self._card.set_footer(text if through else "")

    def _said(self, document: Doc) -> list[tuple[str, str]]:
        last = self._formats.day(document["last_order"]) if document["last_order"] else ""
        return [
            (self.tr("Telephone"), document["phone"]),
            (self.tr("E-mail"), document["email"]),
            (self.tr("Address"), document["address"]),
            (self.tr("Note"), document["note"]),
            (self.tr("Number elsewhere"), document["reference"]),
            (self.tr("Orders"), self._formats.count(document["orders"])),
            (self.tr("Ordered for"), self._formats.money(document["spent"])),
            (self.tr("Last order"), last),
        ]


def _longest_piece(words: Label) -> int:
    """The width of the longest piece of a text in which a line cannot be broken."""
    pieces = re.findall(r"[^\s-]+-?", words.text())
    return max((words.fontMetrics().horizontalAdvance(piece) for piece in pieces), default=0)
