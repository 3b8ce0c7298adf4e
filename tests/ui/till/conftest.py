import pytest

from tests.ui.shop import Shop
from tests.ui.till.till import TillKeys
from ui.scanner import Scanner


@pytest.fixture
def keys(shop: Shop, scanner: Scanner) -> TillKeys:
    """The Till page of a shop whose till was never opened."""
    return TillKeys(shop)
