"""The bar that says what is not printed, and lets somebody decide."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from domain.kernel.errors import Unavailable
from tests.ui.accessibility import nameless
from tests.ui.paper.facts import formats
from tests.ui.paper.printing import Queue
from ui.paper.print_bar import PrintBar
from ui.paper.printing import PrintState
from ui.paper.prints import Prints

OFF = Unavailable("printer_failed", printer="till-printer", reason="Connection refused")


@pytest.fixture
def queue() -> Queue:
    return Queue()


@pytest.fixture
def bar(queue: Queue, qtbot: QtBot) -> Iterator[PrintBar]:
    prints = Prints(queue)
    bar = PrintBar(prints, formats())
    qtbot.addWidget(bar)
    yield bar
    prints.deleteLater()


def press(bar: PrintBar, qtbot: QtBot, kind: type[QPushButton] | type[QToolButton]) -> None:
    qtbot.mouseClick(bar.findChild(kind), Qt.MouseButton.LeftButton)


def test_there_is_no_bar_while_everything_is_printed(bar: PrintBar, queue: Queue) -> None:
    assert bar.isHidden()
    queue.be(PrintState(waiting=3))
    assert bar.isHidden()


def test_a_printer_that_fails_is_said_with_what_to_do(bar: PrintBar, queue: Queue, qtbot: QtBot) -> None:
    queue.be(PrintState(waiting=1, title="Order 7", trouble=OFF))
    assert bar.text.startswith("Order 7 is not printed. The printer till-printer does not print (Connection refused).")
    assert nameless(bar) == []
    press(bar, qtbot, QPushButton)
    assert queue.wishes == ["reprint"]


def test_how_many_wait_behind_it_is_said_and_kept_up(bar: PrintBar, queue: Queue) -> None:
    queue.be(PrintState(waiting=2, title="Order 7", trouble=OFF))
    assert bar.text.startswith("Order 7 is not printed, nor is what waits behind it: 1.")
    queue.be(PrintState(waiting=3, title="Order 7", trouble=OFF))
    assert "behind it: 2." in bar.text


def test_what_is_dismissed_is_given_up(bar: PrintBar, queue: Queue, qtbot: QtBot) -> None:
    queue.be(PrintState(waiting=1, title="Order 7", trouble=OFF))
    press(bar, qtbot, QToolButton)
    assert queue.wishes == ["give up"]
    queue.be(PrintState())
    assert bar.isHidden()


def test_the_bar_goes_when_the_printer_works_again_and_comes_back_when_it_does_not(bar: PrintBar, queue: Queue) -> None:
    for _ in range(2):
        queue.be(PrintState(waiting=1, title="Order 7", trouble=OFF))
        assert not bar.isHidden()
        queue.be(PrintState(waiting=1))
        assert bar.isHidden()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PrintState(asked="Order 8"), "Order 8"),
        (PrintState(late=2), "Not printed before the program ended: 2"),
    ],
)
def test_what_only_somebody_can_decide_is_offered(
    bar: PrintBar, queue: Queue, qtbot: QtBot, state: PrintState, words: str
) -> None:
    queue.be(state)
    assert bar.text == words
    press(bar, qtbot, QPushButton)
    assert queue.wishes == ["print asked"]


def test_our_own_mistake_is_said_calmly(bar: PrintBar, queue: Queue) -> None:
    queue.be(PrintState(waiting=1, title="Order 7", trouble=ZeroDivisionError()))
    assert bar.text == "Order 7 is not printed. Something went wrong in Tillbook itself."


def test_a_key_does_what_the_button_does_and_nothing_while_there_is_none(bar: PrintBar, queue: Queue) -> None:
    bar.act()
    assert queue.wishes == []
    queue.be(PrintState(asked="Order 8"))
    bar.act()
    assert queue.wishes == ["print asked"]


def test_what_waits_already_is_said_in_a_window_that_opens_later(queue: Queue, qtbot: QtBot) -> None:
    queue.be(PrintState(late=1))
    prints = Prints(queue)
    bar = PrintBar(prints, formats())
    qtbot.addWidget(bar)
    assert not bar.isHidden()
