"""How an order was paid and what was given back of it: each receipt with its means, newest first."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.format import Formats
from ui.paper.receipt import method, receipt_title
from ui.theme import look
from ui.widgets.entry import ROW_HEIGHT, Entry
from ui.widgets.entry_list import EntryList

_MOST = 3
"""Rows that are seen at once; hardly an order has more payments."""


class PaymentList(EntryList):
    """Is given payments of the archive; takes no room while there are none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Payments, newest first"), parent)
        self._desk = desk
        self.show_payments([])

    def show_payments(self, payments: list[dict[str, Any]]) -> None:
        """Show these, the newest of which comes first."""
        formats, name_of = self._desk.formats, self._desk.runner.session.name_of
        self.entries.become(payment_entry(one, place, formats, name_of) for place, one in enumerate(payments))
        self.setVisible(bool(payments))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(min(self.entries.rowCount(), _MOST) * look.target(ROW_HEIGHT))


def payment_entry(payment: dict[str, Any], place: int, formats: Formats, name_of: Callable[[str], str]) -> Entry:
    """Return a payment of the archive as it stands in a list; ``place`` counts them from the newest."""
    back = payment["kind"] == "refunded"
    event = _tr("event %1").replace("%1", formats.count(payment["position"]))
    means = ", ".join(_means(tender, formats, alone=len(payment["tenders"]) == 1) for tender in payment["tenders"])
    change = _tr("change %1").replace("%1", formats.amount(payment["change"])) if payment["change"] else ""
    details = (means, change, formats.relative(payment["at"]), name_of(payment["actor"]))
    left = _tr("%1 left to pay").replace("%1", formats.money(payment["balance"]))
    return Entry(
        key=payment["payment_id"], order=place, icon="undo-2" if back else "banknote", tone="dim" if back else "accent",
        title=receipt_title(payment["register"], payment["receipt"], refund=back),
        detail=" · ".join(filter(None, details)), figure=formats.money(-payment["paid"] if back else payment["paid"]),
        under=left if payment["balance"] > 0 and not back else event,
    )  # fmt: skip


def _means(tender: dict[str, Any], formats: Formats, *, alone: bool) -> str:
    words = " ".join(filter(None, (method(tender["kind"], tender["method"]), tender["reference"])))
    handed = tender["tendered"] or tender["amount"]
    return words if alone and handed == tender["amount"] else f"{words} {formats.amount(handed)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Orders", text)
