"""A scanner is told from a person in every kind of editor, and its Enter presses nothing."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Keyboard
from ui.scan_settings import ScanSettings
from ui.scanner import Scanner

W = TypeVar("W", bound=QWidget)
CODE = "4006381333931"


class Window(QWidget):
    """Takes codes, unless it is told not to; a dialog stands over it."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.codes: list[str] = []
        self.wants = True
        self.pressed = 0
        qtbot.addWidget(self)
        self.dialog = QDialog(self)
        self.column = QVBoxLayout(self.dialog)
        default = QPushButton("Pay")
        default.setDefault(True)
        default.clicked.connect(self._on_pressed)
        self.column.addWidget(default)
        self.show()

    def wants_scan(self) -> bool:
        return self.wants

    def take_scan(self, code: str) -> None:
        self.codes.append(code)

    def _on_pressed(self) -> None:
        self.pressed += 1


@pytest.fixture
def window(qtbot: QtBot, scanner: Scanner) -> Window:
    return Window(qtbot)


@pytest.fixture
def line(window: Window, qtbot: QtBot) -> QLineEdit:
    return shown(window, QLineEdit("Note"), qtbot)


@pytest.fixture
def keyboard(window: Window, qtbot: QtBot) -> Keyboard:
    return Keyboard(qtbot, window)


def shown(window: Window, editor: W, qtbot: QtBot) -> W:
    window.column.addWidget(editor)
    window.dialog.open()
    window.dialog.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return editor


def test_a_code_scanned_into_a_dialog_goes_to_its_window_and_presses_nothing(
    window: Window, line: QLineEdit, keyboard: Keyboard
) -> None:
    keyboard.scan(CODE)
    assert (window.codes, window.pressed, line.text()) == ([CODE], 0, "Note")


def test_a_scanner_may_end_its_codes_with_tab(window: Window, line: QLineEdit, keyboard: Keyboard) -> None:
    keyboard.scan(CODE, end="\t")
    assert window.codes == [CODE]
    assert line.hasFocus()


def test_a_scanner_may_end_its_codes_with_nothing(
    window: Window, line: QLineEdit, keyboard: Keyboard, qtbot: QtBot
) -> None:
    keyboard.scan(CODE, end="")
    assert line.text() == "Note" + CODE
    qtbot.waitUntil(lambda: window.codes == [CODE])
    assert line.text() == "Note"


def test_codes_one_after_another_are_all_taken(window: Window, line: QLineEdit, keyboard: Keyboard) -> None:
    for number in range(20):
        keyboard.scan(f"{number:08}")
    assert window.codes == [f"{number:08}" for number in range(20)]


def test_a_person_types_and_enter_presses(window: Window, line: QLineEdit, keyboard: Keyboard) -> None:
    keyboard.keys("4006381\r")
    assert (window.codes, window.pressed, line.text()) == ([], 1, "Note4006381")


def test_few_letters_are_no_code_however_fast(window: Window, line: QLineEdit, keyboard: Keyboard) -> None:
    keyboard.scan("12345")
    assert (window.codes, window.pressed, line.text()) == ([], 1, "Note12345")


def test_what_a_person_typed_before_a_scan_stays(window: Window, line: QLineEdit, keyboard: Keyboard) -> None:
    keyboard.keys("3*")
    keyboard.scan(CODE)
    assert (window.codes, line.text()) == ([CODE], "Note3*")


def test_a_marked_text_that_the_scanner_typed_over_is_marked_again(
    window: Window, line: QLineEdit, keyboard: Keyboard
) -> None:
    line.selectAll()
    keyboard.scan(CODE)
    assert (line.text(), line.selectedText()) == ("Note", "Note")


def test_who_follows_the_typing_hears_that_it_was_taken_back(line: QLineEdit, keyboard: Keyboard) -> None:
    heard: list[str] = []
    line.textEdited.connect(heard.append)
    keyboard.scan(CODE)
    assert heard[-1] == "Note"


@pytest.mark.parametrize(
    ("make", "state"),
    [
        (QSpinBox, lambda box: box.value()),
        (lambda: QPlainTextEdit("Ring twice"), lambda edit: edit.toPlainText()),
        (lambda: choice("4 jars", "9 jars"), lambda box: box.currentText()),
    ],
    ids=["number", "text", "choice"],
)
def test_every_editor_is_as_it_was(
    window: Window, keyboard: Keyboard, qtbot: QtBot, make: Callable[[], QWidget], state: Callable[[QWidget], object]
) -> None:
    editor = shown(window, make(), qtbot)
    before = state(editor)
    keyboard.scan("9501101530003")
    assert (window.codes, state(editor)) == (["9501101530003"], before)


def choice(*texts: str) -> QComboBox:
    box = QComboBox()
    box.addItems(texts)
    return box


def test_where_nobody_wants_it_a_code_stays_where_it_was_typed_and_still_presses_nothing(
    window: Window, line: QLineEdit, keyboard: Keyboard
) -> None:
    window.wants = False
    keyboard.scan(CODE)
    assert (window.codes, window.pressed, line.text()) == ([], 0, "Note" + CODE)


def test_a_slower_scanner_is_a_matter_of_settings(
    window: Window, line: QLineEdit, keyboard: Keyboard, scanner: Scanner
) -> None:
    scanner.settings = ScanSettings(gap_ms=120, least=4)
    keyboard.keys("4006\r", gap_ms=100)
    assert window.codes == ["4006"]


def test_a_scan_is_told_to_whoever_watches(line: QLineEdit, keyboard: Keyboard, scanner: Scanner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(scanner.scanned) as told:
        keyboard.scan(CODE)
    assert told.args == [CODE]


@pytest.mark.parametrize("gaps", [[45, 48, 44, 49, 46], [12, 49, 30, 48, 22]], ids=["evenly", "unevenly"])
@pytest.mark.parametrize("end", ["\r", "\t", ""])
def test_letters_that_a_person_types_fast_into_a_dialog_stay_there(
    window: Window, line: QLineEdit, keyboard: Keyboard, qtbot: QtBot, gaps: list[int], end: str
) -> None:
    typed(keyboard, "Joiner", gaps)
    keyboard.keys(end, gap_ms=120)
    qtbot.wait(ScanSettings().pause_ms + 50)
    assert (window.codes, line.text(), window.pressed) == ([], "NoteJoiner", int(end == "\r"))


def test_letters_and_figures_that_a_person_types_fast_into_a_dialog_stay_there(
    window: Window, line: QLineEdit, keyboard: Keyboard
) -> None:
    typed(keyboard, "Gate12", [12, 49, 20, 48, 22])
    keyboard.keys("\r", gap_ms=120)
    assert (window.codes, line.text(), window.pressed) == ([], "NoteGate12", 1)


@pytest.mark.parametrize(
    ("code", "gaps"),
    [
        ("OLIVES", [4, 9, 5, 21, 5]),  # no figure, but no fingers are that fast
        ("OLIVES-250", [38, 45, 40, 41, 39, 40, 42, 40, 44]),  # as slow as fingers, but as even as a machine
        ("950110", [5, 49, 20, 48, 22]),  # nobody types figures so fast
    ],
)
@pytest.mark.parametrize("end", ["\r", "\t", ""])
def test_what_only_a_scanner_can_have_typed_into_a_dialog_is_taken(
    window: Window, line: QLineEdit, keyboard: Keyboard, qtbot: QtBot, code: str, gaps: list[int], end: str
) -> None:
    typed(keyboard, code, gaps)
    keyboard.keys(end, gap_ms=gaps[-1])
    qtbot.waitUntil(lambda: window.codes == [code])
    assert (line.text(), window.pressed) == ("Note", 0)


def test_what_may_have_been_a_scanner_presses_nothing(window: Window, line: QLineEdit, keyboard: Keyboard) -> None:
    typed(keyboard, "OLIVES", [38, 45, 40, 41, 39])
    keyboard.keys("\r", gap_ms=40)
    assert (window.codes, line.text(), window.pressed) == ([], "NoteOLIVES", 0)


def test_where_no_editor_of_a_dialog_has_the_focus_letters_are_a_code(
    window: Window, line: QLineEdit, keyboard: Keyboard, qtbot: QtBot
) -> None:
    button = window.dialog.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    typed(keyboard, "OLIVES", [38, 49, 20, 41, 39])
    keyboard.keys("\r", gap_ms=40)
    assert (window.codes, window.pressed) == (["OLIVES"], 0)


def typed(keyboard: Keyboard, text: str, gaps: list[int]) -> None:
    """Type a text with these milliseconds from each letter to the next."""
    keyboard.keys(text[0])
    for letter, gap in zip(text[1:], gaps, strict=True):
        keyboard.keys(letter, gap_ms=gap)
