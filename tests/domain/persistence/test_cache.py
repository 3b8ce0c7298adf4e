import pytest

from domain.persistence.cache import Cache


@pytest.fixture
def cache() -> Cache[int]:
    return Cache(10)


def test_what_was_used_last_is_kept(cache: Cache[int]) -> None:
    for number in range(100):
        cache.put(str(number), number)
    assert [cache.get(str(number)) for number in range(90, 100)] == list(range(90, 100))


def test_what_was_not_used_for_long_is_dropped(cache: Cache[int]) -> None:
    for number in range(100):
        cache.put(str(number), number)
    assert cache.get("79") is None


def test_what_is_used_again_and_again_stays(cache: Cache[int]) -> None:
    for number in range(100):
        cache.put(str(number), number)
        assert cache.get("0") == 0


def test_what_has_ended_is_gone(cache: Cache[int]) -> None:
    for number in range(12):
        cache.put(str(number), number)
    cache.update({"0": None, "11": None, "5": 50})
    assert [cache.get("0"), cache.get("11"), cache.get("5")] == [None, None, 50]
