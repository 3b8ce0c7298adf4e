"""Figures to tap where there is no keyboard at hand: they arrive in the field as if they were typed."""

import shiboken6
from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QPushButton, QWidget

from ui.theme.icons import set_icon
from ui.widgets.buttons import button

_GAP, _COLUMNS = 8, 3
_FIGURES = Qt.InputMethodHint.ImhFormattedNumbersOnly | Qt.InputMethodHint.ImhDigitsOnly
_POINT, _BACK = "point", "back"
_PLACES = ("7", "8", "9", "4", "5", "6", "1", "2", "3", _POINT, "0", _BACK)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_COLUMNS, Qt.Key.Key_Down: _COLUMNS}


def takes_figures(widget: QWidget | None) -> bool:
    """Whether only figures are typed into a widget, such as a quantity or a PIN: its input method hints say so."""
    return isinstance(widget, QLineEdit) and bool(widget.inputMethodHints() & _FIGURES) and not widget.isReadOnly()


class NumberPad(QWidget):
    """Types into whichever field for figures had the keyboard last, within ``root``.

    Tapping leaves the keyboard there. Tab reaches the pad as one stop: arrows choose a key, Space presses it, and
    figures that are typed meanwhile go into the field as well.
    """

    def __init__(self, root: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._root = root
        self._edit: QLineEdit | None = None
        self.setAccessibleName(self.tr("Figures"))
        self._keys = [self._key(place) for place in _PLACES]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        for place, key in enumerate(self._keys):
            grid.addWidget(key, *divmod(place, _COLUMNS))
        self._let_in(self._keys[0])
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, QApplication.focusWidget())

    def type_into(self, edit: QLineEdit) -> None:
        """Type into this field from now on; it has a point only where more than digits is taken."""
        self._edit = edit
        digits_only = bool(edit.inputMethodHints() & Qt.InputMethodHint.ImhDigitsOnly)
        self._keys[_PLACES.index(_POINT)].setEnabled(not digits_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A button would take arrows itself, and let figures fall.
        return event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._on_key(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, text = Qt.Key(event.key()), event.text()
        if key in _STEPS:
            self._move(_STEPS[key])
        elif key == Qt.Key.Key_Backspace or (text.strip() and text.isprintable()):
            self._send(key, text)
        else:
            return False
        event.accept()
        return True

    def _key(self, place: str) -> QPushButton:
        key = button(QLocale().decimalPoint() if place == _POINT else place if place != _BACK else "")
        key.setObjectName(place)
        key.setProperty("kind", "pad")
        key.setAutoDefault(False)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.clicked.connect(self._on_clicked)
        key.installEventFilter(self)
        if place == _BACK:
            key.setAccessibleName(self.tr("Take the last one back"))
            set_icon(key, "delete", "text", 24)
        return key

    def _let_in(self, key: QPushButton) -> None:
        """Let Tab come to this key, and to none of the others."""
        for other in self._keys:
            other.setFocusPolicy(Qt.FocusPolicy.TabFocus if other is key else Qt.FocusPolicy.NoFocus)

    def _move(self, step: int) -> None:
        focused = next((place for place, key in enumerate(self._keys) if key.hasFocus()), 0)
        if 0 <= focused + step < len(self._keys):
            key = self._keys[focused + step]
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            key.setFocus(Qt.FocusReason.TabFocusReason)
            self._let_in(key)

    def _send(self, key: Qt.Key, text: str) -> None:
        if self._edit is not None and shiboken6.isValid(self._edit):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._edit, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    @Slot()
    def _on_clicked(self) -> None:
        place = self.sender().objectName()
        if place == _BACK:
            self._send(Qt.Key.Key_Backspace, "\b")
        else:
            text = QLocale().decimalPoint() if place == _POINT else place
            self._send(Qt.Key(ord(text)), text)

    @Slot("QWidget*", "QWidget*")
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit) and takes_figures(now) and self._root.isAncestorOf(now):
            self.type_into(now)
