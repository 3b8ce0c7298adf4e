"""The field in which somebody says why: a usual reason from the list, or words of one's own."""

from PySide6.QtWidgets import QComboBox


def reason_box(*usual: str, chosen: int = -1) -> QComboBox:
    """Return a field for a reason, empty at first: the first usual one is nobody's reason until it is ``chosen``.

    Nothing is completed in it: a completion would change what is typed, and take the Enter that sends it.
    """
    box = QComboBox()
    box.setEditable(True)
    box.setCompleter(None)  # type: ignore[arg-type]
    box.addItems(usual)
    box.setCurrentIndex(chosen)
    return box
