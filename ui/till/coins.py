"""The coins and notes that lie in a drawer, by currency, in minor units; from the largest to the smallest."""

from typing import NamedTuple


class Coinage(NamedTuple):
    """What cash of one currency is made of; both are empty for a currency that is not known here."""

    notes: tuple[int, ...] = ()
    coins: tuple[int, ...] = ()


_COINAGES = {
    "EUR": Coinage((50000, 20000, 10000, 5000, 2000, 1000, 500), (200, 100, 50, 20, 10, 5, 2, 1)),
    "USD": Coinage((10000, 5000, 2000, 1000, 500, 200, 100), (100, 50, 25, 10, 5, 1)),
    "GBP": Coinage((5000, 2000, 1000, 500), (200, 100, 50, 20, 10, 5, 2, 1)),
    "CHF": Coinage((100000, 20000, 10000, 5000, 2000, 1000), (500, 200, 100, 50, 20, 10, 5)),
    "JPY": Coinage((10000, 5000, 2000, 1000), (500, 100, 50, 10, 5, 1)),
}


def coinage(currency: str) -> Coinage:
    """Return the coins and notes of a currency."""
    return _COINAGES.get(currency, Coinage())
