"""What the counter tells the customer, whether or not there is a screen that shows it."""

from PySide6.QtCore import QObject, Signal


class CustomerBoard(QObject):
    """One per window. The open sale is followed by itself; only what was paid has to be said."""

    paid = Signal(object, object, object)
    """``total``, ``tendered`` and ``change``, in minor units."""

    def show_paid(self, total: int, tendered: int, change: int) -> None:
        """Say what was paid and what comes back, in minor units; it stays until something else is sold."""
        self.paid.emit(total, tendered, change)
