"""Somebody else types their PIN, so that what was asked for is done: once, for exactly that."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from domain.kernel.errors import Rejected
from domain.kernel.messages import Receipt
from ui.desk import Desk
from ui.runner import Unapproved
from ui.staff import roles
from ui.staff.pin_entry import PinEntry
from ui.theme import look
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Label

_ABOUT_THE_PIN = frozenset({"wrong_pin", "wrong_pin_wait", "pin_wait", "needs_approval", "unknown_staff"})


class ApprovalForm(FormDialog):
    """Offers whoever may approve. Whoever asked waits for the answer, and hears the refusal where it is cancelled."""

    def __init__(self, desk: Desk, unapproved: Unapproved, parent: QWidget | None = None) -> None:
        role = roles.word(unapproved.role)
        super().__init__(self.tr("Approval needed"), "", parent)
        self._desk = desk
        self._wish = unapproved.wish
        self._answer: Receipt | Exception = unapproved.error
        self._primary.hide()  # the last digit sends it
        # At the counter the sale asks, and what for stands over the form that is open.
        asker = unapproved.wish.asker
        form = asker if isinstance(asker, FormDialog) else QApplication.activeModalWidget()
        what = f"{form.windowTitle()}. " if isinstance(form, FormDialog) else ""
        words = Label(what + self.tr("For this the role %1 is needed.").replace("%1", role), "body", "dim")
        words.setWordWrap(True)
        self.entry = PinEntry()
        self.entry.setMinimumHeight(look.px(390))
        self.entry.setMinimumWidth(look.px(580))
        self.body.addWidget(words)
        self.body.addWidget(self.entry)
        self.setFocusProxy(self.entry)
        self.entry.entered.connect(self._on_entered)
        self.entry.left.connect(self.reject)
        self.finished.connect(self._on_finished)
        people = desk.runner.session.people()
        enough = roles.rank(unapproved.role)
        self.entry.set_people({key: one for key, one in people.items() if roles.rank(one["role"]) >= enough})
        self.entry.choose("")
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str)
    def _on_entered(self, staff_id: str, pin: str) -> None:
        self.entry.set_busy(True)
        runner = self._desk.runner
        runner.approve(self._wish, staff_id, pin, self, done=self._on_done, failed=self._on_failed)

    def _on_done(self, receipt: Receipt) -> None:
        self._answer = receipt
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Rejected) and error.code in _ABOUT_THE_PIN:
            self.entry.refuse(error)
        else:
            self._answer = error
            self.accept()

    @Slot()
    def _on_finished(self) -> None:
        self._desk.runner.answer(self._wish, self._answer)
