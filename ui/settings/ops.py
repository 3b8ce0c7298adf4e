"""What can be wished about settings of the store, and of its backups."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from domain.kernel.ids import CommandId
from domain.kernel.labels import LabelRule
from domain.kernel.money import CashRule
from domain.kernel.text import fold
from domain.payments.commands import (
    AddPaymentMethod,
    EditPaymentMethod,
    RestorePaymentMethod,
    RetirePaymentMethod,
    SetCashRounding,
)
from domain.payments.events import TenderKind
from domain.shop.commands import SetLabelRules, SetLogo, SetPaperWords
from ui.desk import Desk
from ui.job import Job
from ui.runner import Done, Failed
from ui.store import Backup


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
    version: int,
    asker: QObject,
    *,
    done: Done,
    failed: Failed,
    command_id: CommandId | None = None,
) -> None:
    """Read labels by the table of a country, or of none, and before that by these rules.

    Nothing happens where somebody else has set them anew since ``version``.
    """
    command = SetLabelRules(country=country, rules=tuple(rules), expected_version=version)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def set_logo(desk: Desk, png: str, asker: QObject, *, failed: Failed) -> None:
    """Let every paper begin with this picture; with none where it is empty."""
    desk.runner.submit(SetLogo(png=png), asker, failed=failed)


def add_payment_method(
    desk: Desk, name: str, kind: TenderKind, terms: Mapping[str, bool], asker: QObject, *, command_id: CommandId,
    done: Done, failed: Failed,
) -> None:  # fmt: skip
    """Take money in one more way, known by a short text that is made of its name."""
    command = AddPaymentMethod(method=short_name(name), name=name, kind=kind, **terms)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def edit_payment_method(
    desk: Desk, method: str, name: str, terms: Mapping[str, bool], asker: QObject, *, command_id: CommandId,
    done: Done, failed: Failed,
) -> None:  # fmt: skip
    """Change a way to pay."""
    command = EditPaymentMethod(method=method, name=name, **terms)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def offer_payment_method(desk: Desk, method: str, asker: QObject, *, offered: bool, done: Done) -> None:
    """Offer a way to pay again, or no longer."""
    command = RestorePaymentMethod(method=method) if offered else RetirePaymentMethod(method=method)
    desk.runner.submit(command, asker, done=done)


def set_cash_rounding(
    desk: Desk, increment: int, rule: CashRule, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Say which is the smallest coin, 0 for none."""
    command = SetCashRounding(increment=increment, rule=rule)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def short_name(name: str) -> str:
    """Return the short text by which a way to pay is known: "meal_voucher"."""
    return re.sub(r"\W+", "_", fold(name)).strip("_")[:32]


def back_up(
    desk: Desk, folder: Path | None, job: Job, asker: QObject, *, done: Callable[[Path], None], failed: Failed
) -> None:
    """Copy the whole store into a folder, None for the store's own."""
    desk.runner.back_up(folder, asker, report=job.report, done=done, failed=failed)


def find_backups(
    desk: Desk, folder: Path | None, asker: QObject, *, done: Callable[[list[Backup]], None], failed: Failed
) -> None:
    """Look for the backups in a folder, None for the store's own."""
    desk.runner.find_backups(folder, asker, done=done, failed=failed)
