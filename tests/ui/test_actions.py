"""One declaration for every key: no two of one place share one, and a person's own keys hold everywhere at once."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shop import Shop
from ui.actions import EVERYWHERE, Action, ActionGroup, Actions, ActionSpec, key_words
from ui.main_window import MainWindow
from ui.pages import PAGES, action_groups
from ui.store_page import StorePage
from ui.theme import icons
from ui.widgets.key_button import KeyButton

UNDO = ActionSpec("window.undo", "Undo", ("Ctrl+Z",))
PAY = ActionSpec("sell.pay", "Pay", ("F12", "Ctrl+P"))
PARK = ActionSpec("sell.park", "Park", ("F9",))
PRICE = ActionSpec("products.price", "Price", ("F12",))
GROUPS = [ActionGroup("Everywhere", (UNDO,)), ActionGroup("Sell", (PAY, PARK)), ActionGroup("Products", (PRICE,))]
SPECS = [spec for group in action_groups() for spec in group.specs]


@pytest.fixture
def chosen() -> dict[str, list[str]]:
    return {}


@pytest.fixture
def actions(chosen: dict[str, list[str]]) -> Actions:
    return Actions(chosen, lambda: GROUPS)


def held(context: str) -> list[str]:
    """The usual keys that work at one place."""
    here = [spec for spec in SPECS if spec.context in (context, EVERYWHERE)]
    return [QKeySequence(key).toString() for spec in here for key in spec.keys]


@pytest.mark.parametrize("context", sorted({spec.context for spec in SPECS}))
def test_no_two_actions_of_one_place_have_one_key(context: str) -> None:
    keys = held(context)
    assert sorted(keys) == sorted(set(keys))


def test_every_action_has_an_id_of_its_own_at_a_place_that_there_is() -> None:
    ids = [spec.id for spec in SPECS]
    assert sorted(ids) == sorted(set(ids))
    assert {spec.context for spec in SPECS} <= {kind.name for kind in PAGES} | {EVERYWHERE}


@pytest.mark.parametrize(
    ("key", "words"),
    [("Ctrl+Return", "Ctrl+Enter"), ("Enter", "Enter"), ("F12", "F12"), ("Ctrl+Shift+T", "Ctrl+Shift+T")],
)
def test_a_key_is_called_what_stands_on_it(key: str, words: str) -> None:
    assert key_words(QKeySequence(key)) == words


@pytest.mark.parametrize("spec", SPECS, ids=[spec.id for spec in SPECS])
def test_every_action_has_words_a_picture_and_keys_that_there_are(spec: ActionSpec) -> None:
    assert spec.text.strip()
    assert icons.svg(spec.icon)
    assert all(QKeySequence(key).toString() for key in spec.keys)


def test_every_key_of_every_page_is_declared_and_every_declared_action_is_there(shop: Shop) -> None:
    window = shop.window()
    for kind in PAGES:
        window.show_page(kind.name)
        page = page_of(window, kind.name)
        made = [*window.actions(), *page.actions()]
        assert all(isinstance(action, Action) for action in made)
        here = {spec.id for spec in SPECS if spec.context in (kind.name, EVERYWHERE)}
        assert {action.objectName() for action in made} == here


def test_every_function_key_of_a_page_is_shown_with_words(shop: Shop) -> None:
    window = shop.window()
    for kind in PAGES:
        window.show_page(kind.name)
        page = page_of(window, kind.name)
        declared = {f"{spec.words()} ({key})" for spec in kind.load().ACTIONS for key in spec.keys[:1] if is_f(key)}
        shown = {button.accessibleName() for button in page.findChildren(KeyButton)}
        assert declared - {"Search (F2)"} <= shown


def page_of(window: MainWindow, name: str) -> StorePage:
    page = window.findChild(StorePage, name)
    assert isinstance(page, StorePage)
    return page


def is_f(key: str) -> bool:
    return re.fullmatch(r"F\d+", key) is not None


def test_a_chosen_key_holds_at_once_and_the_usual_one_no_longer(qtbot: QtBot, actions: Actions) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    pay = actions.make(PAY, owner, owner.update)
    owner.activateWindow()
    qtbot.waitUntil(owner.isActiveWindow)
    actions.choose(PAY, ["F5"])
    with qtbot.waitSignal(pay.triggered):
        qtbot.keyClick(owner, Qt.Key.Key_F5)
    with qtbot.assertNotEmitted(pay.triggered):
        qtbot.keyClick(owner, Qt.Key.Key_F12)
    assert (pay.key, pay.toolTip()) == ("F5", "Pay (F5)")


def test_only_what_differs_from_the_usual_is_kept(actions: Actions, chosen: dict[str, list[str]]) -> None:
    actions.choose(PAY, ["F5"])
    actions.choose(PARK, [])
    assert chosen == {"sell.pay": ["F5"], "sell.park": []}
    actions.choose(PAY, PAY.keys)
    assert chosen == {"sell.park": []}
    actions.reset()
    assert chosen == {}
    assert actions.keys(PARK) == ["F9"]


def test_who_has_a_key_is_known_where_both_would_work(actions: Actions) -> None:
    assert actions.holders(PARK, "f12") == [PAY]
    assert actions.holders(PRICE, "Ctrl+P") == []
    assert actions.holders(PARK, "Ctrl+Z") == [UNDO]
    assert actions.holders(UNDO, "F12") == [PAY, PRICE]
    assert actions.holders(PAY, "F12") == []


def test_a_key_that_is_taken_is_taken_from_the_other(actions: Actions) -> None:
    actions.choose(PARK, ["F12"])
    assert (actions.keys(PARK), actions.keys(PAY), actions.keys(PRICE)) == (["F12"], ["Ctrl+P"], ["F12"])
    actions.reset(PAY)
    assert (actions.keys(PARK), actions.keys(PAY)) == ([], ["F12", "Ctrl+P"])


def test_a_key_that_was_given_away_comes_back_when_it_is_free(actions: Actions) -> None:
    actions.choose(PARK, ["F12"])
    assert not actions.is_usual(PAY)
    actions.reset(PARK)
    assert (actions.keys(PAY), actions.is_usual(PAY)) == (["F12", "Ctrl+P"], True)


def test_a_chosen_key_stays_where_a_newer_version_gives_it_to_another(chosen: dict[str, list[str]]) -> None:
    chosen["sell.park"] = ["F12"]
    newer = Actions(chosen, lambda: GROUPS)
    assert (newer.keys(PARK), newer.keys(PAY), newer.keys(PRICE)) == (["F12"], ["Ctrl+P"], ["F12"])


def test_an_action_without_a_key_leaves_the_bar_and_comes_back_with_one(shop: Shop) -> None:
    window = shop.window("products")
    page = page_of(window, "products")
    (price,) = (spec for spec in SPECS if spec.id == "products.price")

    def shown() -> set[str]:
        return {button.accessibleName() for button in page.findChildren(KeyButton) if button.isVisible()}

    shop.preferences.actions.choose(price, [])
    assert not any(name.startswith("Price") for name in shown())
    shop.preferences.actions.choose(price, ["F11"])
    assert "Price (F11)" in shown()


def test_the_rail_shows_the_key_that_a_page_has_now(shop: Shop) -> None:
    window = shop.window("products")
    (shows,) = (spec for spec in SPECS if spec.id == "window.show-products")
    shop.preferences.actions.choose(shows, ["Alt+P"])
    tips = [child.toolTip() for child in window.findChildren(QWidget, "products")]
    assert any(tip.startswith("Products (Alt+P)") for tip in tips)
