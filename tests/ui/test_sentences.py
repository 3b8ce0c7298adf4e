import pytest
from PySide6.QtCore import QLocale

from domain.kernel.errors import Rejected
from ui.format import Formats
from ui.sentences import sentence

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)


@pytest.mark.parametrize(
    ("currency", "locale", "amount"),
    [("JPY", ENGLISH, "¥1,234,567"), ("TND", ENGLISH, "TND\u00a01,234.567"), ("EUR", GERMAN, "12.345,67\u00a0€")],
)
def test_an_amount_is_written_as_the_store_and_the_person_do(currency: str, locale: QLocale, amount: str) -> None:
    refusal = Rejected("discount_out_of_range", name="Tea", discount=-1, amount=1_234_567)
    assert f"the price of the line, {amount}." in sentence(refusal, Formats(currency, locale))


def test_quantities_and_rates_are_written_as_the_person_does() -> None:
    formats = Formats("EUR", GERMAN)
    short = Rejected("not_enough_stock", sku="T", name="Tea", wanted=1_500_250, available=2500)
    assert sentence(short, formats).startswith("Only 2,5 of Tea can be had, and 1.500,25 were asked for.")
    rate = Rejected("out_of_range", field="tax_rate", value=-1, least=0, most=8_875)
    assert "between 0\u00a0% and 8,875\u00a0%." in sentence(rate, formats)
