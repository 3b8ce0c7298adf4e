"""The lines of an order of which some come back: marked with Space, counted with plus and minus, or with figures."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from domain.kernel.quantity import THOUSAND
from ui.format import Formats
from ui.orders.sell.bought import Left
from ui.orders.sell.stock_words import amount
from ui.widgets.column import Align, Column
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_STEPS = {"+": THOUSAND, "-": -THOUSAND}


class BackTable(Table):
    """Says what is wished for the current line; who owns it reckons."""

    toggled = Signal()
    """Space, or two clicks."""
    stepped = Signal(int)
    """Plus or minus, in thousandths."""

    def __init__(self, formats: Formats) -> None:
        self.lines: RowsModel[Left] = RowsModel(_columns(formats), lambda row: row.line)
        super().__init__(self.lines, QCoreApplication.translate("TakeBack", "What comes back"))
        self.lines.setParent(self)
        self.setSortingEnabled(False)
        self.doubleClicked.connect(self.toggled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif event.text() in _STEPS:
            self.stepped.emit(_STEPS[event.text()])
        else:
            super().keyPressEvent(event)


def _columns(formats: Formats) -> tuple[Column[Left], ...]:
    tr = QCoreApplication.translate

    def quantity(thousandths: int, unit: str) -> str:
        return amount(thousandths, unit, formats) if thousandths else ""

    def tone(row: Left) -> str:
        return "text" if row.left else "dim"

    return (
        Column(
            tr("TakeBack", "Product"), lambda row: row.name, stretch=True, width=200, tone=tone,
            icon=lambda row: "square-check" if row.back else "square" if row.left else "",
        ),
        Column(
            tr("TakeBack", "Bought"), lambda row: quantity(row.bought, row.unit), align=Align.RIGHT, width=80, tone=tone
        ),
        Column(tr("TakeBack", "Paid"), lambda row: row.paid, formats.amount, Align.RIGHT, 84, tone=tone),
        Column(
            tr("TakeBack", "Still theirs"), lambda row: quantity(row.left, row.unit) or tr("TakeBack", "nothing"),
            align=Align.RIGHT, width=96, tone=tone,
        ),
        Column(
            tr("TakeBack", "Comes back"), lambda row: quantity(row.back, row.unit), align=Align.RIGHT, width=96,
            strong=True,
        ),
    )  # fmt: skip
