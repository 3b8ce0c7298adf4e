"""What went wrong, said beside the field until it is settled: a code that is not known is never lost."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from domain.kernel.barcodes import normalize_code
from domain.kernel.errors import Rejected, Unavailable
from ui.actions import Action
from ui.desk import Desk
from ui.orders.sell.actions import ADD_PRODUCT
from ui.sentences import sentence, spoken
from ui.widgets.banner import Banner


class Remarks(QObject):
    """One banner: unknown codes stay until they are dismissed, a refusal until the next thing succeeds."""

    search_wanted = Signal(str)
    """The code that was not known should be searched for."""
    product_wanted = Signal(str, int)
    """The code that was not known is a new product's; so many thousandths of it were scanned."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.banner = Banner(parent)
        self.banner.action_wanted.connect(self._on_search)
        self.banner.dismissed.connect(self.clear)
        self.add = desk.actions.make(ADD_PRODUCT, parent, self._on_add)
        """There while the code that was scanned last is one that a product could have."""
        self._desk = desk
        self._codes: dict[str, int] = {}
        """Unknown codes in the order of their last scans, with the thousandths that were scanned of each."""
        self._refusal = ""
        self._way_on: Action | None = None
        self._offer()

    @Slot(str, int)
    def unknown(self, code: str, quantity: int) -> None:
        """A code was scanned that no product has."""
        self._codes[code] = self._codes.pop(code, 0) + quantity
        self._say()

    def found(self, code: str) -> None:
        """Somebody has chosen what this code means."""
        if self._codes.pop(code, None) is not None:
            self._show()

    def short(self, words: str, way_on: Action) -> None:
        """The sale cannot be finished as it is; the action is what can be done about it."""
        self._refuse(words, way_on)

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
            self._show()

    @Slot()
    def clear(self) -> None:
        """Nothing is to be said any more."""
        self._codes.clear()
        self._refusal = ""
        self._show()

    def _refuse(self, text: str, way_on: Action | None = None) -> None:
        self._refusal, self._way_on = text, way_on
        self._say()

    def _say(self) -> None:
        QApplication.beep()
        self._show()

    def _show(self) -> None:
        self._offer()
        words = " ".join(filter(None, [self._about_codes(), self._refusal]))
        if words:
            keyed = [self.add] if self.add.isVisible() else []
            keyed += [self._way_on] if self._refusal and self._way_on else []
            self.banner.show_error(words, self.tr("Search") if self._codes else "", keyed)
        else:
            self.banner.clear()

    def _offer(self) -> None:
        offered = bool(self._codes) and not _misread(self._latest())
        self.add.setEnabled(offered)
        self.add.setVisible(offered)

    def _latest(self) -> str:
        return next(reversed(self._codes))

    def _about_codes(self) -> str:
        if not self._codes:
            return ""
        if len(self._codes) > 1:
            return self.tr("No product has these codes: {codes}.").format(codes=", ".join(self._codes))
        code = self._latest()
        if _misread(code):
            return self.tr("The code {code} was misread. Scan it again.").format(code=code)
        return self.tr("No product has the code {code}.").format(code=code)

    @Slot()
    def _on_search(self) -> None:
        code = self._latest()
        self.found(code)
        self.search_wanted.emit(code)

    @Slot()
    def _on_add(self) -> None:
        code = self._latest()
        self.product_wanted.emit(code, self._codes[code])


def _misread(code: str) -> bool:
    try:
        normalize_code(code)
    except Rejected:
        return True
    return False
