"""A store whose handlers of orders say which shift counts, as those that take money at the desk do."""

from typing import cast

import msgspec
import pytest

from domain.kernel.messages import Event
from domain.persistence.transaction import Transaction
from domain.slices import COMMANDS
from domain.till.shifts import shift_id
from tests.domain.payments.till import GOODS, GiveBack, give_back
from tests.given import Given


@pytest.fixture(autouse=True)
def at_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    emit = Transaction.emit

    def counted(tx: Transaction, stream: str, event: Event) -> None:
        if getattr(event, "shift_id", None) == "":
            event = msgspec.structs.replace(event, shift_id=shift_id(tx))
        emit(tx, stream, event)

    monkeypatch.setattr(Transaction, "emit", counted)
    monkeypatch.setitem(cast(dict[object, object], COMMANDS), GiveBack, give_back)


@pytest.fixture
def given(at_the_desk: None, given: Given) -> Given:
    return given(GOODS)
