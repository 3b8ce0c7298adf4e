"""Words for people who hear the screen: what appears without taking the focus is read out."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, urgent: bool = False) -> None:
    """Let a screen reader say `text`, at once where it is urgent, else when it has finished."""
    # Qt makes the hundreds of names of this class with its first use, which the start of the window does not need.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
