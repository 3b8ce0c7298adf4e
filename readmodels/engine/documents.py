"""Documents of views that hold one for each product: mappings like all others, in a third of the memory.

A dict of a dozen fields takes 464 bytes, a struct with the same fields 120. 50,000 products in two views are 35 MB
less, and a snapshot is read in two thirds of the time.
"""

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A frozen document that is read by name like a dict, as TinyDB and whoever shows it expect."""

    def __getitem__(self, name: str) -> Any:
        try:
            return getattr(self, name)
        except AttributeError:
            raise KeyError(name) from None

    def __contains__(self, name: object) -> bool:
        return name in self.__struct_fields__

    def __iter__(self) -> Iterator[str]:
        return iter(self.__struct_fields__)

    def __len__(self) -> int:
        return len(self.__struct_fields__)

    def get(self, name: str, default: Any = None) -> Any:
        """Return a field, or the default where there is none of that name."""
        return getattr(self, name, default) if name in self.__struct_fields__ else default

    def keys(self) -> KeysView[str]:
        """Return the names of the fields."""
        return dict.fromkeys(self.__struct_fields__).keys()

    def values(self) -> ValuesView[Any]:
        """Return what the fields hold."""
        return msgspec.structs.asdict(self).values()

    def items(self) -> ItemsView[str, Any]:
        """Return (name, value) of every field."""
        return msgspec.structs.asdict(self).items()


Mapping.register(Document)
