"""What a person chooses in the window, as it is kept on this machine. Qt is not needed to read it."""

import msgspec

from ui.paper.choice import PrinterChoice
from ui.scan_settings import ScanSettings


class Kept(msgspec.Struct, kw_only=True):
    """Everything with a default: a file of an older or newer version is read as far as it goes."""

    theme: str = "system"
    zoom_percent: int = 100
    touch: bool = False
    """Whether what is pressed is large enough for fingers."""
    keys: dict[str, list[str]] = {}
    """The id of an action -> the keys that were chosen for it in place of the usual ones; empty for none."""
    scanner: ScanSettings = ScanSettings()
    customer_screen: str = ""
    """The name of the screen that the customer sees; empty for none."""
    printer: PrinterChoice = PrinterChoice()
    backup_folder: str = ""
    """Where backups go; empty for the folder ``backups`` of the store."""
    backup_after_z: bool = True
    """Whether one is made after each closing of the till."""
    recent_actions: list[str] = []
    """What was chosen in the palette, the latest first."""
