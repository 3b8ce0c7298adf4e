"""The one stylesheet: what a palette cannot say, in lengths on a 4-pixel grid and colours by token."""

import re
from string import Template

from ui.theme.look import FINGER
from ui.theme.tokens import Tokens

# A focused field trades one pixel of padding for a thicker border, so that nothing moves.
_TEMPLATE = """
QDialog { background: $surface; }
QToolTip { background: $bubble; color: $on_bubble; border: 1px solid $bubble; padding: 2px 4px; }

QLabel[tone="dim"] { color: $dim; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="error"] { color: $error; }
QLabel[tone="on_bubble"] { color: $on_bubble; }

QPushButton, QToolButton { border: 1px solid $button_line; border-radius: 6px; background: $surface; color: $text; }
QPushButton { padding: 6px 14px; min-height: 18px; }
QToolButton { padding: 6px; }
QPushButton:hover, QToolButton:hover { background: $sunken; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: $accent_soft; color: $on_accent_soft; }
QPushButton:focus { border: 2px solid $focus; padding: 5px 13px; }
QToolButton:focus { border: 2px solid $focus; padding: 5px; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $line; background: $canvas; }
QToolButton::menu-indicator { image: none; }

*[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
*[kind="primary"]:hover, *[kind="primary"]:pressed { background: $accent_hover; color: $on_accent; }
*[kind="primary"]:focus { border: 2px solid $text; }
*[kind="danger"] { color: $error; border-color: $error; }
*[kind="danger"]:hover { background: $error_soft; }
*[kind="quiet"] { background: transparent; border-color: transparent; }
*[kind="quiet"]:hover { background: $sunken; }
*[kind="quiet"]:focus { border: 2px solid $focus; }
*[kind="segment"] {
    padding: 0 7px; border: 1px solid transparent; border-radius: 5px; background: transparent; color: $dim;
    font-size: 12px;
}
*[kind="segment"]:hover { color: $text; background: transparent; }
*[kind="segment"]:checked { background: $surface; border-color: $button_line; color: $text; }
*[kind="segment"]:focus { border: 1px solid $focus; padding: 0 7px; }
*[kind="link"] { background: transparent; border-color: transparent; color: $accent; padding: 2px 4px; min-height: 0; }
*[kind="link"]:focus { border: 2px solid $focus; padding: 1px 3px; }
*[kind="pad"], *[kind="pad"]:focus { padding: 0; min-width: 58px; min-height: 58px; font-size: 20px; }
*[kind="bubble"] { background: transparent; border-color: transparent; color: $bubble_action; padding: 4px 8px; }
*[kind="bubble"]:hover { background: transparent; border-color: $bubble_action; color: $bubble_action; }
*[kind="bubble"]:focus { border: 2px solid $bubble_action; padding: 3px 7px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    border: 1px solid $field_line; border-radius: 6px; background: $surface; color: $text;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $dim;
}
QLineEdit, QComboBox, QAbstractSpinBox { padding: 6px 9px; min-height: 18px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $focus; padding: 5px 8px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; }
QLineEdit[invalid="true"] { border: 2px solid $error; padding: 5px 8px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
    color: $disabled; background: $canvas; border-color: $line;
}
QLineEdit:read-only { background: $canvas; border-color: $line; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: 0; padding: 0; min-height: 0; background: transparent; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url("$down"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { border: 1px solid $field_line; padding: 4px; outline: 0; background: $surface; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 20px; }
QAbstractSpinBox::up-arrow { image: url("$up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$down"); width: 12px; height: 12px; }
QDateEdit::drop-down { border: 0; width: 24px; }
QDateEdit::down-arrow { image: url("$down"); width: 14px; height: 14px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 4px 2px; }
QCheckBox::indicator, QRadioButton::indicator {
    width: ${box}px; height: ${box}px; border: 1px solid $field_line; border-radius: 4px; background: $surface;
}
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus {
    border: 2px solid $focus; width: ${inner}px; height: ${inner}px;
}
QCheckBox::indicator:checked { border-color: $accent; background: $accent; image: url("$check"); }
QCheckBox::indicator:checked:focus { border-color: $text; }
QRadioButton::indicator:checked {
    border: ${ring}px solid $accent; width: ${dot}px; height: ${dot}px; background: $on_accent;
}
QRadioButton::indicator:checked:focus { border-color: $text; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $canvas; }

QAbstractItemView {
    border: 1px solid $line; border-radius: ${corner}px; background: $surface; outline: 0;
    selection-background-color: $selection; selection-color: $text;
}
QAbstractScrollArea::corner { background: $surface; border: 0; }
QTableView { padding: 1px; gridline-color: $line; }
QTableView:focus { border: 2px solid $focus; padding: 0; }
QTableView::item { border: 0; border-bottom: 1px solid $line; padding: 0 8px; }
QTableView::item:selected { background: $selection; color: $text; }
QTableView::item:selected:!active { background: $selection_idle; color: $text; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $dim; border: 0; padding: 0 11px; }
QTableCornerButton::section { background: $surface; border: 0; }

QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $scroll; border: 3px solid $surface; border-radius: 5px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $dim; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget[kind="page"] { background: transparent; }

QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar::tab {
    padding: 8px 12px; border: 0; border-bottom: 2px solid transparent; color: $dim; background: transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }

QProgressBar {
    border: 0; border-radius: 2px; background: $track; max-height: 6px; min-height: 6px; color: transparent;
}
QProgressBar::chunk { border-radius: 2px; background: $accent; }

QMenu { background: $surface; border: 1px solid $field_line; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QStatusBar { background: $surface; border-top: 1px solid $line; }
QStatusBar::item { border: 0; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }

#card { background: $surface; border: 1px solid $line; border-radius: 10px; padding: 1px; }
#banner { border: 1px solid $accent; border-radius: 8px; background: $accent_soft; }
#banner[tone="ok"] { border-color: $ok; background: $ok_soft; }
#banner[tone="warn"] { border-color: $warn; background: $warn_soft; }
#banner[tone="error"] { border-color: $error; background: $error_soft; }
#card:focus { border: 2px solid $focus; padding: 0; }
#board > #qt_scrollarea_vcontainer > QScrollBar::handle { border-color: $canvas; }
#switch { background: $sunken; border: 0; border-radius: 7px; }
#toast { background: $bubble; border-radius: 8px; }
#popup { background: $surface; border: 1px solid $field_line; border-radius: 8px; }
#plain { background: transparent; border: 0; border-radius: 0; }
#sections, #sections:focus { border: 0; background: transparent; }
#sections::item { padding: 8px 10px; border-radius: 6px; }
#sections::item:hover { background: $sunken; }
#sections::item:selected { background: $selection; color: $text; }
#sections::item:selected:focus { border: 2px solid $focus; padding: 6px 8px; }
#fkeys { background: $surface; border-top: 1px solid $line; }
"""
# After all else, and only with fingers: what is pressed grows, what is read stays. `finger` is the whole height.
_TOUCH = """
QPushButton, QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${within}px; }
QPushButton:focus, QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { min-height: ${within}px; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { min-height: 0; }
QToolButton { min-width: ${within}px; min-height: ${within}px; }
QLineEdit QToolButton { min-width: 0; min-height: 0; }
*[kind="segment"], *[kind="segment"]:focus { min-height: ${finger}px; padding: 0 14px; font-size: 13px; }
*[kind="link"], *[kind="link"]:focus { min-height: ${bare}px; min-width: ${bare}px; }
*[kind="bubble"], *[kind="bubble"]:focus { min-height: ${bare}px; min-width: ${bare}px; }
QCheckBox, QRadioButton { min-height: ${finger}px; padding: 0 2px; }
QMenu::item { padding: 14px 24px 14px 12px; }
QTabBar::tab { min-height: ${bare}px; }
QComboBox::drop-down, QDateEdit::drop-down { width: 36px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 36px; }
QComboBox QAbstractItemView::item { min-height: ${finger}px; }
#sections::item { padding: 14px 10px; }
#sections::item:selected:focus { padding: 12px 8px; }
QScrollBar:vertical { width: 20px; }
QScrollBar:horizontal { height: 20px; }
"""
# Hairlines and focus rings stay as thin as they are.
# Nor does the corner of a view grow: its contents are square, and would stand out of a larger one.
_CORNER = 8
_ZOOMED = re.compile(r"\b([3-9]|\d{2,})px")


def stylesheet(tokens: Tokens, zoom_percent: int, images: dict[str, str], *, touch: bool = False) -> str:
    """The sheet for one look; `images` are the files of the glyphs."""

    def zoomed(length: int) -> int:
        return (length * zoom_percent + 50) // 100

    sheet = _ZOOMED.sub(lambda length: f"{zoomed(int(length[1]))}px", _TEMPLATE + (_TOUCH if touch else ""))
    marks = _indicator(zoomed(24 if touch else 16), zoomed(8 if touch else 5))
    finger = max(zoomed(FINGER), FINGER)
    # Without the padding and the border of a button, and without the border and what little padding a link has.
    heights = {"finger": finger, "within": finger - 2 * zoomed(6) - 2, "bare": finger - 2 * zoomed(2) - 2}
    return Template(sheet).substitute(tokens._asdict(), **images, corner=_CORNER, **marks, **heights)


def _indicator(box: int, ring: int) -> dict[str, int]:
    """The lengths of check and radio marks: Qt draws a square where a radius is a pixel more than half."""
    whole = box + 2
    return {"box": box, "inner": box - 2, "round": whole // 2, "ring": ring, "dot": whole - 2 * ring}
