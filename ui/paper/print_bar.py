"""The bar over every page while something about printing wants a decision: never a dialog, and it stops nothing."""

from functools import cached_property

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.kernel.errors import Rejected, Unavailable
from ui.format import Formats
from ui.paper.printing import PrintState
from ui.paper.prints import Prints
from ui.sentences import sentence
from ui.widgets.banner import Banner


class PrintBar(QWidget):
    """Hidden as long as everything is printed."""

    def __init__(self, prints: Prints, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = prints.queue
        self._formats = formats
        self._shown = PrintState()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 12, 24, 0)
        self.hide()
        prints.changed.connect(self._on_changed)
        self._on_changed(self._queue.state)

    @cached_property
    def _banner(self) -> Banner:
        """Made when there is something to say first: most days all is printed."""
        banner = Banner()
        banner.action_wanted.connect(self.act)
        banner.dismissed.connect(self._on_dismissed)
        self._column.addWidget(banner)
        return banner

    @property
    def text(self) -> str:
        """What is said now, or ""."""
        return self._banner.text

    @Slot()
    def act(self) -> None:
        """Do what the button says: print once more, or print what is asked about."""
        if self._shown.trouble is not None:
            self._queue.reprint()
        elif self._shown.late or self._shown.asked:
            self._queue.print_asked()

    @Slot()
    def _on_dismissed(self) -> None:
        self._queue.give_up()

    @Slot(object)
    def _on_changed(self, state: PrintState) -> None:
        before, self._shown = self._shown, state
        if _said(state) == _said(before):
            return
        if state.trouble is not None:
            self._banner.show_error(self._trouble(state), self.tr("Reprint"))
        elif state.late:
            words = self.tr("Not printed before the program ended: %1").replace("%1", str(state.late))
            self._banner.show_warning(words, self.tr("Print"))
        elif state.asked:
            self._banner.show_info(state.asked, self.tr("Print"))
        else:
            self._banner.clear()
        self.setVisible(not self._banner.isHidden())

    def _trouble(self, state: PrintState) -> str:
        if isinstance(state.trouble, Rejected | Unavailable):
            why = sentence(state.trouble, self._formats)
        else:
            why = self.tr("Something went wrong in Tillbook itself.")
        words = self.tr("%1 is not printed.").replace("%1", state.title)
        if state.waiting > 1:
            words = self.tr("%1 is not printed, nor is what waits behind it: %2.").replace("%1", state.title)
            words = words.replace("%2", str(state.waiting - 1))
        return f"{words} {why}"


def _said(state: PrintState) -> tuple[object, ...]:
    return (state.trouble, state.waiting if state.trouble else 0, state.late, state.asked)
