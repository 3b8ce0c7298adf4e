"""A store whose bus also takes the commands of returning that stand in ``till``."""

from typing import cast

import pytest

from domain.slices import COMMANDS
from tests.domain.payments.till import GOODS, GiveBack, give_back
from tests.given import Given


@pytest.fixture(autouse=True)
def returning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cast(dict[object, object], COMMANDS), GiveBack, give_back)


@pytest.fixture
def given(returning: None, given: Given) -> Given:
    return given(GOODS)
