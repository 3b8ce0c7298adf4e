from collections.abc import Callable

import pytest

from app.bus import Bus
from domain.kernel.messages import Command, Envelope, Event, Recorded


class Greet(Command, frozen=True):
    name: str


class Greeted(Event, frozen=True):
    name: str


GREETED = Recorded(Greeted(name="Ada"), Envelope(1, "e", "s", 1, "c", "", "c", "desk", "1", "now"))


def test_a_command_goes_to_its_handler_with_its_transaction() -> None:
    bus = Bus({Greet: lambda command, tx: (command.name, tx)})
    assert bus.send(Greet(name="Ada"), "tx") == ("Ada", "tx")  # type: ignore[arg-type]


def test_a_command_that_nobody_grants_is_a_mistake_of_ours() -> None:
    with pytest.raises(LookupError, match="0 handlers for Greet"):
        Bus({}).send(Greet(name="Ada"), "tx")  # type: ignore[arg-type]


def test_listeners_hear_an_event_in_the_order_in_which_they_came() -> None:
    bus, heard = Bus({}), list[int]()

    def listener(number: int) -> Callable[[Recorded], None]:
        return lambda _recorded: heard.append(number)

    for number in range(20):
        bus.listen(Greeted, listener(number))
    bus.publish(GREETED)
    assert heard == list(range(20))


def test_a_listener_that_fails_does_not_keep_an_event_from_the_others(caplog: pytest.LogCaptureFixture) -> None:
    bus, heard = Bus({}), list[Recorded]()

    def fail(_recorded: Recorded) -> None:
        raise RuntimeError("mine")

    bus.listen(Greeted, fail)
    bus.listen(Greeted, heard.append)
    bus.publish(GREETED)
    assert heard == [GREETED]
    assert "at event 1" in caplog.text
