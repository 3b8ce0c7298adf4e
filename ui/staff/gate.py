"""One for each window: covers it while nobody has the register, and asks for the PIN of who approves."""

from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.runner import Unapproved
from ui.window_actions import LOCK


class Coverable(Protocol):
    """A window that something can stand over."""

    def cover(self, widget: QWidget) -> None:
        """Show this in place of everything."""

    def uncover(self) -> None:
        """Show what was there."""


class Gate(QObject):
    """Knows the lock screen only once somebody works here: a store without staff never imports it."""

    def __init__(self, desk: Desk, window: Coverable, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = window
        self._session = desk.runner.session
        self._covered = False
        self.lock = desk.actions.make(LOCK, parent, self._on_lock)
        self._session.changed.connect(self._on_changed)
        desk.runner.approval_wanted.connect(self._on_approval_wanted)
        self._on_changed()

    @Slot()
    def _on_lock(self) -> None:
        self._session.lock()

    @Slot()
    def _on_changed(self) -> None:
        self.lock.setVisible(self._session.staffed)
        self.lock.setEnabled(bool(self._session.staff_id))
        if self._session.locked and not self._covered:
            from ui.staff.lock_screen import LockScreen

            screen = LockScreen(self._desk)
            self._window.cover(screen)
            screen.begin()
        elif self._covered and not self._session.locked:
            self._window.uncover()
        self._covered = self._session.locked

    @Slot(object)
    def _on_approval_wanted(self, unapproved: Unapproved) -> None:
        if not unapproved.taken and self._is_mine(unapproved.wish.asker):
            from ui.staff.approval_form import ApprovalForm

            unapproved.taken = True
            self._desk.feedback.open_form(ApprovalForm(self._desk, unapproved))

    def _is_mine(self, asker: QObject) -> bool:
        one: QObject | None = asker
        while one is not None and one is not self._desk.window:
            one = one.parent()
        return one is not None
