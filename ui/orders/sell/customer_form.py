"""For whom the sale is: a customer who is known, or one who is entered here and now."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from domain.kernel.ids import CommandId, CustomerId, new_id
from domain.kernel.messages import Receipt
from ui.customer_names import called
from ui.desk import Desk
from ui.orders.sell import ops
from ui.orders.sell.counter import Counter
from ui.orders.sell.customer_finder import CustomerFinder, Known, is_phone
from ui.orders.sell.sale_form import SaleForm
from ui.theme import look
from ui.widgets.announce import announce
from ui.widgets.buttons import button
from ui.widgets.column import Align, Column
from ui.widgets.label import Label
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_LIST_HEIGHT = 260


class CustomerForm(SaleForm):
    """Typing finds; Enter takes the one that is marked, or, where nobody matches, goes on to the new customer."""

    def __init__(self, desk: Desk, counter: Counter, customer_id: str | None) -> None:
        super().__init__(desk, counter, self.tr("Customer"), "")
        self._sale_id = counter.sale.sale_id
        self._finder = CustomerFinder(desk.live.view("customers").documents)
        self._command_id = CommandId(new_id())
        self._new = False
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name or telephone number"))
        self.search.textEdited.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.add_field(self.tr("&Find"), self.search)
        self._nobody = Label(self.tr("Nobody here matches. Enter goes on to a new customer."), "small", "dim")
        self.body.addWidget(self._nobody)
        self._model: RowsModel[Known] = RowsModel(self._columns(), lambda row: row.customer_id)
        self.table = Table(self._model, self.tr("Customers found"))
        self.name, self.phone = QLineEdit(), QLineEdit()
        self._lay_out()
        self._add_foot(customer_id)
        self.submitted.connect(self._on_submitted)
        self._on_typed("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = 0
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._model.rowCount() and not self._new:
            row = min(max(self.table.currentIndex().row() + step, 0), self._model.rowCount() - 1)
            self.table.selectRow(row)
            announce(self.search, self._model.row_at(row).name)
            return True
        return super().eventFilter(watched, event)

    def _columns(self) -> tuple[Column[Known], ...]:
        formats = self.desk.formats
        return (
            Column(self.tr("Name"), lambda row: called(row.name), stretch=True),
            Column(self.tr("Telephone"), lambda row: row.phone, width=140),
            Column(self.tr("Orders"), lambda row: row.orders, formats.count, Align.RIGHT, 72),
        )

    def _lay_out(self) -> None:
        self.setMinimumWidth(look.px(520))
        self.table.setFixedHeight(look.px(_LIST_HEIGHT))
        self.table.setSortingEnabled(False)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.row_activated.connect(self._on_submitted)
        self.body.addWidget(self.table)
        self._name_field = self.add_field(self.tr("&Name"), self.name)
        self._phone_field = self.add_field(self.tr("&Telephone"), self.phone)
        self.body.addStretch(1)

    def _add_foot(self, customer_id: str | None) -> None:
        self._new_button = button(self.tr("Ne&w customer"), icon="user-plus")
        self._new_button.setAutoDefault(False)
        self._new_button.clicked.connect(self._on_new)
        self.add_to_foot(self._new_button)
        if customer_id is not None:
            nobody = button(self.tr("No &customer"))
            nobody.setAutoDefault(False)
            nobody.clicked.connect(self._on_nobody)
            self.add_to_foot(nobody)

    def _show_new(self, new: bool) -> None:
        self._new = new
        self._nobody.setVisible(new and self._model.rowCount() == 0)
        self.table.setVisible(not new)
        self._name_field.setVisible(new)
        self._phone_field.setVisible(new)
        self._new_button.setVisible(not new)
        self._primary.setText(self.tr("Add customer") if new else self.tr("Choose customer"))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        found = self._finder.find(text)
        self._model.set_rows(found)
        if found:
            self.table.selectRow(0)
        self._show_new(bool(text.strip()) and not found)
        self.name.setText("" if is_phone(text) else text.strip())
        self.phone.setText(text.strip() if is_phone(text) else "")

    @Slot()
    def _on_new(self) -> None:
        self._show_new(True)
        self._next_empty().setFocus()

    def _next_empty(self) -> QLineEdit:
        return self.phone if self.name.text() else self.name

    @Slot()
    def _on_submitted(self) -> None:
        if not self._new:
            self._take(self.table.current_key())
        elif self.search.hasFocus():
            self._next_empty().setFocus()
        else:
            self._register()

    def _take(self, customer_id: str | None) -> None:
        if customer_id is not None:
            self.wish(partial(ops.set_sale_customer, self.desk, self._sale_id, CustomerId(customer_id)))

    def _register(self) -> None:
        self.set_busy(True)
        for field in (self._name_field, self._phone_field):
            field.set_problem("")
        ops.register_customer(
            self.desk, self._command_id, self.name.text(), self.phone.text(), self,
            done=self._on_registered, failed=self._on_not_registered,
        )  # fmt: skip

    def _on_registered(self, receipt: Receipt) -> None:
        self._take(str(receipt.result))

    def _on_not_registered(self, error: Exception) -> None:
        # Refused, it may be changed and sent again: another wish.
        self._command_id = CommandId(new_id())
        fields = {"name": self._name_field, "phone": self._phone_field}
        self.refuse(error, fields.get(str(getattr(error, "params", {}).get("field"))))

    @Slot()
    def _on_nobody(self) -> None:
        self.wish(partial(ops.set_sale_customer, self.desk, self._sale_id, None))
