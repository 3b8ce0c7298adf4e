"""TinyDB with tables that write in constant time.

Stock TinyDB converts every key of a table at each write (22 ms at 50,000 documents) and hands the whole database to
its storage. Here a table's documents lie in one dict that lives as long as the table: a write touches its own keys.
Documents are values: a write replaces them, nobody changes one in place.
"""

from collections.abc import Callable, Mapping
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

Doc = Mapping[str, Any]
"""A document. It is a value: a change makes a new one."""


class LiveStorage(Storage):
    """Holds the documents themselves. What is on disk is a snapshot that ``snapshots`` writes when there is time."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, Doc]] = {}

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the live tables."""
        return self.tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take other tables, as TinyDB hands them over after it dropped one."""
        self.tables = data


class KeyedTable(Table):
    """A TinyDB table whose documents are found, replaced and removed by a text key, in constant time."""

    document_id_class = str  # type: ignore[assignment]

    def __init__(self, storage: Storage, name: str, **options: Any) -> None:
        super().__init__(storage, name, **options)
        assert isinstance(storage, LiveStorage)
        self.documents: dict[str, Doc] = storage.tables.setdefault(name, {})
        """The live documents by key. Read them; write through ``apply``."""

    def apply(self, changes: Mapping[str, Doc | None]) -> None:
        """Replace documents, or remove those that are given as None."""
        documents = self.documents
        if None not in changes.values():
            documents.update(cast(Mapping[str, Doc], changes))  # in one go: that is what nearly every event asks for
            return
        for key, document in changes.items():
            if document is None:
                documents.pop(key, None)
            else:
                documents[key] = document

    def load(self, documents: dict[str, Doc]) -> None:
        """Take the documents of a snapshot in place of all that are here."""
        self.documents.clear()
        self.documents.update(documents)

    def _read_table(self) -> dict[str, Any]:
        return self.documents

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        updater(self.documents)


class DocumentDatabase(TinyDB):
    """The document side of the store: one keyed table a view."""

    table_class = KeyedTable  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__(storage=LiveStorage)

    def keyed(self, name: str) -> KeyedTable:
        """Return the table of one view. It remembers no searches: each write would have to forget them."""
        table = self.table(name, cache_size=0)
        assert isinstance(table, KeyedTable)
        return table
