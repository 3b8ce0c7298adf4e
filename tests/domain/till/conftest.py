"""A store in which a refund can be asked for by itself, apart from goods that come back."""

from typing import cast

import pytest

from domain.slices import COMMANDS
from tests.domain.payments.till import GOODS, GiveBack, give_back
from tests.given import Given


@pytest.fixture(autouse=True)
def at_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cast(dict[object, object], COMMANDS), GiveBack, give_back)


@pytest.fixture
def given(at_the_desk: None, given: Given) -> Given:
    return given(GOODS)
