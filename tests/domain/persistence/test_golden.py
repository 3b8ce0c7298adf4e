"""Every event that was ever stored can be read for ever: a file for each type and schema that a release has written.

A file is never edited. When an event's fields change, its schema rises, an upcaster joins ``domain/slices.py``, and the
new shape gets a file of its own here.
"""

import json
from pathlib import Path

import msgspec
import pytest

from domain.events import EVENTS, codec
from domain.kernel.messages import Event
from domain.persistence.codec import Codec, Upcaster

GOLDEN = Path(__file__).parents[2] / "golden" / "events"
FILES = sorted(GOLDEN.glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_release_has_stored_is_still_read(path: Path) -> None:
    name, schema = path.stem.rsplit(".", 1)
    stored = path.read_text(encoding="utf-8")
    event = codec().decode(name, int(schema), stored)
    if int(schema) == event.SCHEMA:
        # A field that was added since has a default, and stands beside what was stored.
        assert json.loads(codec().encode(event).data).items() >= json.loads(stored).items()


@pytest.mark.parametrize("event_type", EVENTS, ids=lambda event_type: event_type.__name__)
def test_each_shape_that_is_written_today_has_its_file(event_type: type[Event]) -> None:
    assert (GOLDEN / f"{event_type.__name__}.{event_type.SCHEMA}.json").is_file()


class Weighed(Event, frozen=True, kw_only=True):
    """Schema 1 had grams, 2 has thousandths of a kilogram as text, 3 as a number."""

    SCHEMA = 3
    weight: int


def test_an_old_shape_is_brought_up_step_by_step() -> None:
    upcasters: dict[tuple[str, int], Upcaster] = {
        ("Weighed", 1): lambda fields: {"weight": str(fields["grams"])},
        ("Weighed", 2): lambda fields: {"weight": int(fields["weight"])},
    }
    assert Codec((Weighed,), upcasters).decode("Weighed", 1, '{"grams": 250}') == Weighed(weight=250)


def test_a_shape_of_a_newer_program_is_refused() -> None:
    with pytest.raises(KeyError):
        Codec((Weighed,)).decode("Weighed", 4, "{}")


def test_a_stored_row_that_is_no_event_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        Codec((Weighed,)).decode("Weighed", 3, '{"weight": "much"}')
