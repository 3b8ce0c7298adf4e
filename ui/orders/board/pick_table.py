"""The lines of an order while it is picked: Space takes one more, minus puts one back, Enter takes the whole line."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from domain.kernel.quantity import THOUSAND
from ui.format import Formats
from ui.orders.board.lines import PickRow, pick_columns
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_STEPS = {" ": THOUSAND, "+": THOUSAND, "-": -THOUSAND}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PickTable(Table):
    """Says what is wished for the current line; who owns it asks for it."""

    taken = Signal()
    """Enter, or two clicks: all that is left of the line."""
    stepped = Signal(int)
    """Space, plus or minus, in thousandths."""

    def __init__(self, formats: Formats) -> None:
        self.lines: RowsModel[PickRow] = RowsModel(pick_columns(formats), lambda row: row.line)
        super().__init__(self.lines, QCoreApplication.translate("Board", "What is picked"))
        self.lines.setParent(self)
        self.setSortingEnabled(False)
        self.doubleClicked.connect(self.taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.taken.emit()  # and not the button of the form as well
        elif event.text() in _STEPS:
            self.stepped.emit(_STEPS[event.text()])
        else:
            super().keyPressEvent(event)

    def current_row(self) -> PickRow | None:
        """Return the current line."""
        return self.lines.row_of(self.current_key())

    def next_incomplete(self) -> PickRow | None:
        """Return the first line below the current one of which more must be looked for, else the first of all."""
        rows, place = self.lines.rows(), max(self.currentIndex().row(), 0)
        return next((row for row in rows[place:] + rows[:place] if not row.complete), None)
