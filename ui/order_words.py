"""Where an order stands, in words, tones and icons that are the same wherever orders are shown."""

from PySide6.QtCore import QCoreApplication

STATUS_TONE = {"open": "accent", "finished": "ok", "cancelled": "dim"}
STATUS_ICON = {"open": "clock", "finished": "circle-check", "cancelled": "circle-x"}


def status_text(status: str) -> str:
    """Say where an order stands."""
    return {
        "open": QCoreApplication.translate("Orders", "Waiting"),
        "finished": QCoreApplication.translate("Orders", "Finished"),
        "cancelled": QCoreApplication.translate("Orders", "Cancelled"),
    }[status]
