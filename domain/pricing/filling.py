"""How the groups of one offer are filled, piece by piece: the ways in which they may stand, as small numbers."""

from collections.abc import Sequence
from operator import le

from domain.pricing.plans import Bundle, NForM, Terms

STATES = 16
"""Bits for the number of one offer's state."""

_Step = tuple[int, int, int]
"""What a piece changes the number of the state by, whether its price is taken off (1 or 0), and what is charged."""


class Filling:
    """The groups of one offer. 0 means that none is begun; ``parts`` says which part each kind of piece may be.

    Pieces come kind by kind, the dearest first, so that of N for M the last of a group are the ones that are free. The
    price of a bundle is charged when it is begun, and a full one is closed at once.
    """

    def __init__(self, terms: Terms, kinds: Sequence[tuple[str, str]], counts: Sequence[int]) -> None:
        assert isinstance(terms, NForM | Bundle)
        self._terms = terms
        goods = [part.goods for part in terms.parts] if isinstance(terms, Bundle) else [terms.goods]
        self._sizes = [part.count for part in terms.parts] if isinstance(terms, Bundle) else [terms.take]
        self.parts = [tuple(part for part, meant in enumerate(goods) if meant.include(*kind)) for kind in kinds]
        self._to_come = self._pieces_to_come(counts)
        self._copies = min(there // size for there, size in zip(self._to_come[0], self._sizes, strict=True))
        empty = (0,) * len(self._sizes)
        self._numbers = {empty: 0}
        self._filled = [empty]
        self._steps: dict[tuple[int, tuple[int, ...]], list[_Step]] = {}
        self._ends: dict[tuple[int, int], bool] = {}

    def steps(self, number: int, kind: int) -> list[_Step]:
        """Return what one more piece of a kind may do."""
        key = (number, self.parts[kind])
        steps = self._steps.get(key)
        if steps is None:
            made = (self._step(number, part) for part in key[1])
            steps = self._steps[key] = [step for step in made if step is not None]
        return steps

    def can_end(self, number: int, kind: int) -> bool:
        """Tell whether the groups that are begun can be completed by the pieces after those of a kind."""
        ends = self._ends.get((number, kind))
        if ends is None:
            filled = self._filled[number]
            begun, to_come = self._begun(filled), self._to_come[kind + 1]
            missing = (begun * size - at for at, size in zip(filled, self._sizes, strict=True))
            ends = self._ends[number, kind] = all(map(le, missing, to_come))
        return ends

    def _pieces_to_come(self, counts: Sequence[int]) -> list[list[int]]:
        left = [[0] * len(self._sizes)]
        for parts, count in zip(reversed(self.parts), reversed(counts), strict=True):
            left.append([there + count * (part in parts) for part, there in enumerate(left[-1])])
        return left[::-1]

    def _begun(self, filled: Sequence[int]) -> int:
        return max(-(-at // size) for at, size in zip(filled, self._sizes, strict=True))

    def _step(self, number: int, part: int) -> _Step | None:
        before = self._filled[number]
        filled = [*before[:part], before[part] + 1, *before[part + 1 :]]
        begun = self._begun(filled)
        if begun > self._copies:
            return None
        if isinstance(self._terms, NForM):
            off, charge = int(before[0] >= self._terms.pay), 0
        else:
            assert isinstance(self._terms, Bundle)
            off, charge = 1, self._terms.price if begun > self._begun(before) else 0
        if all(at >= size for at, size in zip(filled, self._sizes, strict=True)):
            filled = [at - size for at, size in zip(filled, self._sizes, strict=True)]
        after = self._number(tuple(filled))
        return after - number, off, charge

    def _number(self, filled: tuple[int, ...]) -> int:
        number = self._numbers.get(filled)
        if number is None:
            number = self._numbers[filled] = len(self._filled)
            self._filled.append(filled)
            assert number < 1 << STATES
        return number
