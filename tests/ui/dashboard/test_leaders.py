from hypothesis import given
from hypothesis import strategies as st

from ui.dashboard.leaders import Leaders
from ui.store import Doc

ranks = st.one_of(st.none(), st.integers(-5, 5), st.integers(-1000, 1000))
changes = st.lists(st.dictionaries(st.integers(0, 400).map(str), ranks, max_size=40), max_size=40)


def rank(document: Doc) -> int | None:
    value: int | None = document["rank"]
    return value


def first(documents: dict[str, Doc], count: int) -> list[str]:
    taking_part = [key for key in documents if rank(documents[key]) is not None]
    return sorted(taking_part, key=lambda key: (documents[key]["rank"], key))[:count]


@given(st.dictionaries(st.integers(0, 400).map(str), ranks, max_size=400), changes)
def test_the_first_are_those_that_sorting_everybody_would_give(
    before: dict[str, int | None], changes: list[dict[str, int | None]]
) -> None:
    documents: dict[str, Doc] = {key: {"rank": value} for key, value in before.items()}
    leaders = Leaders(rank)
    leaders.reset(documents)
    for change in changes:
        patches = {key: {"rank": value} for key, value in change.items()}
        documents |= patches
        leaders.patch(patches, documents)
        assert leaders.first(12) == first(documents, 12)


def test_who_is_gone_leads_no_longer() -> None:
    leaders = Leaders(rank)
    documents: dict[str, Doc] = {"a": {"rank": 1}, "b": {"rank": 2}}
    leaders.reset(documents)
    leaders.patch({"a": None}, {"b": {"rank": 2}})
    assert leaders.first(5) == ["b"]


def test_a_change_among_very_many_looks_at_none_of_the_others() -> None:
    asked: list[str] = []

    def counting(document: Doc) -> int | None:
        asked.append(document["key"])
        return rank(document)

    documents: dict[str, Doc] = {f"p{n}": {"key": f"p{n}", "rank": n} for n in range(5000)}
    leaders = Leaders(counting)
    leaders.reset(documents)
    asked.clear()
    for n in range(4900, 4950):
        documents[f"p{n}"] = {"key": f"p{n}", "rank": -n}
        leaders.patch({f"p{n}": documents[f"p{n}"]}, documents)
    assert len(asked) == 50
    assert leaders.first(2) == ["p4949", "p4948"]
