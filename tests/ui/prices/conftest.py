import pytest

from tests.ui.prices.offers import OfferKeys
from tests.ui.shop import Shop


@pytest.fixture
def offers(shop: Shop) -> OfferKeys:
    """The Prices page, seen and with the keyboard."""
    return OfferKeys(shop)
