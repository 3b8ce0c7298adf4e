"""What went wrong, said beside the field until it is settled: a code that is not known is never lost."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from domain.kernel.errors import Rejected, Unavailable
from ui.actions import Action
from ui.desk import Desk
from ui.orders.sell.actions import UNKNOWN
from ui.orders.sell.wanted import Unknown
from ui.sentences import sentence, spoken
from ui.widgets.banner import Banner


class Remarks(QObject):
    """One banner: unknown codes stay until they are dismissed, a refusal until the next thing succeeds."""

    search_wanted = Signal(str)
    """The code that was not known should be searched for."""
    product_wanted = Signal(object)
    """The ``Unknown`` code is a new product's."""
    link_wanted = Signal(object)
    """The ``Unknown`` code belongs to a product that is there already."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.banner = Banner(parent)
        self.banner.action_wanted.connect(self._on_search)
        self.banner.dismissed.connect(self.clear)
        made = desk.actions.make_all(UNKNOWN, parent, {"add-product": self._on_add, "link-product": self._on_link})
        self.add, self.link = made["add-product"], made["link-product"]
        """There while the code that was scanned last is one that a product could have."""
        self._desk = desk
        self._codes: dict[str, list[Unknown]] = {}
        """Unknown codes in the order of their last scans, with each scan of them."""
        self._refusal = ""
        self._way_on: Action | None = None
        self._offer()

    @Slot(object)
    def unknown(self, scan: Unknown) -> None:
        """A code was scanned that no product has."""
        self._codes[scan.code] = [*self._codes.pop(scan.code, []), scan]
        self._say()

    def found(self, code: str) -> list[Unknown]:
        """Somebody has chosen what this code means: return what was scanned of it, to be put on the sale now.

        Other labels of the same product are among it.
        """
        barcode = self._codes[code][0].barcode if code in self._codes else ""
        same = [other for other, scans in self._codes.items() if scans[0].barcode == barcode]
        scans = [scan for other in same for scan in self._codes.pop(other)]
        if scans:
            self._show()
        return scans

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
            keyed = [action for action in (self.add, self.link) if action.isVisible()]
            keyed += [self._way_on] if self._refusal and self._way_on else []
            self.banner.show_error(words, self.tr("Search") if self._codes else "", keyed)
        else:
            self.banner.clear()

    def _offer(self) -> None:
        offered = bool(self._codes) and self._latest().misread is None
        for action in (self.add, self.link):
            action.setEnabled(offered)
            action.setVisible(offered)

    def _latest(self) -> Unknown:
        return self._codes[next(reversed(self._codes))][-1]

    def _about_codes(self) -> str:
        if not self._codes:
            return ""
        scan, earlier = self._latest(), list(self._codes)[:-1]
        if earlier and all(scans[-1].misread is None for scans in self._codes.values()):
            return self.tr("No product has these codes: {codes}.").format(codes=", ".join(self._codes))
        words = self._about(scan)
        if earlier:
            words += " " + self.tr("Before it: {codes}.").format(codes=", ".join(earlier))
        return words

    def _about(self, scan: Unknown) -> str:
        if scan.misread is not None and scan.misread.code != "barcode_misread":
            return sentence(scan.misread, self._desk.formats)
        if scan.misread is not None:
            return self.tr("The code {code} was misread. Scan it again.").format(code=scan.code)
        if scan.label is not None:
            words = self.tr("No product has the label {code}; its number there is {number}.")
            return words.format(code=scan.code, number=scan.label.item)
        return self.tr("No product has the code {code}.").format(code=scan.code)

    @Slot()
    def _on_search(self) -> None:
        code = self._latest().code
        self.found(code)
        self.search_wanted.emit(code)

    @Slot()
    def _on_add(self) -> None:
        self.product_wanted.emit(self._latest())

    @Slot()
    def _on_link(self) -> None:
        self.link_wanted.emit(self._latest())
