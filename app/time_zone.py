"""Which time zone this machine keeps, because a store's days and hours are those on its wall clock."""

from PySide6.QtCore import QTimeZone

from domain.kernel.clock import zone


def machine_time_zone() -> str:
    """Return the machine's time zone as an IANA name, UTC where it names none that is known here."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode(errors="replace")
    try:
        zone(name)
    except (ValueError, OSError, LookupError):
        return "UTC"
    return name
