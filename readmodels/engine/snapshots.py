"""Snapshots: a view's documents in a file, with the position that they stand at.

The event log is the journal; a snapshot only spares replaying it. It is a TinyDB file, written document by document,
so that no other thread waits long for the interpreter, and it replaces its predecessor atomically. It is loaded only
where it is whole and speaks of this store's log; else it is dropped, and the view is folded anew.
"""

import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import msgspec

from readmodels.engine.documents import shared
from readmodels.engine.tables import Doc

_BATCH = 200
_CHUNK = 131_072
"""Bytes that are decoded in one go: a millisecond for which no other thread runs."""

_END = b"},\n"
_encode = msgspec.json.Encoder().encode


class Checkpoint(msgspec.Struct, frozen=True):
    """Where a snapshot stands: which store and view, after which event. ``hash`` is that event's, as hex text."""

    store_id: str
    view: str
    version: int
    position: int
    hash: str


class Snapshot(NamedTuple):
    """A checkpoint and the documents that belong to it."""

    checkpoint: Checkpoint
    documents: dict[str, Doc]


class Unreadable(ValueError):
    """The file is not a whole snapshot."""


class Outdated(Exception):
    """The file is of another version of the view, as after an upgrade; nothing is wrong with it."""


def write(path: Path, checkpoint: Checkpoint, documents: Mapping[str, Doc]) -> None:
    """Replace a snapshot atomically. ``documents`` must not change meanwhile: hand over a shallow copy."""
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    temporary = path.with_suffix(".new")
    with temporary.open("wb") as file:
        for chunk in _lines(checkpoint, documents):
            digest.update(chunk)
            file.write(chunk)
            time.sleep(0)
        file.write(b'"sum": {"1": {"sha256": "%s"}}\n}\n' % digest.hexdigest().encode())
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def read(path: Path, document: type[Any] = dict, version: int | None = None) -> Snapshot:
    """Return a snapshot, its documents read as a type, line by line so that the file is never in memory as a whole.

    Raises ``FileNotFoundError``; ``Outdated`` where a version is named and the file is of another one, before any
    document is read, whose type may be another too; ``Unreadable`` where the file was cut short or garbled.
    """
    try:
        with path.open("rb") as file:
            return _read(file, document, version)
    except FileNotFoundError:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, OSError) as error:
        raise Unreadable(str(error)) from error


def _read(file: BinaryIO, document: type[Any], version: int | None) -> Snapshot:
    decode = msgspec.json.Decoder(dict[str, document]).decode  # type: ignore[valid-type]
    digest = hashlib.sha256()
    head = [file.readline() for _ in range(3)]
    written = head[1].removeprefix(b'"checkpoint": {"1": ').removesuffix(b"},\n")
    checkpoint = msgspec.json.decode(written, type=Checkpoint)
    if version not in (None, checkpoint.version):
        raise Outdated(checkpoint.version)
    digest.update(b"".join(head))
    documents: dict[str, Doc] = {}
    rest: list[bytes] = []
    while not rest and (lines := file.readlines(_CHUNK)):
        if _END in lines:
            end = lines.index(_END)
            lines, rest = lines[:end], lines[end:]
        chunk = b"".join(lines)
        digest.update(chunk)
        documents.update(shared(decode(b"{" + chunk.rstrip(b",\n") + b"}"), document))
    digest.update(_END)
    tail = b"".join(rest[1:]) + file.read()
    if not tail.startswith(b'"sum"') or json.loads(b"{" + tail)["sum"]["1"]["sha256"] != digest.hexdigest():
        raise Unreadable("its sum does not match")
    return Snapshot(checkpoint, documents)


def _lines(checkpoint: Checkpoint, documents: Mapping[str, Doc]) -> Iterator[bytes]:
    yield b'{\n"checkpoint": {"1": %s},\n%s: {\n' % (_encode(checkpoint), _encode(checkpoint.view))
    batch: list[bytes] = []
    between = b""
    for key, document in documents.items():
        batch.append(b"%s%s: %s" % (between, _encode(key), _encode(document)))
        between = b",\n"
        if len(batch) == _BATCH:
            yield b"".join(batch)
            batch.clear()
    yield b"".join(batch) + (b"\n" if documents else b"") + _END


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on disk: until then a power cut may take a rename back."""
    if os.name == "nt":  # Windows has no handle on a folder; its rename is in the journal of the file system.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
