from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from ui.format import Formats

SPACE = "\u00a0"


def formats(currency: str = "EUR", locale: str = "en_GB", zone: str = "Europe/Tallinn") -> Formats:
    return Formats(currency, QLocale(locale), zone)


@pytest.mark.parametrize(
    ("currency", "locale", "minor", "text"),
    [
        ("EUR", "en_GB", 123450, "€1,234.50"),
        ("EUR", "en_GB", -5, "-€0.05"),
        ("EUR", "de_DE", 123450, f"1.234,50{SPACE}€"),
        ("EUR", "nl_NL", 100, f"€{SPACE}1,00"),
        ("JPY", "ja_JP", 1234, "¥1,234"),
        ("TND", "en_GB", 1234, f"TND{SPACE}1.234"),
        ("PLN", "pl_PL", 123456, f"1234,56{SPACE}zł"),
        ("INR", "hi_IN", 1234567890, "₹1,23,45,678.90"),
        ("USD", "en_US", 9007199254740993, "$90,071,992,547,409.93"),
    ],
)
def test_money_is_written_as_in_the_country(currency: str, locale: str, minor: int, text: str) -> None:
    assert formats(currency, locale).money(minor) == text


def test_a_machine_of_no_country_still_groups_its_figures() -> None:
    assert Formats("EUR", QLocale.c()).money(123450) == "€1,234.50"


def test_arabic_figures_are_one_script() -> None:
    assert formats(locale="ar_EG").amount(123450) == "١٬٢٣٤٫٥٠"


def test_the_store_may_name_its_own_symbol() -> None:
    assert Formats("USD", QLocale("en_CA"), symbol="US$").money(100) == "US$1.00"


@pytest.mark.parametrize(("minor", "text"), [(149, "€1"), (150, "€2"), (-150, "-€2"), (-40, "€0"), (120000, "€1,200")])
def test_whole_money_is_rounded_half_away_from_zero(minor: int, text: str) -> None:
    assert formats().money_whole(minor) == text


@pytest.mark.parametrize(
    ("thousandths", "text"), [(3000, "3"), (1250, "1.25"), (-137, "-0.137"), (10_000_000, "10,000")]
)
def test_a_quantity_has_no_trailing_zeros(thousandths: int, text: str) -> None:
    assert formats().quantity(thousandths) == text


def test_a_unit_never_leaves_its_quantity() -> None:
    assert formats().quantity(137, "kg") == f"0.137{SPACE}kg"


@pytest.mark.parametrize(
    ("locale", "rate", "text"), [("en_US", 8875, "8.875%"), ("de_DE", 19000, f"19{SPACE}%"), ("en_GB", 0, "0%")]
)
def test_a_rate_is_written_in_percent(locale: str, rate: int, text: str) -> None:
    assert formats(locale=locale).percent(rate) == text


@pytest.mark.parametrize(
    ("now", "before", "text"), [(112, 100, "+12%"), (97, 100, "-3%"), (100, 100, "0%"), (5, 0, ""), (1005, 1000, "+1%")]
)
def test_a_change_carries_its_sign(now: int, before: int, text: str) -> None:
    assert formats().change(now, before) == text


def test_times_are_those_of_the_store() -> None:
    shop = formats()
    assert shop.time("2026-03-01T22:30:00Z") == "00:30"
    assert shop.date("2026-03-01T22:30:00Z") == "02/03/2026"
    assert shop.date_time("2026-07-01T12:00:00.250Z") == "01/07/2026 15:00"


@pytest.mark.parametrize(
    ("utc", "text"),
    [
        ("2026-03-02T12:02:00Z", "14:02"),
        ("2026-03-01T22:00:00Z", "00:00"),
        ("2026-03-01T21:59:00Z", "yesterday 23:59"),
        ("2026-01-05T08:00:00Z", "5 Jan 10:00"),
        ("2025-12-31T08:00:00Z", "31/12/2025"),
    ],
)
def test_a_moment_is_told_as_far_as_it_needs(utc: str, text: str) -> None:
    assert formats().relative(utc, datetime(2026, 3, 2, 13, 0, tzinfo=UTC)) == text


def test_days_and_hours_name_the_bars_of_a_chart() -> None:
    shop = formats()
    assert (shop.day("2026-03-01"), shop.day_short("2026-03-01"), shop.hour(14)) == ("Sun 1 Mar", "1 Mar", "14:00")
    assert formats(locale="en_US").hour(14) == "2:00\u202fPM"


def test_a_day_of_another_year_says_so() -> None:
    shop, now = formats(), datetime(2026, 12, 31, 12, tzinfo=UTC)
    assert shop.day_placed("2026-03-01", now) == "Sun 1 Mar"
    assert shop.day_placed("2027-03-01", now) == "01/03/2027"


def test_an_unknown_currency_is_refused() -> None:
    with pytest.raises(ValueError, match="ISO 4217"):
        Formats("EURO")


@pytest.mark.parametrize(
    ("utc", "text"),
    [
        ("2026-03-02T12:59:30Z", "now"),
        ("2026-03-02T13:05:00Z", "now"),
        ("2026-03-02T12:01:00Z", "59 min"),
        ("2026-03-02T11:30:00Z", "13:30"),
        ("2026-03-01T20:30:00Z", "Sun 22:30"),
        ("2026-02-23T20:30:00Z", "23 Feb"),
    ],
)
def test_how_long_ago_it_was_is_told_in_few_words(utc: str, text: str) -> None:
    assert formats().ago(utc, datetime(2026, 3, 2, 13, 0, tzinfo=UTC)) == text


def test_a_day_can_be_told_in_full_and_the_clock_is_the_shop_s() -> None:
    shop = formats()
    assert (shop.day_long("2026-03-01"), shop.weekday("2026-03-01")) == ("Sunday, 1 March 2026", "Sun")
    assert shop.clock(datetime(2026, 3, 1, 22, 30, tzinfo=UTC)) == (0, 30)


@pytest.mark.parametrize(
    ("cost", "decimals", "text"),
    [
        (1_500_000, 4, "1.50"),
        (1_505_500, 4, "1.5055"),
        (1_234_567, 4, "1.234567"),
        (1_234_567, 2, "1.2346"),
        (1_234_567, 0, "1.23"),
        (-5_000, 0, "-0.01"),
    ],
)
def test_a_cost_is_written_as_finely_as_it_is_asked_for(cost: int, decimals: int, text: str) -> None:
    assert formats(locale="en_GB").cost(cost, decimals) == text


@pytest.mark.parametrize(("decimals", "text"), [(3, "8.875%"), (1, "8.9%"), (0, "9%")])
def test_a_percentage_is_rounded_where_that_is_wanted(decimals: int, text: str) -> None:
    assert formats(locale="en_GB").percent(8_875, decimals) == text
