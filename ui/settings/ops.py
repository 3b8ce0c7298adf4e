"""What can be wished about settings of the store."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from domain.kernel.ids import CommandId
from domain.kernel.labels import LabelRule
from domain.shop.commands import SetLabelRules, SetLogo, SetPaperWords
from ui.desk import Desk
from ui.runner import Done, Failed


def set_paper_words(desk: Desk, words: Mapping[str, Any], asker: QObject, *, done: Done, failed: Failed) -> None:
    """Let every paper say this."""
    command = SetPaperWords(
        header=tuple(words["header"]), footer=tuple(words["footer"]), tax_number=words["tax_number"], link=words["link"]
    )
    desk.runner.submit(command, asker, done=done, failed=failed)


def set_label_rules(
    desk: Desk,
    country: str,
    rules: Sequence[LabelRule],
    asker: QObject,
    *,
    done: Done,
    failed: Failed,
    command_id: CommandId | None = None,
) -> None:
    """Read labels by the table of a country, or of none, and before that by these rules."""
    command = SetLabelRules(country=country, rules=tuple(rules))
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def set_logo(desk: Desk, png: str, asker: QObject, *, failed: Failed) -> None:
    """Let every paper begin with this picture; with none where it is empty."""
    desk.runner.submit(SetLogo(png=png), asker, failed=failed)
