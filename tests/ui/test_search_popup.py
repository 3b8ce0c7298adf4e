import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import nameless
from ui.widgets.rows_list import RowsList
from ui.widgets.search_delegate import runs
from ui.widgets.search_hit import SearchHit
from ui.widgets.search_popup import SearchPopup

HITS = [SearchHit(f"k{number}", f"Oat drink {number}", "4006381333931", "€2.79", "3", "warn") for number in range(30)]


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setAccessibleName("Scan")
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.edit)
        self.column.addStretch(1)
        self.popup = SearchPopup(self.edit, "Products found")


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk)
    desk.resize(800, 600)
    desk.show()
    desk.activateWindow()
    desk.edit.setFocus()
    qtbot.waitUntil(desk.edit.hasFocus)
    return desk


def test_enter_takes_the_first_hit(desk: Desk, qtbot: QtBot) -> None:
    desk.popup.show_hits(HITS)
    with qtbot.waitSignal(desk.popup.chosen) as taken:
        qtbot.keyClick(desk.edit, Qt.Key.Key_Return)
    assert taken.args == ["k0"]
    assert not desk.popup.isVisible()


def test_the_keyboard_moves_in_the_list_and_never_leaves_the_line(desk: Desk, qtbot: QtBot) -> None:
    desk.popup.show_hits(HITS)
    keys = {Qt.Key.Key_Down: "k1", Qt.Key.Key_PageDown: "k11", Qt.Key.Key_Up: "k10", Qt.Key.Key_PageUp: "k0"}
    for key, expected in keys.items():
        qtbot.keyClick(desk.edit, key)
        assert desk.popup.current_key() == expected
    qtbot.keyClicks(desk.edit, "oat")
    assert desk.edit.text() == "oat"
    assert desk.edit.hasFocus()


def test_a_click_takes_a_hit_and_leaves_the_focus(desk: Desk, qtbot: QtBot) -> None:
    desk.popup.show_hits(HITS)
    (rows,) = desk.popup.findChildren(RowsList)
    with qtbot.waitSignal(desk.popup.chosen) as taken:
        qtbot.mouseClick(
            rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(2, 0)).center()
        )
    assert taken.args == ["k2"]
    assert desk.edit.hasFocus()


def test_escape_closes_the_popup_and_nothing_else(desk: Desk, qtbot: QtBot) -> None:
    cancel = QShortcut(QKeySequence("Esc"), desk)
    desk.popup.show_hits(HITS)
    with qtbot.assertNotEmitted(cancel.activated):
        qtbot.keyClick(desk.edit, Qt.Key.Key_Escape)
    assert not desk.popup.isVisible()
    with qtbot.waitSignal(cancel.activated):
        qtbot.keyClick(desk.edit, Qt.Key.Key_Escape)


def test_nothing_found_shows_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.popup.show_hits(HITS)
    desk.popup.show_hits([])
    assert not desk.popup.isVisible()
    with qtbot.assertNotEmitted(desk.popup.chosen), qtbot.waitSignal(desk.edit.returnPressed):
        qtbot.keyClick(desk.edit, Qt.Key.Key_Return)


def test_the_popup_stays_under_its_line_and_inside_the_window(desk: Desk) -> None:
    desk.popup.show_hits(HITS)
    below = desk.edit.geometry().bottom() + 1
    assert desk.popup.y() >= below
    desk.column.setContentsMargins(9, 90, 9, 9)
    desk.column.activate()
    assert desk.popup.y() >= below + 80
    assert desk.rect().contains(desk.popup.geometry())


def test_leaving_the_line_closes_the_popup(desk: Desk) -> None:
    desk.popup.show_hits(HITS)
    desk.edit.clearFocus()
    assert not desk.popup.isVisible()


def test_the_found_products_have_a_name_for_those_who_hear_them(desk: Desk) -> None:
    desk.popup.show_hits(HITS)
    assert nameless(desk) == []
    assert HITS[1].spoken() == "Oat drink 1, 4006381333931, €2.79, 3"


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Oat drink", ("oat",), ["Oat"]),
        ("Crème fraîche", ("creme", "fra"), ["Crème", "fra"]),
        ("Oat drink", ("oatd", "x"), []),
        ("Oat dr…", ("dr",), ["dr"]),
        ("Straße", ("strasse",), []),
        ("", ("a",), []),
    ],
)
def test_the_words_that_were_typed_are_marked(text: str, words: tuple[str, ...], marked: list[str]) -> None:
    pieces = runs(text, words)
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, is_marked in pieces if is_marked] == marked


def test_ten_results_are_painted_within_a_frame(desk: Desk, qtbot: QtBot) -> None:
    desk.popup.show_hits(HITS)
    desk.popup.grab()
    started = time.perf_counter()
    for start in range(20):
        desk.popup.show_hits(HITS[start : start + 10], "oat")
        desk.popup.grab()
    assert (time.perf_counter() - started) / 20 < 0.016
