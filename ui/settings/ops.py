"""What can be wished about settings of the store."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from domain.shop.commands import SetLogo, SetPaperWords
from ui.desk import Desk
from ui.runner import Done, Failed


def set_paper_words(desk: Desk, words: Mapping[str, Any], asker: QObject, *, done: Done, failed: Failed) -> None:
    """Let every paper say this."""
    command = SetPaperWords(
        header=tuple(words["header"]), footer=tuple(words["footer"]), tax_number=words["tax_number"], link=words["link"]
    )
    desk.runner.submit(command, asker, done=done, failed=failed)


def set_logo(desk: Desk, png: str, asker: QObject, *, failed: Failed) -> None:
    """Let every paper begin with this picture; with none where it is empty."""
    desk.runner.submit(SetLogo(png=png), asker, failed=failed)
