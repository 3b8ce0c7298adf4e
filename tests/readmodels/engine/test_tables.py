import pytest
from tinydb import where
from tinydb.table import Document

from readmodels.engine.tables import DocumentDatabase, KeyedTable


@pytest.fixture
def table() -> KeyedTable:
    return DocumentDatabase().keyed("stock")


def test_a_document_is_found_by_its_text_key(table: KeyedTable) -> None:
    table.apply({"tea": {"on_hand": 5}})
    found = table.get(doc_id="tea")  # type: ignore[call-overload]
    assert found == {"on_hand": 5}


def test_it_is_searched_like_any_table_of_tinydb(table: KeyedTable) -> None:
    table.apply({"tea": {"low": True}, "oil": {"low": False}})
    assert table.search(where("low") == True) == [{"low": True}]  # noqa: E712 - TinyDB's way to ask
    table.apply({"oil": {"low": True}})
    assert table.count(where("low") == True) == 2  # noqa: E712


def test_tinydbs_own_verbs_write_to_the_same_documents(table: KeyedTable) -> None:
    table.insert(Document({"on_hand": 5}, "tea"))  # type: ignore[arg-type]
    table.update({"on_hand": 6}, doc_ids=["tea"])  # type: ignore[list-item]
    assert table.documents == {"tea": {"on_hand": 6}}
    table.remove(doc_ids=["tea"])  # type: ignore[list-item]
    assert len(table) == 0


def test_none_takes_a_document_away(table: KeyedTable) -> None:
    table.apply({"tea": {"on_hand": 5}})
    table.apply({"tea": None, "never there": None})
    assert table.documents == {}


def test_a_write_does_not_copy_the_other_documents(table: KeyedTable) -> None:
    table.apply({str(number): {"on_hand": number} for number in range(1000)})
    before = table.documents["7"]
    table.apply({"8": {"on_hand": 0}})
    assert table.documents["7"] is before
