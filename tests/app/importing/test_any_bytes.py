"""Whatever stands in a file, it is imported as a whole or answered with a sentence."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.bootstrap import Store, create_store
from app.importing import KINDS, ImportReport, import_file
from domain.kernel.errors import Rejected
from domain.kernel.sentences import sentence
from domain.shop.commands import SetUpStore
from tests.app.importing.looking import head


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(Path(folder) / "shop", SetUpStore(name="Corner", currency="EUR"))
        yield store
        store.close()


cells = st.sampled_from(
    ["", "tea", "1", "-1", "1.005", "1,5", '"', "'=1", "2026-05-31", "x" * 300, "\x1b", "\0", "é", "∞"]
)
lines = st.lists(cells, max_size=9).map(",".join)
headers = st.sampled_from([",".join((*columns.required, *columns.optional)) for columns in KINDS.values()])
tables = st.builds(lambda header, rows: "\n".join([header, *rows]).encode(), headers, st.lists(lines, max_size=6))
marks = st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
files = tables | st.builds(bytes.__add__, marks, st.binary(max_size=200)) | st.builds(bytes.__add__, marks, tables)


@given(kind=st.sampled_from(list(KINDS)), content=files)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_a_file_is_imported_as_a_whole_or_answered_with_a_sentence(store: Store, kind: str, content: bytes) -> None:
    before = head(store)
    answer = imported(store, kind, content)
    if isinstance(answer, Rejected):
        assert sentence(answer)
        assert head(store) == before
        return
    assert answer.committed is (answer.problem_count == 0)
    assert all(problem.row > 1 and problem.reason for problem in answer.problems)
    assert answer.committed or head(store) == before


def imported(store: Store, kind: str, content: bytes) -> ImportReport | Rejected:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.csv"
        path.write_bytes(content)
        try:
            return import_file(store, kind, path)
        except Rejected as refused:
            return refused
