"""A window in a process of its own, so that it can be killed as a power cut kills it: in the middle of a sale."""

from multiprocessing.connection import Connection
from pathlib import Path

from tests.journeys.shop import BISCUITS, COFFEE, CORA, PINS


def sell_until_killed(answers: Connection, folder: Path, printer: Path) -> None:
    """Put two products on a sale, begin to type a third, say what is shown, and stay until somebody ends it."""
    from PySide6.QtWidgets import QApplication

    from tests.journeys.keys import Hands

    application = QApplication([])
    hands = Hands(folder, printer)
    hands.sign_in(PINS[CORA])
    hands.scan(BISCUITS.code)
    hands.enter("3")
    hands.scan(COFFEE.code)
    hands.keys("zwei")
    answers.send(hands.lines())
    application.exec()
