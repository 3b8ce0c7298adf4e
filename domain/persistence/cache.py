"""What was used last, kept in memory in constant time."""

from collections.abc import Mapping
from typing import Generic, TypeVar

V = TypeVar("V")


class Cache(Generic[V]):
    """Keeps at least the ``most`` values that were used last, and at most twice as many.

    Two dicts in turn: when the younger is full it becomes the older, and what was not used since then is dropped at
    once. One dict that loses its first key at each step is read past all the keys that it ever lost.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._younger: dict[str, V] = {}
        self._older: dict[str, V] = {}

    def get(self, key: str) -> V | None:
        """Return what is kept under a key, None where nothing is."""
        value = self._younger.get(key)
        if value is None:
            value = self._older.get(key)
            if value is not None:
                self.put(key, value)
        return value

    def put(self, key: str, value: V) -> None:
        """Keep a value."""
        if len(self._younger) >= self._most:
            self._older, self._younger = self._younger, {}
        self._younger[key] = value

    def update(self, values: Mapping[str, V | None]) -> None:
        """Keep many values; None takes away what is kept under its key."""
        for key, value in values.items():
            if value is None:
                self._younger.pop(key, None)
                self._older.pop(key, None)
            else:
                self.put(key, value)

    def clear(self) -> None:
        """Keep nothing."""
        self._younger.clear()
        self._older.clear()
