"""What can be wished of files: to take a table in, or to give a list out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from ui.desk import Desk
from ui.job import Job
from ui.runner import Failed
from ui.store import Imported


def try_import(
    desk: Desk, kind: str, path: Path, job: Job, asker: QObject, *, done: Callable[[Imported], None], failed: Failed
) -> None:
    """Find out what a table would change and what is wrong with it; nothing is kept."""
    desk.runner.import_file(kind, path, asker, dry_run=True, report=job.report, done=done, failed=failed)


def import_file(
    desk: Desk, kind: str, path: Path, job: Job, asker: QObject, *, done: Callable[[Imported], None], failed: Failed
) -> None:
    """Take over all that a table says, or nothing."""
    desk.runner.import_file(kind, path, asker, dry_run=False, report=job.report, done=done, failed=failed)


def export_list(desk: Desk, what: str, path: Path, job: Job, asker: QObject, *, done: Callable[[int], None]) -> None:
    """Write a list to a file: CSV where it is called so, else a spreadsheet."""
    fmt = "csv" if path.suffix.lower() == ".csv" else "xlsx"
    desk.runner.export(what, fmt, path, asker, report=job.report, done=done)
