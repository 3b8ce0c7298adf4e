"""What stands over the whole window while nobody has the register."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from domain.kernel.errors import Rejected
from ui.desk import Desk
from ui.sentences import spoken
from ui.staff.pin_entry import PinEntry
from ui.theme import look
from ui.widgets.card import Card

_WIDTH, _HEIGHT = 660, 440


class LockScreen(QWidget):
    """Everybody who works here, and a pad. What lies under it stays as it was."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = desk.runner.session
        self.setAccessibleName(self.tr("Sign in"))
        self.entry = PinEntry()
        self.entry.entered.connect(self._on_entered)
        card = Card(self.tr("Who is at the till?"))
        card.body.addWidget(self.entry, 1)
        card.setMinimumSize(look.px(_WIDTH), look.px(_HEIGHT))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 2)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        self.setFocusProxy(self.entry)
        self._session.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Offer everybody who works here."""
        self.entry.set_people(self._session.people())

    def begin(self) -> None:
        """Ask anew who it is."""
        self.entry.set_busy(False)
        self.entry.choose("")
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str)
    def _on_entered(self, staff_id: str, pin: str) -> None:
        self.entry.set_busy(True)
        self._session.sign_in(staff_id, pin, self, failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Rejected):
            self.entry.refuse(error)
        else:
            self.entry.set_busy(False)
            spoken(self._desk.feedback, error, self._desk.formats)
