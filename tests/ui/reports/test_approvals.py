"""What was approved is said in words of the shop, never in the program's own."""

import pytest

from domain.staff.limits import LIMITS
from domain.staff.permissions import LEAST, approvable
from ui.reports import approvals


@pytest.mark.parametrize("name", sorted(kind.__name__ for kind in approvable()))
def test_every_command_that_may_need_approval_has_words(name: str) -> None:
    assert approvals.command(name) != approvals.command("NoSuchCommand")


def test_no_two_commands_are_called_the_same() -> None:
    said = [approvals.command(kind.__name__) for kind in approvable()]
    assert len(set(said)) == len(said)


def test_what_this_version_does_not_know_is_not_said_in_the_words_of_a_program() -> None:
    assert approvals.command("NoSuchCommand") == "Something that this version does not know"


def test_whoever_may_do_the_least_is_asked_for_approval_of_the_rest() -> None:
    assert LIMITS.keys() <= approvable()
    assert {kind for kind, least in LEAST.items() if least is None} & approvable() == set()
