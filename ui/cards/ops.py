"""What can be asked about gift cards."""

import sqlite3
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from readmodels.payments.balances import gift_card_movements
from ui.desk import Desk


def read_card(desk: Desk, number: str, asker: QObject, *, done: Callable[[list[dict[str, Any]]], None]) -> None:
    """Read what was put onto a gift card and taken off it, newest first."""

    def question(archive: sqlite3.Connection) -> list[dict[str, Any]]:
        return gift_card_movements(archive, number)

    desk.runner.ask(question, asker, done=done)
