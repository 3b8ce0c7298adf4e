from functools import partial
from pathlib import Path

import pytest

from app.demo import build
from app.paths import settings_file
from tests.app.cli.conftest import Tillbook


def test_a_store_is_made_and_says_what_it_is(tillbook: Tillbook, tmp_path: Path) -> None:
    new = str(tmp_path / "new")
    words = ("--name", "Shop", "--currency", "jpy", "--tax-policy", "document", "--rounding", "half_even")
    made = tillbook("--store", new, "init", *words, "--prices-include-tax", "--time-zone", "Asia/Tokyo", "--json").json
    assert (made["name"], made["currency"], made["exponent"]) == ("Shop", "JPY", 0)
    (shop,) = tillbook("query", "store", "--store", new, "--json").json
    assert (shop["tax_policy"], shop["rounding"], shop["time_zone"]) == ("document", "half_even", "Asia/Tokyo")
    assert shop["prices_include_tax"] is True


def test_the_time_zone_is_the_machines_where_none_is_given(
    tillbook: Tillbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Lisbon")
    assert tillbook("init", "--store", str(tmp_path / "new"), "--name", "N", "--currency", "EUR").status == 0
    assert tillbook("query", "store", "--store", str(tmp_path / "new"), "--json").json[0]["time_zone"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--name", "N", "--currency", "euro"), "unknown_currency"),
        (("--name", "N", "--currency", "EUR", "--time-zone", "Europe/Atlantis"), "unknown_time_zone"),
        (("--name", "", "--currency", "EUR"), "text_missing"),
        (("--name", "\udcff", "--currency", "EUR"), "text_not_printable"),
    ],
)
def test_a_store_that_cannot_be_is_not_made(
    tillbook: Tillbook, tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    new = tmp_path / "new"
    answer = tillbook("init", *words, "--store", str(new), "--json")
    assert (answer.status, answer.error["code"]) == (1, code)
    assert not new.exists()


def test_a_store_is_not_made_over_another(tillbook: Tillbook) -> None:
    assert tillbook("init", "--name", "N", "--currency", "EUR", "--json").error["code"] == "store_exists"


def test_a_refusal_names_amounts_in_the_currency_of_the_store(tillbook: Tillbook, tmp_path: Path) -> None:
    new = str(tmp_path / "new")
    tillbook("--store", new, "init", "--name", "N", "--currency", "JPY")
    answer = tillbook("--store", new, "do", "AddProduct", '{"sku": "A", "name": "A", "category": "", "price": -1}')
    assert "between 0 and 1000000000000." in answer.err


def test_the_store_is_named_before_or_after_the_command_or_by_the_environment(
    tillbook: Tillbook, tmp_path: Path
) -> None:
    nothing = str(tmp_path / "nothing")
    assert tillbook("query", "store").status == 0
    assert tillbook("--store", nothing, "query", "store").status == 1
    assert tillbook("query", "store", "--store", nothing).status == 1


def test_the_store_that_the_window_opened_last_is_meant_where_none_is_named(
    tillbook: Tillbook, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TILLBOOK_STORE")
    assert tillbook("query", "store", "--json").error["code"] == "no_store"
    settings = settings_file()
    settings.parent.mkdir(parents=True)
    settings.write_text(f'{{"last_store": "{folder}"}}', encoding="utf-8")
    assert tillbook("query", "store").status == 0


def test_the_demo_store_is_made_without_a_window(
    tillbook: Tillbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "build_demo", partial(build.build_demo, days=2))  # a year takes too long for a test
    demo = str(tmp_path / "demo")
    assert tillbook("demo", "--folder", demo, "--no-window", "--json").json == {"folder": demo}
    assert len(tillbook("query", "stock", "--store", demo, "--json").json) > 100
    assert tillbook("demo", "--folder", demo, "--no-window", "--json").error["code"] == "store_exists"
