"""Which keys an action may have: none that is needed for typing, for a scanner, or for getting around."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

_MODIFIER = Qt.KeyboardModifier
_COMMANDING = _MODIFIER.ControlModifier | _MODIFIER.AltModifier | _MODIFIER.MetaModifier
_ALT_GR = _MODIFIER.ControlModifier | _MODIFIER.AltModifier
_FIRST_WITHOUT_LETTER = 0x01000000
"""Qt's keys below it type something."""
_MOVING = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Backspace,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
)  # fmt: skip
_EDITING = [QKeySequence(key) for key in ("Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+A", "Ctrl+Return", "Ctrl+Tab")]
_ALONE = ("Shift", "Control", "Alt", "Meta", "AltGr", "CapsLock", "NumLock")
_MODIFIERS_ALONE = tuple(getattr(Qt.Key, f"Key_{name}") for name in _ALONE)


def only_a_modifier(key: Qt.Key) -> bool:
    """Whether nothing but Shift, Ctrl and the like is pressed so far."""
    return key in _MODIFIERS_ALONE


def unfit(sequence: QKeySequence) -> str:
    """Return why no action may have this key, as a sentence; "" where one may."""
    pressed = sequence[0]  # type: ignore[index]
    key, modifiers = pressed.key(), pressed.keyboardModifiers()
    tr = QCoreApplication.translate
    if key < _FIRST_WITHOUT_LETTER and not modifiers & _COMMANDING:
        return tr("FitKeys", "It types a letter, and a scanner types letters too. Hold Ctrl or Alt with it.")
    if key < _FIRST_WITHOUT_LETTER and modifiers & _ALT_GR == _ALT_GR:
        return tr("FitKeys", "On some keyboards it types a letter. Hold Ctrl or Alt with it, not both.")
    if sequence in _EDITING:
        return tr("FitKeys", "It is needed in every field.")
    if key in _MOVING and not modifiers & _COMMANDING:
        return tr("FitKeys", "It is needed for moving about.")
    return ""
