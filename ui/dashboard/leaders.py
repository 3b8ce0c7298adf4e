"""The first few of very many, kept as single ones change: a tile must not look at 50,000 products on each sale."""

from collections.abc import Callable, Mapping
from heapq import nsmallest
from typing import Any

from ui.store import Doc

Rank = Callable[[Doc], Any]
"""What orders the documents, the smallest first; None for one that does not take part."""

_KEPT = 64
_Place = tuple[Any, str]


class Leaders:
    """Keeps some more than are shown. Who is not kept stands behind all who are, so that most changes touch nobody."""

    def __init__(self, rank: Rank) -> None:
        self._rank = rank
        self._kept: dict[str, _Place] = {}
        self._bound: _Place | None = None
        """Everybody who is not kept stands behind this place; None where all who take part are kept."""

    def reset(self, documents: Mapping[str, Doc]) -> None:
        """Look at all of them."""
        places = [(rank, key) for key, document in documents.items() if (rank := self._rank(document)) is not None]
        self._bound = None
        if len(places) > 2 * _KEPT:
            places = nsmallest(_KEPT, places)
            self._bound = places[-1]
        self._kept = {place[1]: place for place in places}

    def patch(self, patches: Mapping[str, Doc | None], documents: Mapping[str, Doc]) -> None:
        """Follow single changes; ``documents`` are all of them afterwards, seldom looked at."""
        for key, document in patches.items():
            rank = None if document is None else self._rank(document)
            if rank is not None and (self._bound is None or (rank, key) <= self._bound):
                self._kept[key] = (rank, key)
            else:
                self._kept.pop(key, None)
        if len(self._kept) > 2 * _KEPT:
            first = nsmallest(_KEPT, self._kept.values())
            self._kept = {place[1]: place for place in first}
            self._bound = first[-1]
        elif self._bound is not None and len(self._kept) < _KEPT // 2:
            self.reset(documents)

    def first(self, count: int) -> list[str]:
        """Return the keys of the first ``count``, at most 32, in order."""
        return [key for _, key in nsmallest(count, self._kept.values())]
