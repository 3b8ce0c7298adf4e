"""The store that the tests of the slices speak to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.verify import verify
from domain.shop.commands import SetUpStore
from tests.given import SHOP, Given, Templates


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    return Templates(tmp_path_factory.mktemp("templates"))


@pytest.fixture
def shop(request: pytest.FixtureRequest) -> SetUpStore:
    """How the store is set up; a test that wants another is parametrized with it, indirectly."""
    command: SetUpStore = getattr(request, "param", SHOP)
    return command


@pytest.fixture
def given(templates: Templates, shop: SetUpStore, tmp_path: Path) -> Iterator[Given]:
    templates.copy(shop, tmp_path / "store")
    given = Given(tmp_path / "store")
    yield given
    problems = verify(given.store)
    given.store.close()
    assert problems == []
