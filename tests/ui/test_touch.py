"""With fingers everything that is pressed is large enough, at every size; without them nothing is another."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import nameless, spoken_name
from tests.ui.orders.sell.till import BISCUITS_CODE, Till
from tests.ui.shop import Shop
from ui.format import Formats
from ui.kept import Kept
from ui.orders.sell.line_forms import QuantityForm
from ui.pages import PAGES
from ui.scanner import Scanner
from ui.theme.look import FINGER
from ui.theme.theme import ZOOM_STEPS, Mode, Theme
from ui.widgets.fields import QuantityEdit
from ui.widgets.number_pad import NumberPad, takes_figures
from ui.widgets.status_item import StatusItem

KEY = Qt.Key
PRESSED = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
PARTS_OF_OTHERS = (QAbstractSpinBox, QComboBox, QHeaderView, QLineEdit, QTableView)


def too_small(root: QWidget) -> list[str]:
    """What is pressed and could be missed, with its size; what only tells something is not pressed."""
    return [
        f"{type(widget).__name__} {spoken_name(widget)!r} {widget.width()} x {widget.height()}"
        for kind in PRESSED
        for widget in root.findChildren(kind)
        if widget.isVisible()
        and not isinstance(widget.parent(), PARTS_OF_OTHERS)
        and not (isinstance(widget, StatusItem) and widget.focusPolicy() is Qt.FocusPolicy.NoFocus)
        and (widget.height() < FINGER or (widget.width() < FINGER and not isinstance(widget, QCheckBox)))
    ]


@pytest.fixture
def fingers(theme: Theme) -> Iterator[Theme]:
    theme.wear(Mode.LIGHT, 100, touch=True)
    yield theme
    theme.wear(Mode.LIGHT, 100, touch=False)


@pytest.mark.parametrize("zoom", [ZOOM_STEPS[0], 100, 150])
def test_everything_on_every_page_is_large_enough(shop: Shop, fingers: Theme, zoom: int) -> None:
    fingers.wear(Mode.LIGHT, zoom, touch=True)
    window = shop.window()
    for kind in PAGES:
        window.show_page(kind.name)
        shop.wait()
        assert too_small(window) == [], kind.name
        for table in window.findChildren(QTableView):
            assert not table.isVisible() or table.verticalHeader().defaultSectionSize() >= FINGER


def test_it_is_turned_on_and_off_by_a_key_kept_and_nothing_is_left_of_it(shop: Shop, theme: Theme) -> None:
    window = shop.window("products")
    before = {id(w): w.height() for w in window.findChildren(QAbstractButton) if w.isVisible()}
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    window.activateWindow()
    shop.qtbot.waitUntil(window.isActiveWindow)
    shop.qtbot.keyClick(window, KEY.Key_F, chord)
    assert theme.touch
    assert shop.preferences.kept.touch
    shop.qtbot.waitUntil(lambda: too_small(window) == [])
    shop.qtbot.keyClick(window, KEY.Key_F, chord)
    shop.qtbot.waitUntil(
        lambda: before == {id(w): w.height() for w in window.findChildren(QAbstractButton) if w.isVisible()}
    )
    assert shop.preferences.kept == Kept(theme="light")


def test_a_quantity_can_be_tapped(shop: Shop, scanner: Scanner, fingers: Theme) -> None:
    till = Till(shop)
    till.scan(BISCUITS_CODE)
    form = till.open(KEY.Key_F7, QuantityForm)
    pad = form.findChild(NumberPad)
    assert isinstance(pad, NumberPad)
    assert (nameless(form), too_small(form)) == ([], [])
    for name in ("1", "5", "back", "2"):
        shop.qtbot.mouseClick(pad.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    assert form.quantity.hasFocus()
    assert form.quantity.value() == 12_000
    till.enter()
    assert [quantity for _, quantity in till.lines()] == ["12"]


def test_without_fingers_there_is_no_pad(shop: Shop, scanner: Scanner) -> None:
    till = Till(shop)
    till.scan(BISCUITS_CODE)
    assert till.open(KEY.Key_F7, QuantityForm).findChild(NumberPad) is None


class Ground(QWidget):
    """Two fields for figures, one for words, and a pad."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.weight = QuantityEdit(Formats("EUR"), "Weight")
        self.pin, self.name = QLineEdit(), QLineEdit()
        for edit in (self.weight, self.pin, self.name):
            edit.setParent(self)
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.pad = NumberPad(self, self)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)

    def tap(self, qtbot: QtBot, *names: str) -> None:
        for name in names:
            qtbot.mouseClick(self.pad.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_the_pad_types_where_figures_were_typed_last(qtbot: QtBot) -> None:
    ground = Ground(qtbot)
    ground.weight.setFocus()
    ground.tap(qtbot, "1", "point", "5")
    ground.pin.setFocus()
    ground.tap(qtbot, "7", "point", "8")
    ground.name.setFocus()
    ground.tap(qtbot, "9")
    assert (ground.weight.value(), ground.pin.text(), ground.name.text()) == (1_500, "789", "")
    assert not takes_figures(ground.name)


def test_the_pad_is_worked_by_keyboard_too(qtbot: QtBot) -> None:
    ground = Ground(qtbot)
    ground.pin.setFocus()
    (first,) = ground.pad.findChildren(QPushButton, "7")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (KEY.Key_Space, KEY.Key_Down, KEY.Key_Right, KEY.Key_Space, KEY.Key_3, KEY.Key_Backspace, KEY.Key_1):
        qtbot.keyClick(ground.focusWidget(), key)
    assert ground.pin.text() == "751"
    stops = [key for key in ground.pad.findChildren(QPushButton) if key.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    assert [key.objectName() for key in stops] == ["5"]
