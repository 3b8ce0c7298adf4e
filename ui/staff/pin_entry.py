"""Who, and their PIN: the person's number key, then the digits, and no Enter. By keyboard, finger or mouse."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from domain.kernel.errors import Rejected
from ui.sentences import sentence
from ui.staff.pad import Pad
from ui.staff.person_tile import PersonTile
from ui.store import Doc
from ui.widgets.announce import announce
from ui.widgets.label import Label
from ui.widgets.tall_scroll_area import TallScrollArea

_SURE_MS = 90
"""Milliseconds after the last digit until it is taken for a PIN: a scanner that goes on typing is none."""

_COLUMN_OF = 6
"""People in one column of tiles."""


class PinEntry(QWidget):
    """Tiles beside a pad. The first number key chooses a person, those after it are digits of the PIN."""

    entered = Signal(str, str)
    """The id of a person, and all digits of a PIN."""
    left = Signal()
    """Esc, where nothing was typed and nobody chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: dict[str, Doc] = {}
        self._tiles: dict[str, PersonTile] = {}
        self._chosen = ""
        self._digits = ""
        self._busy = False
        self._wait = 0
        self._refused: Rejected | None = None
        self._sure = QTimer(self)
        self._sure.setSingleShot(True)
        self._sure.timeout.connect(self._on_sure)
        self._second = QTimer(self)
        self._second.timeout.connect(self._on_second)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        tiles = TallScrollArea()
        tiles.column.addLayout(self._grid)
        tiles.column.addStretch(1)
        self._what = Label("", "large")
        self._dots = Label("", "title", "accent")
        self._remark = Label("", "body", "dim")
        for label in (self._what, self._dots, self._remark):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._remark.setWordWrap(True)
        self.pad = Pad()
        for signal, slot in (
            (self.pad.typed, self._on_digit),
            (self.pad.back, self._on_back),
            (self.pad.cleared, self.clear),
        ):
            signal.connect(slot)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._what)
        right.addWidget(self._dots)
        right.addWidget(self._remark)
        right.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(tiles, 1)
        row.addLayout(right)

    @property
    def chosen(self) -> str:
        """The id of the person who is chosen, or ""."""
        return self._chosen

    @property
    def remark(self) -> str:
        """What is said under the digits."""
        return self._remark.text()

    def set_people(self, people: dict[str, Doc]) -> None:
        """Offer these people, by id; one alone is chosen. Who is being signed in goes on typing."""
        if people == self._people:
            return
        self._people = people
        for tile in self._tiles.values():
            self._grid.removeWidget(tile)
            tile.deleteLater()
        self._tiles = {}
        for place, (staff_id, person) in enumerate(people.items()):
            tile = PersonTile(staff_id, person["number"], person["name"], person["role"])
            tile.clicked.connect(self._on_tile)
            self._tiles[staff_id] = tile
            self._grid.addWidget(tile, place % _COLUMN_OF, place // _COLUMN_OF)
        if self._chosen in people:
            self._show()  # the sign-out of whoever locked the window may come while the next one types
        else:
            self.choose("")

    def choose(self, staff_id: str) -> None:
        """Ask this person for their PIN; "" asks who it is, unless there is only one."""
        alone = next(iter(self._people)) if len(self._people) == 1 else ""
        self._chosen = staff_id or alone
        self._refused, self._wait = None, 0
        self._second.stop()
        self._clear()

    @Slot()
    def clear(self) -> None:
        """Forget the digits that were typed."""
        self._clear()

    def set_busy(self, busy: bool) -> None:
        """Take nothing while a PIN is being verified."""
        self._busy = busy
        self._show()

    def refuse(self, error: Rejected) -> None:
        """Say why it was refused, and wait as long as it asks for."""
        self._busy, self._refused = False, error
        self._wait = int(str(error.params.get("seconds", 0)))
        if self._wait:
            self._second.start(1000)
        self._clear()
        announce(self, self._remark.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if len(text) == 1 and "0" <= text <= "9":
            self._on_digit(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self._on_back()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        ids = list(self._people)
        if ids and not self._busy:
            at = ids.index(self._chosen) + by if self._chosen else 0 if by > 0 else -1
            self.choose(ids[at % len(ids)])

    def _on_escape(self) -> None:
        if self._digits or (self._chosen and len(self._people) > 1):
            self.choose("")
        else:
            self.left.emit()

    @Slot(str)
    def _on_digit(self, digit: str) -> None:
        if self._busy or self._wait:
            return
        if not self._chosen:
            numbers = {str(person["number"]): staff_id for staff_id, person in self._people.items()}
            self.choose(numbers.get(digit, ""))
            return
        self._refused = None
        self._digits += digit
        if len(self._digits) >= self._wanted():
            self._sure.start(_SURE_MS)
        self._show()

    @Slot()
    def _on_back(self) -> None:
        if self._digits and not self._busy:
            self._sure.stop()
            self._digits = self._digits[:-1]
            self._show()
        elif not self._busy:
            self.choose("")

    @Slot()
    def _on_tile(self) -> None:
        tile = self.sender()
        self.setFocus()
        if isinstance(tile, PersonTile) and not self._busy:
            self.choose(tile.staff_id)

    @Slot()
    def _on_sure(self) -> None:
        digits = self._digits
        if len(digits) == self._wanted():
            self.entered.emit(self._chosen, digits)
        else:
            self.choose("")  # a scanner typed that

    @Slot()
    def _on_second(self) -> None:
        self._wait -= 1
        if self._wait <= 0:
            self._second.stop()
            self._refused, self._wait = None, 0
        self._show()

    def _wanted(self) -> int:
        return int(self._people[self._chosen]["pin_digits"]) if self._chosen else 0

    def _clear(self) -> None:
        self._sure.stop()
        self._digits = ""
        self._show()

    def _show(self) -> None:
        for staff_id, tile in self._tiles.items():
            tile.setChecked(staff_id == self._chosen)
        person = self._people.get(self._chosen)
        self._what.setText(person["name"] if person else self.tr("Who is it?"))
        shown, wanted = min(len(self._digits), self._wanted()), self._wanted()
        self._dots.setText(" ".join("●" * shown + "○" * (wanted - shown)) or " ")
        self._dots.setAccessibleName(self.tr("%1 of %2 digits").replace("%1", str(shown)).replace("%2", str(wanted)))
        self._remark.set_tone("error" if self._refused else "dim")
        self._remark.setText(self._sentence(person))
        self.pad.setEnabled(not self._busy and not self._wait)

    def _sentence(self, person: Doc | None) -> str:
        if self._refused is not None:
            params = {**self._refused.params, **({"seconds": self._wait} if self._wait else {})}
            return sentence(Rejected(self._refused.code, **params), None)  # no figure of it is money
        if self._busy:
            return self.tr("One moment …")
        return self.tr("Type your PIN.") if person else self.tr("Press your number, then your PIN.")
