"""The two forms about sales that wait: the word under which one is put aside, and the list of them."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit

from domain.kernel.ids import SaleId
from ui.desk import Desk
from ui.orders.sell import ops
from ui.orders.sell.counter import Counter
from ui.orders.sell.parked import Parked, TakenError, Waiting
from ui.orders.sell.sale_form import SaleForm
from ui.theme import look
from ui.widgets.column import Align, Column
from ui.widgets.field import Field
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_LIST_HEIGHT = 260


class ParkForm(SaleForm):
    """Asks for a word: a name, a table, the colour of a coat."""

    def __init__(self, desk: Desk, counter: Counter) -> None:
        super().__init__(desk, counter, self.tr("Park this sale"), self.tr("Park the sale"))
        self._sale_id = counter.sale.sale_id
        self.label = QLineEdit()
        self._field = self.add_field(self.tr("&Find it again as"), self.label, self.tr("A name, or what they wear."))
        self.submitted.connect(self._on_submitted)

    @Slot()
    def _on_submitted(self) -> None:
        self.wish(partial(ops.park_sale, self.desk, self._sale_id, self.label.text()), self._field)


class ParkedForm(SaleForm):
    """Follows what waits while it is open; Enter goes on with the chosen one."""

    def __init__(self, desk: Desk, counter: Counter, parked: Parked) -> None:
        super().__init__(desk, counter, self.tr("Parked sales"), self.tr("Go on with it"))
        self._parked = parked
        self._model: RowsModel[Waiting] = RowsModel(self._columns(), lambda row: row.sale_id)
        self.table = Table(self._model, self.tr("Parked sales"))
        self.table.setMinimumHeight(look.px(_LIST_HEIGHT))
        self.table.setSortingEnabled(False)
        self.table.set_empty_text(
            self.tr("No sale waits. Park one, and it stands here until somebody goes on with it.")
        )
        self.table.row_activated.connect(self._on_submitted)
        self.body.addWidget(self.table)
        self.setMinimumWidth(look.px(860))
        self.submitted.connect(self._on_submitted)
        parked.sales.patched.connect(self._show)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.table.setMinimumHeight(look.px(_LIST_HEIGHT))

    def refuse(self, error: Exception, field: Field | None = None) -> None:
        if isinstance(error, TakenError):
            self.show_problem(self._parked.taken_words())
        else:
            super().refuse(error, field)

    def _columns(self) -> tuple[Column[Waiting], ...]:
        formats = self.desk.formats
        return (
            Column(
                self.tr("Name"), lambda row: " · ".join(filter(None, [row.label, row.customer])), width=170, strong=True
            ),
            Column(self.tr("Products"), lambda row: row.products, stretch=True),
            Column(self.tr("Parked by"), lambda row: row.by, width=110),
            Column(self.tr("Since"), lambda row: row.since, formats.relative, width=120),
            Column(self.tr("Lines"), lambda row: row.lines, formats.count, Align.RIGHT, 64),
            Column(self.tr("Total"), lambda row: row.total, formats.money, Align.RIGHT, 100, strong=True),
        )

    @Slot()
    def _show(self) -> None:
        waiting = self._parked.waiting()
        self._model.become(waiting)
        if waiting and self.table.current_key() is None:
            self.table.selectRow(0)
        self._primary.setEnabled(bool(waiting))

    @Slot()
    def _on_submitted(self) -> None:
        sale_id = self.table.current_key()
        if sale_id is not None and not self.is_busy():
            self.wish(partial(self._parked.resume, SaleId(sale_id)))
