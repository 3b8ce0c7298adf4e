"""Everything that speaks up: toasts, questions, forms and bad news. No other file opens a dialog.

Dialogs are imported when there is something to say: the window stands sooner without them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.toast import Toast
from ui.widgets.toasts import Toasts

if TYPE_CHECKING:
    from ui.widgets.form_dialog import FormDialog


class Feedback(QObject):
    """One per window. Prefer `done` with an undo to `confirm`: a question is for what cannot be taken back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._toasts = Toasts(window)

    def done(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """It is done: "Order 1042, €38.40". `undo` reverses it by a command of its own."""
        self._toasts.add(Toast(sentence, "ok", self.tr("Undo"), undo))

    def tell(self, sentence: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Good to know, with at most one thing to do about it, such as "Open file"."""
        self._toasts.add(Toast(sentence, "accent", action_text, action))

    def warn(self, sentence: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """It worked, but somebody should look; or a rule said no, and there is no field to say it beside."""
        self._toasts.add(Toast(sentence, "warn", action_text, action))

    def failed(self, sentence: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """The world failed (disk full, printer off): a sentence and the next step. It stays until it is dismissed."""
        self._toasts.add(Toast(sentence, "error", action_text, action))

    def broken(self, details: str) -> None:
        """Our own mistake: one calm sentence, and the details to copy."""
        from ui.widgets.dialogs import TroubleDialog

        TroubleDialog(details, self._window).open()

    def confirm(self, question: str, consequence: str, verb: str, then: Callable[[], object]) -> None:
        """Ask before what cannot be taken back; `verb` is on the button, `then` runs if it is pressed."""
        from ui.widgets.dialogs import ConfirmDialog

        ConfirmDialog(question, consequence, verb, then, self._window).open()

    def open_form(self, form: "FormDialog") -> None:
        """Show a form over the window; it is gone once it is closed."""
        form.setParent(self._window, form.windowFlags())
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.open()

    def choose_file(self, title: str, kinds: str, then: Callable[[str], object]) -> None:
        """Ask for a file to read; `kinds` is Qt's filter, such as "Tables (*.csv *.xlsx)". `then` gets its path."""
        dialog = self._file_dialog(title, then)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(kinds)
        dialog.open()

    def choose_folder(self, title: str, start: str, then: Callable[[str], object]) -> None:
        """Ask for a folder, beginning at `start`."""
        dialog = self._file_dialog(title, then)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setDirectory(start)
        dialog.open()

    def choose_target(self, title: str, kinds: str, name: str, then: Callable[[str], object]) -> None:
        """Ask where to write a file that is called `name` unless the person says otherwise."""
        dialog = self._file_dialog(title, then)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kinds)
        dialog.selectFile(name)
        dialog.open()

    def sentences(self) -> list[str]:
        """What the toasts say now, oldest first."""
        return self._toasts.texts()

    @Slot()
    def undo_latest(self) -> None:
        """Press the button of the newest toast that has one (Ctrl+Z)."""
        self._toasts.act_on_latest()

    def _file_dialog(self, title: str, then: Callable[[str], object]) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(then)
        return dialog
