"""What there is to know about a store's files: versions, the log's head, and how far every read model has come."""

import platform
import sqlite3
import tomllib
from importlib import metadata
from pathlib import Path

import msgspec

from app.paths import StorePaths
from app.sources import FolderSource
from domain.kernel.errors import Unavailable
from domain.persistence.store_file import stored_revision


class ViewStatus(msgspec.Struct, frozen=True, kw_only=True):
    """One read model. ``saved`` is the position of its file, ``position`` how far the log can bring it from there.

    ``lag`` counts the events that it does not show; ``trouble`` says which one it could not take, and why.
    """

    name: str
    state: str
    saved: int
    position: int
    lag: int
    trouble: str = ""


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """A store and the program that looks at it. ``head`` is the position of the last event."""

    folder: str
    store_id: str
    name: str
    currency: str
    time_zone: str
    open_elsewhere: bool
    head: int
    head_hash: str
    bytes: int
    versions: dict[str, str]
    views: tuple[ViewStatus, ...]


def status_of(folder: Path) -> Status:
    """Look at a store, whoever has it open; nothing is changed. Raises ``Unavailable``."""
    paths = StorePaths(folder)
    with FolderSource(folder) as source:
        views = _views(source)
        shop = source.documents("store").get("shop", {})
        digest = source.log.hash_at(source.position) or b""
        return Status(
            folder=str(folder), store_id=source.log.store_id, name=shop.get("name", ""),
            currency=shop.get("currency", ""), time_zone=shop.get("time_zone", ""),
            open_elsewhere=_is_open(paths), head=source.position, head_hash=digest.hex(),
            bytes=paths.database.stat().st_size, versions=versions(source.connection), views=views,
        )  # fmt: skip


def versions(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what a report about trouble should name."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        "tillbook": project["project"]["version"],
        "schema": stored_revision(connection),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "pyside": metadata.version("PySide6-Essentials"),
    }


def _views(source: FolderSource) -> tuple[ViewStatus, ...]:
    views = source.restored()
    saved = {name: projection.saved for name, projection in views.projections.items()}
    views.catch_up()
    found = []
    for name, projection in views.projections.items():
        trouble = projection.trouble
        found.append(
            ViewStatus(
                name=name,
                state="current" if trouble is None else "stands still",
                saved=max(saved[name], 0),
                position=projection.position,
                lag=source.position - projection.position,
                trouble="" if trouble is None else f"event {trouble.position}: {trouble.error}",
            )
        )
    return (*found, _archive(source))


def _archive(source: FolderSource) -> ViewStatus:
    lag = min(max(source.archive_lag(), 0), source.position)
    state = "trails" if lag else "current"
    position = source.position - lag
    return ViewStatus(name="archive", state=state, saved=position, position=position, lag=lag)


def _is_open(paths: StorePaths) -> bool:
    from app.bootstrap import lock_folder  # it imports the write side, which the rest can do without

    try:
        lock_folder(paths).release()
    except Unavailable as error:
        return error.code == "store_open_elsewhere"
    return False
