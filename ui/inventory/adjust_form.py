"""The form that puts the stock of one product right, by how many more or fewer, or by what was counted."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QRadioButton

from domain.inventory.events import Reason
from domain.kernel.messages import Receipt
from ui.command_form import CommandForm
from ui.desk import Desk
from ui.inventory import ops, reasons
from ui.inventory.entry import shown_unit
from ui.store import Doc
from ui.widgets.fields import QuantityEdit
from ui.widgets.label import Label


class AdjustForm(CommandForm):
    """What is sold while somebody counts stays sold: a count is held against what was there when it was typed."""

    FIELD_OF = {"not_enough_stock": "quantity", "nothing_to_adjust": "quantity", "reason_needs_document": "reason"}

    def __init__(self, desk: Desk, sku: str, stock: Doc) -> None:
        super().__init__(desk, self.tr("Adjust %1").replace("%1", stock["name"]), self.tr("Adjust stock"))
        self._sku = sku
        self._unit = shown_unit(stock["unit"])
        self._view = desk.live.view("stock")
        self._base = stock["on_hand"]
        self.counted = QRadioButton(self.tr("&Counted"))
        self.difference = QRadioButton(self.tr("More or &fewer"))
        ways = QButtonGroup(self)
        choice = QHBoxLayout()
        for way in (self.counted, self.difference):
            ways.addButton(way)
            choice.addWidget(way)
        choice.addStretch(1)
        self.counted.setChecked(True)
        self.quantity = QuantityEdit(desk.formats, self.tr("Quantity"))
        self.quantity.set_required()
        self.reason = QComboBox()
        for reason in reasons.BY_HAND:
            self.reason.addItem(reasons.word(reason), reason)
        self.note = QLineEdit()
        self.outcome = Label("", "strong")
        self.outcome.setWordWrap(True)
        self.body.addLayout(choice)
        self.add_named("quantity", self.tr("&Quantity"), self.quantity)
        self.body.addWidget(self.outcome)
        self.add_named("reason", self.tr("&Reason"), self.reason)
        self.add_named("note", self.tr("N&ote"), self.note)
        ways.buttonClicked.connect(self._on_way)
        self.quantity.value_changed.connect(self._on_typed)
        self._view.patched.connect(self._on_patched)
        self._say()

    @property
    def change(self) -> int | None:
        """How many thousandths more, or fewer below zero, or None while no number stands there."""
        typed = self.quantity.value()
        return typed if typed is None or self.difference.isChecked() else typed - self._base

    def send(self) -> None:
        ops.adjust_stock(
            self.desk, self._sku, self.change or 0, Reason(self.reason.currentData()), self.note.text(), self,
            command_id=self.command_id, done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, _receipt: Receipt) -> None:
        stock = self._view.documents[self._sku]
        text = self.tr("%1: %2 on hand now").replace("%1", stock["name"])
        self.desk.feedback.done(text.replace("%2", self._written(stock["on_hand"])))

    @Slot()
    def _on_way(self) -> None:
        self.quantity.set_lowest(None if self.difference.isChecked() else 0)
        self._say()

    @Slot(object)
    def _on_typed(self, _value: int | None) -> None:
        self._base = self._on_hand()
        self._say()

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        if self._sku in patches:
            self._say()

    def _say(self) -> None:
        change, on_hand = self.change, self._on_hand()
        if change is None:
            text = self.tr("%1 on hand now")
        elif on_hand == self._base or self.difference.isChecked():
            text = self.tr("%1 on hand now, %2 after this (%3)")
        else:
            text = self.tr("%1 on hand now, %2 after this (%3: %4 were on hand when the count was typed)")
        for place, figure in (
            ("%1", self._written(on_hand)),
            ("%2", self._written(on_hand + (change or 0))),
            ("%3", ("+" if (change or 0) > 0 else "") + self._written(change or 0)),
            ("%4", self._written(self._base)),
        ):
            text = text.replace(place, figure)
        self.outcome.setText(text)

    def _on_hand(self) -> int:
        return int(self._view.documents[self._sku]["on_hand"])

    def _written(self, thousandths: int) -> str:
        return self.desk.formats.quantity(thousandths, self._unit)
