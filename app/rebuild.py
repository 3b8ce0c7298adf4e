"""Makes read models anew beside the live ones, then swaps them in. Orders go on meanwhile."""

from collections.abc import Sequence
from pathlib import Path

from app.bootstrap import Store
from domain.kernel.errors import Rejected
from domain.persistence.event_log import LogSource
from readmodels.engine.archive import Archive
from readmodels.engine.projection import Projections, Report, no_report
from readmodels.registry import SHELVES, VIEWS

ARCHIVE = "archive"
"""The name under which the archive is made anew, with every order, movement and search word in it."""

_NEAR = 200
"""Events that may be left for the core to fold while it holds the commands back: some milliseconds."""


def rebuild(store: Store, names: Sequence[str] | None = None, report: Report = no_report) -> list[str]:
    """Make views anew, all of them and the archive where ``names`` is None; return the views that had differed.

    Runs on the caller's thread. ``report`` hears (done, of all) and may raise to stop: then everything is as before.
    Raises ``Rejected("unknown_view")``.
    """
    known = [kind.name for kind in VIEWS]
    for name in names or ():
        if name not in (*known, ARCHIVE):
            raise Rejected("unknown_view", view=name[:80])
    wanted = known if names is None else [name for name in names if name != ARCHIVE]
    store.core.await_snapshots()
    with store.database.reader() as connection:
        source = LogSource(connection, store.codec)
        views = fold_beside(source, wanted, store.paths.views, report)
        archive = _archive_beside(source, store.paths.archive, report) if names is None or ARCHIVE in names else None

    def swap() -> list[str]:
        live = store.core.projections
        views.source = live.source
        views.catch_up()
        live.catch_up()
        differing = live.swap(views)
        if archive is not None:
            archive.source = live.source
            while archive.flush():
                pass
            store.core.archive.replace_by(archive)
        store.core.announce()
        return differing

    return store.core.call(swap).result()


def fold_beside(source: LogSource, names: Sequence[str], folder: Path, report: Report = no_report) -> Projections:
    """Fold views from the first event up to near the head of the log, leaving the live ones alone."""
    views = Projections([kind for kind in VIEWS if kind.name in names], source, folder)
    before = 0
    views.catch_up(report)
    # Where the end of the log is missing, views stand still before its head.
    while before < views.position < source.head() - _NEAR:
        before = views.position
        views.catch_up(report)
    return views


def _archive_beside(source: LogSource, path: Path, report: Report) -> Archive:
    for leftover in path.parent.glob("archive.new.sqlite*"):
        leftover.unlink()
    archive = Archive(path.with_name("archive.new.sqlite"), SHELVES, source)
    try:
        while source.head() - archive.position > _NEAR and archive.flush():
            report(archive.position, source.head())
    except BaseException:
        archive.close()
        archive.remove()
        raise
    return archive
