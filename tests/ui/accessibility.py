"""What a screen reader needs, checked: any test may call `nameless` on any window."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSlider,
    QTextEdit,
    QWidget,
)

from ui.widgets.bars import Bars

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSlider,
    QTextEdit,
    Bars,
)
_PARTS_OF_OTHERS = (QAbstractSpinBox, QComboBox, QHeaderView)


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls the widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def nameless(root: QWidget) -> list[str]:
    """Every visible interactive widget under `root` that a screen reader could not name, as class and object name."""
    return [
        f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parent()).__name__}"
        for widget in (root, *root.findChildren(QWidget))
        if _is_interactive(widget, root) and not _is_named(widget)
    ]


def _is_interactive(widget: QWidget, root: QWidget) -> bool:
    if not isinstance(widget, INTERACTIVE) or isinstance(widget, QHeaderView):
        return False
    is_part = widget.objectName().startswith("qt_") or isinstance(widget.parent(), _PARTS_OF_OTHERS)
    return not is_part and widget.isVisibleTo(root)


def _is_named(widget: QWidget) -> bool:
    if isinstance(widget, QComboBox):
        return _has_label(widget)
    return bool(spoken_name(widget))


def _has_label(box: QComboBox) -> bool:
    """On Linux Qt calls a combo box by its value, whatever its own name: what it is for only a label can say."""
    interface = QAccessible.queryAccessibleInterface(box)
    return any(relation[1] & QAccessible.RelationFlag.Label for relation in interface.relations())
