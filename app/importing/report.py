"""What an import answers: how many of what, and every wrong cell with its place and its reason."""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from domain.kernel.errors import Rejected
from domain.kernel.sentences import sentence

T = TypeVar("T")

MOST_PROBLEMS = 100
"""Problems that are told one by one; the others are counted."""

_SHOWN = 80


class RowProblem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that keeps a file from being imported.

    ``row`` counts as a text editor or a spreadsheet does: the header is row 1. ``column`` and ``value`` are empty where
    the whole row is meant. ``code`` and ``params`` are what the reason is made of, for programs and for translations.
    """

    file: str
    row: int
    column: str
    value: str
    code: str
    params: dict[str, object]
    reason: str

    @property
    def error(self) -> Rejected:
        """Return the reason as an error, whose sentence the window puts into its own language."""
        return Rejected(self.code, **self.params)

    def __str__(self) -> str:
        cell = f', {self.column} "{self.value}"' if self.column else ""
        return f"{self.file}, row {self.row}{cell}: {self.reason}"


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did, or in a dry run would do. ``rows`` counts lines of the file, the others products or orders.

    ``problem_count`` may be higher than the number of ``problems`` that are told. With any problem nothing at all is
    imported: ``committed`` is False then, and after a dry run.
    """

    rows: int
    added: int
    changed: int
    unchanged: int
    ignored_columns: tuple[str, ...]
    problems: tuple[RowProblem, ...]
    problem_count: int
    committed: bool


class Problems:
    """Collects what is wrong with one file."""

    def __init__(self, file: str, exponent: int) -> None:
        self.file = file
        self._exponent = exponent
        self.count = 0
        self.told: list[RowProblem] = []

    def add(self, row: int, error: ValueError | Rejected, column: str = "", value: str = "") -> None:
        """Note a wrong row, or one wrong cell of it. A ``ValueError`` says what the cell "is" or "has"."""
        self.count += 1
        if len(self.told) >= MOST_PROBLEMS:
            return
        refusal = error if isinstance(error, Rejected) else Rejected("bad_cell", reason=str(error))
        self.told.append(
            RowProblem(
                file=self.file, row=row, column=column, value=shown(value), code=refusal.code, params=refusal.params,
                reason=sentence(refusal, exponent=self._exponent),
            )
        )  # fmt: skip


def note_wrong(problems: Problems, row: int, column: str, cell: str, parse: Callable[[str], T]) -> T | None:
    """Return what a cell says; where it cannot be read, note that and return None."""
    try:
        return parse(cell)
    except (ValueError, Rejected) as error:
        problems.add(row, error, column, cell)
        return None


def shown(text: str) -> str:
    """Return a piece of a file as it can be shown: not endless, and without what a terminal would obey."""
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in short)
