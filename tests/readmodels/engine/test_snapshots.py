import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from readmodels.engine import snapshots
from readmodels.engine.documents import Document
from readmodels.engine.snapshots import Checkpoint, Unreadable

CHECKPOINT = Checkpoint("a store", "stock", 1, 7, "ab12")
KEYS = st.text(max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(st.dictionaries(KEYS, st.dictionaries(st.text(max_size=5), VALUES, max_size=4), max_size=5))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, documents: dict[str, dict[str, object]]
) -> None:
    path = tmp_path_factory.mktemp("views") / "stock.json"
    snapshots.write(path, CHECKPOINT, documents)
    assert snapshots.read(path) == (CHECKPOINT, documents)
    json.loads(path.read_bytes())


class Priced(Document, frozen=True, kw_only=True, gc=False):
    name: str
    codes: tuple[str, ...]
    price: int


def test_documents_of_two_views_share_their_texts(tmp_path: Path) -> None:
    """50,000 products stand in four views: their keys, names and categories are in memory once."""
    told: dict[str, Any] = {f"tea-{n}": Priced(name="Green tea", codes=("12",), price=10**6 + n) for n in range(2)}
    read = []
    for view in ("catalogue", "stock"):
        snapshots.write(tmp_path / view, CHECKPOINT, told)
        documents = snapshots.read(tmp_path / view, Priced).documents
        assert documents == told
        read.append(documents)
    first, second = read
    assert all(one is other for one, other in zip(first, second, strict=True))
    assert len({id(document["name"]) for documents in read for document in documents.values()}) == 1


def test_it_is_a_file_of_tinydb(tmp_path: Path) -> None:
    snapshots.write(tmp_path / "stock.json", CHECKPOINT, {"tea": {"on_hand": 5}})
    with TinyDB(tmp_path / "stock.json") as database:
        assert database.tables() == {"checkpoint", "stock", "sum"}


def test_every_file_that_was_cut_short_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "stock.json"
    snapshots.write(path, CHECKPOINT, {"tea": {"on_hand": 5}, "oil": {"on_hand": 6}})
    whole = path.read_bytes()
    for length in range(len(whole) - 2):
        path.write_bytes(whole[:length])
        with pytest.raises(Unreadable):
            snapshots.read(path)


def test_every_changed_byte_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "stock.json"
    snapshots.write(path, CHECKPOINT, {"tea": {"on_hand": 5}})
    whole = path.read_bytes()
    for index in range(len(whole) - 6):
        path.write_bytes(whole[:index] + bytes([whole[index] ^ 1]) + whole[index + 1 :])
        with pytest.raises(Unreadable):
            snapshots.read(path)


def test_a_missing_file_is_no_trouble(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        snapshots.read(tmp_path / "stock.json")


def test_a_write_that_fails_leaves_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "stock.json"
    snapshots.write(path, CHECKPOINT, {"tea": {"on_hand": 5}})
    with pytest.raises(TypeError):
        snapshots.write(path, CHECKPOINT, {"tea": {"on_hand": object()}})
    assert snapshots.read(path).documents == {"tea": {"on_hand": 5}}
