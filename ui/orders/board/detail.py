"""The chosen order, whole: for whom, what of it lies ready, what is due, and what is done with it next."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.format import Formats
from ui.orders.board.lines import PickRow, pick_columns, pick_rows
from ui.orders.board.rows import STAGE_ICON, STAGE_TONE, customer_name, due_words, stage_words
from ui.store import Doc
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table


class BoardDetail(QWidget):
    """Is given an order that waits; its buttons do what the keys do."""

    next_wanted = Signal()

    def __init__(self, formats: Formats, name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._formats = formats
        self._name_of = name_of
        self._empty = EmptyState(
            "clipboard-check", self.tr("No order waits"),
            self.tr("Orders by telephone stand here until they are handed over. F4 on Sell makes one."),
        )  # fmt: skip
        self._card = Card("")
        self._icon = IconLabel("circle", "dim", 16)
        self._stage = Label("", "strong")
        self._when, self._who = ElidedLabel("", "body"), ElidedLabel("", "body")
        self._address = Label("", "body", "dim")
        self._note = Label("", "body")
        self._missing = Label("", "small", "warn")
        for label in (self._address, self._note, self._missing):
            label.setWordWrap(True)
        self._model: RowsModel[PickRow] = RowsModel(pick_columns(formats, remarks=False), lambda row: row.line)
        self.table = Table(self._model, self.tr("Lines"))
        self._model.setParent(self.table)  # it is asked how its columns are laid out also when all ends
        self.table.setObjectName("board_lines")
        self.table.setSortingEnabled(False)
        self._sums = [(Label("", "body", "dim"), Label("", "number", "dim")) for _ in range(2)]
        self._due = Label("", "large_number")
        self.next = button("", "primary", "package-open")
        self.next.clicked.connect(self.next_wanted)
        self._lay_out()

    def show_order(self, order: Doc | None, customers: Mapping[str, Doc], products: Mapping[str, Doc]) -> None:
        """Show an order, or that none waits."""
        self._empty.setVisible(order is None)
        self._card.setVisible(order is not None)
        if order is None:
            return
        self._card.set_title(self.tr("Order %1").replace("%1", str(order["number"])))
        self._icon.set_icon(STAGE_ICON[order["stage"]], STAGE_TONE[order["stage"]])
        self._stage.setText(stage_words(order, products, self._name_of))
        self._stage.set_tone(STAGE_TONE[order["stage"]])
        delivered = order["way"] == "delivery"
        way = self.tr("is delivered") if delivered else self.tr("is fetched")
        promised = self._formats.promised(order["promised_for"]) or self.tr("Without a time")
        self._when.set_text(f"{promised}, {way}")
        customer = customers.get(order["customer_id"] or "", {})
        self._who.set_text(" · ".join(filter(None, [customer_name(order, customers), customer.get("phone", "")])))
        self._show(self._address, self._where(customer) if delivered else "")
        self._show(self._note, order["note"])
        self._show(self._missing, self._missing_words(order))
        self._model.become(pick_rows(order, products))
        self._show_sums(order)
        self._show_next(order)

    def set_footer(self, text: str) -> None:
        """Say at its foot through which event it speaks."""
        self._card.set_footer(text)

    def _where(self, customer: Mapping[str, str]) -> str:
        address = customer.get("address", "")
        self._address.set_tone("dim" if address else "error")
        return address or self.tr("No address is known: enter it with F4.")

    def _missing_words(self, order: Doc) -> str:
        """Say what could not be had: so far, or for good."""
        words = self.tr("%1 × %2 missing (%3)")
        short = [
            {"name": pick["name"], "missing": pick["quantity"] - pick["picked"], "reason": pick["short"]}
            for pick in order["picks"]
            if pick["short"]
        ]
        return "\n".join(
            words.replace("%1", self._formats.quantity(one["missing"])).replace("%2", one["name"])
            .replace("%3", one["reason"])
            for one in short or order["missing"]
        )  # fmt: skip

    def _show_sums(self, order: Doc) -> None:
        money, due = self._formats.money, order["total"] - order["paid"]
        sums = [(self.tr("Total"), money(order["total"])), (self.tr("Paid"), money(order["paid"]))]
        for (what, figure), (words, amount) in zip(self._sums, sums, strict=True):
            what.setText(words)
            figure.setText(amount)
        self._due.setText(due_words(due, self._formats))
        self._due.set_tone("ok" if due <= 0 else "text")

    def _show_next(self, order: Doc) -> None:
        stage, delivered = order["stage"], order["way"] == "delivery"
        if stage in ("to_pick", "picking"):
            self.next.setText(self.tr("Pick …"))
        elif stage == "ready" and delivered:
            self.next.setText(self.tr("Out for delivery"))
        else:
            self.next.setText(self.tr("Hand over …"))

    @staticmethod
    def _show(label: Label, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _lay_out(self) -> None:
        stage = QHBoxLayout()
        stage.setSpacing(6)
        stage.addWidget(self._icon)
        stage.addWidget(self._stage)
        stage.addStretch(1)
        sums = QGridLayout()
        sums.setHorizontalSpacing(24)
        sums.setVerticalSpacing(4)
        sums.setColumnStretch(0, 1)
        for row, (what, figure) in enumerate(self._sums):
            sums.addWidget(what, row, 1, Qt.AlignmentFlag.AlignRight)
            sums.addWidget(figure, row, 2, Qt.AlignmentFlag.AlignRight)
        sums.addWidget(self._due, 2, 1, 1, 2, Qt.AlignmentFlag.AlignRight)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        body = self._card.body
        body.addLayout(stage)
        for label in (self._when, self._who, self._address, self._note):
            body.addWidget(label)
        body.addWidget(self.table, 1)
        body.addWidget(self._missing)
        body.addLayout(sums)
        body.addSpacing(8)
        body.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._card, 1)
