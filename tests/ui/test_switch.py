import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import nameless
from ui.theme.theme import Mode, Theme
from ui.widgets.field import Field
from ui.widgets.levels import Level, Levels
from ui.widgets.switch import Switch


def test_one_choice_holds_and_a_person_can_make_another(qtbot: QtBot) -> None:
    switch = Switch("Of which time", (("day", "Today"), ("ever", "All time")))
    qtbot.addWidget(switch)
    switch.show()
    assert (switch.current, nameless(switch)) == ("day", [])
    with qtbot.waitSignal(switch.chosen) as chosen:
        switch.choose("ever")
    assert (chosen.args, switch.current) == (["ever"], "ever")


def test_the_arrow_keys_choose(qtbot: QtBot) -> None:
    switch = Switch("Of which time", (("day", "Today"), ("ever", "All time")))
    qtbot.addWidget(switch)
    with qtbot.waitActive(switch):
        switch.show()
        switch.activateWindow()
    today = switch.findChildren(QPushButton)[0]
    today.setFocus()
    with qtbot.waitSignal(switch.chosen):
        qtbot.keyClick(today, Qt.Key.Key_Right)
    assert switch.current == "ever"


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_Tab, "ever"), (Qt.Key.Key_O, "ever"), (Qt.Key.Key_O, "day")])
def test_tab_and_the_key_of_its_label_reach_the_choice_that_holds(qtbot: QtBot, key: Qt.Key, held: str) -> None:
    form, before = QWidget(), QPushButton("Before")
    switch = Switch("Of which time", (("day", "Today"), ("ever", "All time")))
    rows = QVBoxLayout(form)
    rows.addWidget(before)
    rows.addWidget(Field("&Of which time", switch))
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    switch.set_current(held)
    before.setFocus()
    alt = Qt.KeyboardModifier.NoModifier if key is Qt.Key.Key_Tab else Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(before, key, alt)
    reached = form.focusWidget()
    assert reached is not None
    assert reached.objectName() == held


@pytest.mark.parametrize("touch", [False, True])
def test_the_choice_with_the_keyboard_has_as_much_room_as_the_others(qtbot: QtBot, theme: Theme, touch: bool) -> None:
    theme.wear(Mode.LIGHT, 100, touch=touch)
    switch = Switch("Of which day", (("today", "Latest day"), ("latest", "Latest day")))
    qtbot.addWidget(switch)
    with qtbot.waitActive(switch):
        switch.show()
        switch.activateWindow()
    one, other = switch.findChildren(QPushButton)
    one.setFocus()
    assert room(one) == room(other)


def room(button: QPushButton) -> int:
    """How wide the words may be."""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    return button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button).width()


def test_what_holds_can_be_set_without_a_word(qtbot: QtBot) -> None:
    switch = Switch("Of which time", (("day", "Today"), ("ever", "All time")))
    qtbot.addWidget(switch)
    with qtbot.assertNotEmitted(switch.chosen):
        switch.set_current("ever")
    assert switch.current == "ever"


def test_levels_stand_in_their_order_and_are_read_out(qtbot: QtBot) -> None:
    levels = Levels("Low stock")
    qtbot.addWidget(levels)
    tea = Level("t", 2, "Tea", 3000, 10_000, "3", "10")
    oil = Level("o", 1, "Oil", 0, 0, "0", "0", out=True)
    bare = levels.grab().toImage()
    levels.set_rows([tea, oil])
    model = levels.model()
    assert [str(model.index(row, 0).data()) for row in range(2)] == [
        "Oil: out of stock",
        "Tea: 3 left, reorder point 10",
    ]
    assert levels.grab().toImage() != bare
