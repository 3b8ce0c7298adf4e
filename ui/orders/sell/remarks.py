"""What went wrong, said beside the field until it is settled: a code that is not known is never lost."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from domain.kernel.barcodes import normalize_code
from domain.kernel.errors import Rejected, Unavailable
from ui.desk import Desk
from ui.sentences import sentence, spoken
from ui.widgets.banner import Banner


class Remarks(QObject):
    """One banner: unknown codes stay until they are dismissed, a refusal until the next thing succeeds."""

    search_wanted = Signal(str)
    """The code that was not known should be searched for."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.banner = Banner(parent)
        self.banner.action_wanted.connect(self._on_action)
        self._desk = desk
        self._codes: list[str] = []
        self._refusal = ""

    @Slot(str)
    def unknown(self, code: str) -> None:
        """A code was scanned that no product has."""
        if self.banner.isHidden():
            self._codes.clear()
        self._codes.append(code)
        self._say()

    def found(self, code: str) -> None:
        """Somebody has chosen what this code means."""
        if code in self._codes:
            self._codes.remove(code)
            if self._codes or self._refusal:
                self._say()
            else:
                self.banner.clear()

    @Slot(object)
    def refused(self, error: Exception) -> None:
        """A rule said no, or the world failed."""
        if isinstance(error, Rejected | Unavailable):
            self._refuse(sentence(error, self._desk.formats))
        else:
            spoken(self._desk.feedback, error, self._desk.formats)

    def nothing_found(self, typed: str) -> None:
        """No product matches what was typed."""
        self._refuse(self.tr("No product matches “{text}”. Try fewer letters.").format(text=typed[:60]))

    @Slot()
    def settle(self) -> None:
        """Something succeeded: the last refusal is no longer of interest."""
        if self._refusal:
            self._refusal = ""
            if self._codes and not self.banner.isHidden():
                self._say()
            else:
                self.banner.clear()

    @Slot()
    def clear(self) -> None:
        """Nothing is to be said any more."""
        self._codes.clear()
        self._refusal = ""
        self.banner.clear()

    def _refuse(self, text: str) -> None:
        if self.banner.isHidden():
            self._codes.clear()
        self._refusal = text
        self._say()

    def _say(self) -> None:
        QApplication.beep()
        words = [self._about_codes(), self._refusal]
        self.banner.show_error(" ".join(filter(None, words)), self.tr("Search") if self._codes else "")

    def _about_codes(self) -> str:
        if not self._codes:
            return ""
        if len(self._codes) > 1:
            return self.tr("No product has these codes: {codes}.").format(codes=", ".join(self._codes))
        if _misread(self._codes[0]):
            return self.tr("The code {code} was misread. Scan it again.").format(code=self._codes[0])
        return self.tr("No product has the code {code}.").format(code=self._codes[0])

    @Slot()
    def _on_action(self) -> None:
        code = self._codes[-1]
        self.clear()
        self.search_wanted.emit(code)


def _misread(code: str) -> bool:
    try:
        normalize_code(code)
    except Rejected:
        return True
    return False
