import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import nameless, spoken_name
from ui.theme.theme import Theme
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.fkey_bar import FKeyBar
from ui.widgets.key_button import KeyButton
from ui.widgets.label import ElidedLabel
from ui.widgets.page import Page
from ui.widgets.rail import Rail, RailEntry
from ui.widgets.rail_button import RailButton
from ui.widgets.status_item import StatusItem

ENTRIES = (
    RailEntry("sell", "Sell", "scan-barcode", "Ctrl+1"),
    RailEntry("stock", "Products", "package", "Ctrl+2"),
    RailEntry("settings", "Settings", "settings", "Ctrl+9", at_foot=True),
)


class Counted(Page):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.refreshed = 0

    def refresh(self) -> None:
        self.refreshed += 1


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    rail = Rail(ENTRIES)
    qtbot.addWidget(rail)
    rail.resize(216, 600)
    rail.show()
    return rail


def test_a_page_reads_only_when_it_is_seen(qtbot: QtBot) -> None:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    hidden, shown = Counted(), Counted()
    pages.addWidget(shown)
    pages.addWidget(hidden)
    pages.show()
    for page in (hidden, shown):
        page.mark_stale()
        page.mark_stale()
    assert (shown.refreshed, hidden.refreshed) == (3, 0)
    pages.setCurrentWidget(hidden)
    pages.setCurrentWidget(shown)
    assert (shown.refreshed, hidden.refreshed) == (3, 1)


def test_a_page_shows_its_title_remark_head_and_foot(qtbot: QtBot) -> None:
    page = Counted()
    qtbot.addWidget(page)
    page.set_title("Counted")
    page.set_subtitle("300 products")
    page.add_to_head(QPushButton("New"))
    foot = FKeyBar()
    page.set_foot(foot)
    page.resize(800, 600)
    page.show()
    assert {label.text() for label in page.findChildren(QLabel)} == {"Counted", "300 products"}
    assert (foot.width(), foot.geometry().bottom()) == (800, 599)
    assert page.accessibleName() == "Counted"


def test_the_rail_says_which_page_was_chosen(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.chosen) as said:
        qtbot.mouseClick(button(rail, "stock"), Qt.MouseButton.LeftButton)
    assert said.args == ["stock"]
    assert rail.current == "stock"


def test_the_rail_marks_a_page_without_saying_that_it_was_chosen(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(rail.chosen):
        rail.set_current("settings")
    assert rail.current == "settings"


def test_the_rail_is_walked_by_arrows_and_opened_by_space(rail: Rail, qtbot: QtBot) -> None:
    rail.set_current("sell")
    button(rail, "sell").setFocus()
    for name in ("stock", "settings", "sell", "stock"):
        qtbot.keyClick(rail.focusWidget(), Qt.Key.Key_Down)
        assert rail.focusWidget() is button(rail, name)
    with qtbot.waitSignal(rail.chosen) as said:
        qtbot.keyClick(rail.focusWidget(), Qt.Key.Key_Space)
    assert said.args == ["stock"]


def test_a_count_beside_a_page_is_shown_and_read_aloud(rail: Rail) -> None:
    before = rail.grab().toImage()
    rail.set_badge("stock", "12", "12 products run low")
    assert rail.grab().toImage() != before
    assert spoken_name(button(rail, "stock")) == "Products"
    assert button(rail, "stock").accessibleDescription() == "12 products run low"


def test_a_narrow_rail_still_names_its_pages(rail: Rail, theme: Theme) -> None:
    wide = rail.width()
    rail.set_narrow(True)
    assert rail.width() < wide / 3
    assert nameless(rail) == []
    assert button(rail, "sell").toolTip() == "Sell (Ctrl+1)"
    narrow = rail.width()
    theme.zoom_in()
    assert rail.width() > narrow


def test_the_rail_shows_the_store(rail: Rail) -> None:
    before = rail.grab().toImage()
    rail.set_store("Corner Shop")
    assert rail.grab().toImage() != before


def test_a_card_shows_how_fresh_it_is(qtbot: QtBot) -> None:
    card = Card("Sales today")
    qtbot.addWidget(card)
    card.resize(300, 200)
    card.show()
    title, footer = card.findChildren(ElidedLabel)
    assert (title.text(), footer.isVisible()) == ("Sales today", False)
    card.set_footer("as of 14:02, event 1,204", "warn")
    assert (footer.isVisible(), footer.text(), footer.property("tone")) == (True, "as of 14:02, event 1,204", "warn")


def test_a_long_text_is_shortened_and_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show()
    label.resize(60, 20)
    label.set_text("through event 1,204,555")
    assert label.text().endswith("…")
    assert label.toolTip() == label.whole_text() == "through event 1,204,555"
    label.resize(400, 20)
    assert (label.text(), label.toolTip()) == ("through event 1,204,555", "")


def test_an_empty_place_offers_its_first_step(qtbot: QtBot) -> None:
    empty = EmptyState("package", "No products yet", "Add one, or import a file.", "Add a product")
    qtbot.addWidget(empty)
    empty.show()
    (step,) = empty.findChildren(QPushButton)
    assert step.text() == "Add a product"
    with qtbot.waitSignal(empty.wanted):
        qtbot.mouseClick(step, Qt.MouseButton.LeftButton)


def test_an_empty_place_without_a_step_has_no_button(qtbot: QtBot) -> None:
    empty = EmptyState("search", "Nothing matches", "Try fewer words.")
    qtbot.addWidget(empty)
    empty.show()
    assert [step.isVisible() for step in empty.findChildren(QPushButton)] == [False]


def test_enter_takes_the_first_step(qtbot: QtBot) -> None:
    empty = EmptyState("users", "Nobody", "Add the first person.", "Add the owner …")
    qtbot.addWidget(empty)
    empty.show()
    empty.activateWindow()
    empty.setFocus()
    (step,) = empty.findChildren(QPushButton)
    qtbot.waitUntil(step.hasFocus)
    with qtbot.waitSignal(empty.wanted):
        qtbot.keyClick(step, Qt.Key.Key_Return)


def test_the_keys_follow_their_actions(qtbot: QtBot) -> None:
    bar = FKeyBar()
    qtbot.addWidget(bar)
    pay, park, bare = QAction("&Finish", bar), QAction("Park", bar), QAction("No key", bar)
    pay.setShortcut("F12")
    park.setShortcut("F7")
    bar.set_keys([pay, park, bare])
    bar.show()
    first, second = (button for button in bar.findChildren(KeyButton) if not button.isHidden())
    park.setEnabled(False)
    pay.setText("Pay")
    assert (spoken_name(first), second.isEnabled()) == ("Pay (F12)", False)
    with qtbot.waitSignal(pay.triggered):
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)


def test_keys_that_do_not_fit_go_into_a_second_row(qtbot: QtBot) -> None:
    bar = FKeyBar()
    qtbot.addWidget(bar)
    keys = [QAction(f"Do thing {number}", bar) for number in range(2, 8)]
    for number, action in enumerate(keys, 2):
        action.setShortcut(f"F{number}")
    bar.set_keys(keys)
    bar.resize(300, bar.heightForWidth(300))
    bar.show()
    assert bar.heightForWidth(300) > bar.heightForWidth(2000)
    assert all(bar.rect().contains(button.geometry()) for button in bar.findChildren(KeyButton))
    wide = bar.heightForWidth(900)
    for action in keys[1:]:
        action.setVisible(False)
    assert bar.heightForWidth(300) == bar.heightForWidth(2000) <= wide


def test_other_keys_replace_the_former_ones(qtbot: QtBot) -> None:
    bar = FKeyBar()
    qtbot.addWidget(bar)
    action = QAction("Finish", bar)
    action.setShortcut("F12")
    bar.set_keys([action, action])
    bar.set_keys([action])
    qtbot.waitUntil(lambda: len(bar.findChildren(KeyButton)) == 1)


def test_a_fact_in_the_status_bar_has_a_name_a_value_and_more(qtbot: QtBot) -> None:
    item = StatusItem("database-backup", "Last backup")
    qtbot.addWidget(item)
    item.set_state("2 h ago", "warn", more="Click to back up now")
    assert spoken_name(item) == "Last backup: 2 h ago"
    assert item.toolTip() == "Click to back up now"
    assert item.sizeHint().width() > StatusItem("user", "Person").sizeHint().width()
    with qtbot.waitSignal(item.clicked):
        qtbot.mouseClick(item, Qt.MouseButton.LeftButton)


def button(rail: Rail, name: str) -> RailButton:
    found = rail.findChild(RailButton, name)
    assert isinstance(found, RailButton)
    return found
