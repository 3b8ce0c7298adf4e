"""Whether an offer is to come, holds, or is over, by the dates that it says and the day on which it was ended."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """Where an offer stands, in the order in which one looks at them."""

    RUNNING = "running"
    COMING = "coming"
    OVER = "over"


def state_of(document: Mapping[str, Any], today: str) -> State:
    """Return how a document of ``promotions`` or ``price_lists`` stands on one of the store's dates.

    Weekdays and hours do not matter: a happy hour runs, also in the morning.
    """
    period = document["period"]
    if document["ended_on"] or (period["last_day"] and period["last_day"] < today):
        return State.OVER
    return State.COMING if period["first_day"] > today else State.RUNNING
