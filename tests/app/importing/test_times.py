from zoneinfo import ZoneInfo

import pytest

from app.importing.times import moment

VIENNA = ZoneInfo("Europe/Vienna")
LATEST = "2026-12-31T23:59:59.000000Z"


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-01-15T10:00:00", "2026-01-15T09:00:00.000000Z"),
        ("2026-07-15 10:00", "2026-07-15T08:00:00.000000Z"),
        (" 2026-07-15 ", "2026-07-14T22:00:00.000000Z"),
        ("2026-07-15T10:00:00Z", "2026-07-15T10:00:00.000000Z"),
        ("2026-07-15T10:00:00.250-05:00", "2026-07-15T15:00:00.250000Z"),
        # 2026-03-29 has no 02:30 in Vienna, 2026-10-25 has two of them
        ("2026-03-29T02:30:00", "2026-03-29T01:30:00.000000Z"),
        ("2026-10-25T02:30:00", "2026-10-25T00:30:00.000000Z"),
    ],
)
def test_a_time_without_an_offset_is_the_stores_own(text: str, utc: str) -> None:
    assert moment(text, VIENNA, LATEST) == utc


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is not a time"),
        ("now", "is not a time"),
        ("15.07.2026 10:00", "is not a time"),
        ("2026-W29-3", "is not a time"),
        ("20260715T100000", "is not a time"),
        ("2026-02-30T10:00:00", "is not a time"),
        ("2026-07-15T24:30:00", "is not a time"),
        ("46218.4", "is not a time"),
        ("0001-01-01T00:00:00+23:00", "is not a time"),
        ("1969-12-31T10:00:00", "is before 1970"),
        ("0017-05-01T10:00:00", "is before 1970"),
        ("2027-01-01T10:00:00", "has not come yet"),
    ],
)
def test_anything_else_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        moment(text, VIENNA, LATEST)
