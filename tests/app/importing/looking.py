"""What a store shows, as far as a test of imports asks for it."""

from app.bootstrap import Store
from app.importing import ImportReport
from readmodels.engine.tables import Doc


def documents(store: Store, view: str) -> dict[str, Doc]:
    return store.documents(view).result()[1]


def head(store: Store) -> int:
    return store.core.call(lambda: store.core.side.head.position).result()


def places(report: ImportReport) -> list[tuple[int, str, str]]:
    """Where the problems stand: row, column, value."""
    return [(problem.row, problem.column, problem.value) for problem in report.problems]


def counts(report: ImportReport) -> tuple[int, int, int]:
    return (report.added, report.changed, report.unchanged)
