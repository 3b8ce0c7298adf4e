"""What the keys of the Till page do: each opens a form, and the count leads to the close."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from ui.command_form import CommandForm
from ui.desk import Desk
from ui.store import Doc
from ui.till import ops
from ui.till.actions import ACTIONS
from ui.till.close_form import CloseForm, Tally
from ui.till.count_form import Counted, CountForm
from ui.till.forms import DrawerForm, PayInForm, PayOutForm
from ui.till.open_form import OpenForm


class TillVerbs(QObject):
    """Remembers what was counted here, for the form that closes the till."""

    opened = Signal()
    """A shift has begun."""
    counting = Signal(bool)
    """Somebody begins to count, and must not see what should be there; or is done with it."""
    closed = Signal(str)
    """The shift with this id is over."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = desk.live.view("till")
        self._session = desk.runner.session
        self._tally = Tally()

    @property
    def till(self) -> Doc | None:
        """The document of the till while it is open."""
        till = self._view.documents.get(ops.REGISTER)
        return till if till is not None and till["shift_id"] else None

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what answers the page's actions, by their wishes."""
        return {
            "open": self.on_open, "pay-in": self._on_pay_in, "pay-out": self._on_pay_out, "drawer": self._on_drawer,
            "count": self._on_count, "close": self.on_close,
        }  # fmt: skip

    @Slot()
    def on_open(self) -> None:
        """Ask what lies in the drawer, and begin a shift."""
        till = self._view.documents.get(ops.REGISTER)
        form = OpenForm(self._desk, till["float_left"] if till is not None else 0)
        form.accepted.connect(self.opened)
        self._show(form)

    @Slot()
    def on_close(self) -> None:
        """Count, where nobody at this window has, and close."""
        till = self.till
        if till is not None and self._tally.shift_id == till["shift_id"]:
            self._close()
        elif till is not None:
            self._count(second=False, closing=True)

    @Slot()
    def _on_pay_in(self) -> None:
        self._show(PayInForm(self._desk))

    @Slot()
    def _on_pay_out(self) -> None:
        self._show(PayOutForm(self._desk))

    @Slot()
    def _on_drawer(self) -> None:
        self._show(DrawerForm(self._desk))

    @Slot()
    def _on_count(self) -> None:
        till = self.till
        if till is not None:
            by, staffed = till["counted_by"], self._session.staffed
            self._count(second=bool(by) and staffed and by != self._session.staff_id, closing=False)

    @Slot()
    def _on_second_wanted(self) -> None:
        till = self.till
        if till is None:
            return
        if self._session.staffed and till["counted_by"] == self._session.staff_id:
            text = self.tr("The second count is another person's: let them take over the till, then count (%1).")
            count = next(spec for spec in ACTIONS if spec.id == "till.count")
            self._desk.feedback.tell(text.replace("%1", ", ".join(self._desk.actions.keys(count))))
        else:
            self._count(second=True, closing=True)

    def _show(self, form: CommandForm) -> None:
        self._desk.feedback.open_form(form)

    def _count(self, *, second: bool, closing: bool) -> None:
        till = self.till
        assert till is not None
        form = CountForm(self._desk, till, second=second, closing=closing)
        form.counted.connect(self._on_counted_to_close if closing else self._on_counted)
        form.passed_over.connect(self._close)
        form.finished.connect(self._on_finished)
        self.counting.emit(True)
        self._show(form)

    @Slot()
    def _on_finished(self) -> None:
        self.counting.emit(False)

    @Slot(object, bool)
    def _on_counted(self, counted: tuple[Counted, ...], second: bool) -> None:
        self._take_count(counted, second)
        self._desk.feedback.done(self.tr("The count is saved"))

    @Slot(object, bool)
    def _on_counted_to_close(self, counted: tuple[Counted, ...], second: bool) -> None:
        self._take_count(counted, second)
        self._close()

    def _take_count(self, counted: tuple[Counted, ...], second: bool) -> None:
        till = self.till
        if till is not None:
            same = self._tally if self._tally.shift_id == till["shift_id"] else Tally(till["shift_id"])
            self._tally = same._replace(second=counted) if second else same._replace(first=counted)

    @Slot()
    def _close(self) -> None:
        till = self.till
        if till is not None:
            form = CloseForm(self._desk, till, self._tally if self._tally.shift_id == till["shift_id"] else Tally())
            form.closed.connect(self.closed)
            form.second_wanted.connect(self._on_second_wanted)
            self._show(form)
