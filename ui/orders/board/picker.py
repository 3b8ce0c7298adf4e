"""What is done with the order that is being picked, in the order of scans and keys, which come faster than answers."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from domain.kernel.ids import CommandId
from domain.kernel.messages import Receipt
from domain.kernel.quantity import is_measure
from readmodels.catalog.look_up import Scanned
from ui.desk import Desk
from ui.orders import waiting_ops
from ui.orders.board.pick_table import PickTable
from ui.orders.sell.in_order import InOrder, Next
from ui.runner import Done, Failed


class Picker(QObject):
    """Each wish has its turn when the one before it is on disk, and reads then what lies ready."""

    picked = Signal(int)
    """Of this line something was put ready, or back."""
    onwards = Signal()
    """The line is done with; the next one is looked for."""
    weight_wanted = Signal(int)
    """So much of this line is to be weighed and typed."""
    unknown = Signal(str)
    """A code was scanned that no product has."""
    refused = Signal(object)
    """An exception: a rule said no, or the world failed. Everything is as it was."""
    ready = Signal(object)
    """The order lies ready: its ``number`` and ``total``."""

    def __init__(self, desk: Desk, order_id: str, table: PickTable, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._order_id = order_id
        self._table = table
        self._products = desk.live.view("catalogue")
        self._steps = InOrder(self)
        self._steps.start()

    @property
    def settled(self) -> bool:
        """Whether all that was scanned and pressed has been done."""
        return self._steps.count == 0

    # What is wished

    def scan(self, code: str) -> None:
        """Put what a code stands for ready."""
        self._steps.add(partial(self._scan, code))

    def take(self) -> None:
        """Take all that is left of the current line; with nothing left anywhere, the order lies ready."""
        self._steps.add(self._take)

    def step(self, step: int) -> None:
        """Put so many thousandths more of the current line ready, or back."""
        self._steps.add(partial(self._step, step))

    def become(self, line: int, amount: int) -> None:
        """Let so many thousandths of a line lie ready."""
        self._steps.add(partial(self._become, line, amount))

    def short(self, line: int, reason: str, command_id: CommandId, *, done: Done, failed: Failed) -> None:
        """Say that no more of a line can be had; the answer is the asker's."""
        waiting_ops.mark_short(
            self._desk, self._order_id, line, reason, self, command_id=command_id, done=done, failed=failed
        )

    def finish(self, *, as_ordered: bool) -> None:
        """Say that the order lies ready."""
        self._steps.add(partial(self._finish, as_ordered))

    # How it is done

    def _scan(self, code: str, then: Next) -> None:
        done, failed = partial(self._on_read, code, then), partial(self._on_refused, then)
        waiting_ops.read_scan(self._desk, code, self, done=done, failed=failed)

    def _on_read(self, code: str, then: Next, found: list[Scanned]) -> None:
        ordered: dict[str, int] = {}
        for row in sorted(self._table.lines.rows(), key=lambda row: row.complete):
            ordered.setdefault(row.sku, row.line)  # the first line that is not there yet, else the first
        meant = next((one for one in found if one.sku in ordered), found[0] if found else None)
        if meant is None:
            self.unknown.emit(code)
            then()
            return
        product = self._products.documents[meant.sku]
        if is_measure(product["unit"]) and meant.label is None and meant.sku in ordered:
            self.weight_wanted.emit(ordered[meant.sku])  # nobody knows what a piece without a label weighs
            then()
            return
        waiting_ops.pick_product(
            self._desk, self._order_id, meant.sku, meant.label.code if meant.label else "", self,
            done=partial(self._on_scanned, then), failed=partial(self._on_refused, then),
        )  # fmt: skip

    def _on_scanned(self, then: Next, receipt: Receipt) -> None:
        self.picked.emit(int(str(receipt.result)))
        then()

    def _take(self, then: Next) -> None:
        row = self._table.current_row()
        if row is not None and not row.complete:
            self._pick(row.line, row.quantity - row.picked, then, onwards=True)
        elif self._table.next_incomplete() is None:
            self._finish(False, then)
        else:
            self.onwards.emit()
            then()

    def _step(self, step: int, then: Next) -> None:
        row = self._table.current_row()
        if row is not None and not is_measure(row.unit):
            self._pick(row.line, step, then)
        elif row is not None and step < 0 and row.picked:
            self._pick(row.line, -row.picked, then)
        else:
            if row is not None and step > 0:
                self.weight_wanted.emit(row.line)
            then()

    def _become(self, line: int, amount: int, then: Next) -> None:
        row = self._table.lines.row_of(line)
        if row is None or row.picked == amount:
            self.onwards.emit()
            then()
        else:
            self._pick(line, amount - row.picked, then, onwards=True)

    def _pick(self, line: int, quantity: int, then: Next, *, onwards: bool = False) -> None:
        def done(_receipt: Receipt) -> None:
            self.picked.emit(line)
            if onwards:
                self.onwards.emit()
            then()

        failed = partial(self._on_refused, then)
        waiting_ops.pick_line(self._desk, self._order_id, line, quantity, self, done=done, failed=failed)

    def _finish(self, as_ordered: bool, then: Next) -> None:
        def done(receipt: Receipt) -> None:
            self.ready.emit(receipt.result)
            then()

        failed = partial(self._on_refused, then)
        waiting_ops.finish_picking(self._desk, self._order_id, as_ordered, self, done=done, failed=failed)

    def _on_refused(self, then: Next, error: Exception) -> None:
        self.refused.emit(error)
        then()
