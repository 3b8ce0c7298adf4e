"""A table in a file, whatever program wrote it: a header and numbered rows of text. Decided by content, not by name."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.formulas import unguarded
from app.importing.csv_file import BrokenRow, not_read, read_csv, scan
from app.importing.spreadsheet import SPREADSHEET_MARKS, read_spreadsheet
from domain.kernel.errors import Rejected
from readmodels.engine.projection import Report, no_report

Cells = list[str]
Row = tuple[int, Cells]
"""The row's number as an editor shows it, and its cells."""

_MARK_LENGTH = 8
_REPORT_ROWS = 1_000


class Table:
    """An open table: its header, and its rows, which are read once. ``of_all`` is how many there are, about."""

    def __init__(
        self, header: Cells, rows: Iterator[Row], of_all: int, plain: Callable[[str], str], report: Report
    ) -> None:
        self.header = header
        self.of_all = of_all
        self.done = 0
        """Rows that were read so far."""
        self.plain = plain
        """Takes off a text what was only put there to keep it from being a formula."""
        self._rows = rows
        self._report = report

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header; raises ``BrokenRow``, and what the report raises to stop."""
        for row in self._rows:
            self.done += 1
            if self.done % _REPORT_ROWS == 0:
                self._report(self.done, max(self.of_all, self.done))
            yield row


@contextmanager
def open_table(path: Path, known: Iterable[str], report: Report = no_report) -> Iterator[Table]:
    """Open the table in a file; ``known`` column names help to see what separates the cells of a CSV file.

    Raises ``Rejected`` where the file holds no table, ``Unavailable`` where it cannot be read.
    """
    try:
        rows, of_all, plain = _rows(path, known)
    except OSError as error:
        raise not_read(path.name, error) from error
    with closing(rows):
        try:
            number, header = next(rows, (0, []))
        except BrokenRow as broken:
            raise broken.error from None
        if not header:
            raise Rejected("file_empty", file=path.name)
        yield Table(header, rows, max(of_all - number, 0), plain, report)


def _rows(path: Path, known: Iterable[str]) -> tuple[Generator[Row, None, None], int, Callable[[str], str]]:
    with path.open("rb") as file:
        if file.read(_MARK_LENGTH).startswith(SPREADSHEET_MARKS):
            return (*read_spreadsheet(path), str.strip)
        file.seek(0)
        return read_csv(path, known), scan(file, path.name), lambda cell: unguarded(cell.strip())
