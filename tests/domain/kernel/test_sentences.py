import ast
import string
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.kernel import checks
from domain.kernel.barcodes import normalize_code
from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.sentences import SENTENCES, PlainFigures, sentence, sentence_with
from domain.persistence import store_file

ROOT = Path(__file__).parents[3]
OF_THE_DISK = {code for _, code in store_file._SENTENCES}


def raised() -> Iterator[tuple[str, str, set[str]]]:
    """Every Rejected("...") and Unavailable("...") of the program: where, code, parameters."""
    for path in (path for layer in ("app", "ui", "domain", "readmodels") for path in (ROOT / layer).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id in ("Rejected", "Unavailable"):
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                for code in codes(node.args[0]):
                    yield where, code, {str(keyword.arg) for keyword in node.keywords}


def codes(said: ast.expr) -> list[str]:
    if isinstance(said, ast.IfExp):
        return codes(said.body) + codes(said.orelse)
    return [str(said.value)] if isinstance(said, ast.Constant) else []


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_refusal_has_a_sentence_and_passes_what_the_sentence_names() -> None:
    found = list(raised())
    assert len(found) > 40
    wrong = [where for where, code, given in found if not placeholders(SENTENCES.get(code, "{none}")) <= given]
    assert wrong == []


def test_no_sentence_is_there_for_nothing() -> None:
    assert SENTENCES.keys() == {code for _, code, _ in raised()} | OF_THE_DISK


def test_what_the_disk_says_needs_no_parameters() -> None:
    assert [code for code in OF_THE_DISK if placeholders(SENTENCES[code])] == []


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_says_what_is_wrong_and_what_to_do(code: str) -> None:
    text = SENTENCES[code]
    assert text.endswith(".")
    assert len(text) > 10
    assert not text.startswith(" ")


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (
            Rejected("not_enough_stock", sku="B7", name="Oat Biscuits", wanted=5000, available=2500),
            "Only 2.5 of Oat Biscuits can be had, and 5 were asked for. Take fewer, or receive more first.",
        ),
        (
            Rejected("out_of_range", field="unit_price", value=-1, least=0, most=10_000),
            "The unit price must lie between 0.00 and 100.00. Correct it and try again.",
        ),
        (
            Rejected("out_of_range", field="tax_rate", value=-1, least=0, most=21_000),
            "The tax rate must lie between 0 % and 21 %. Correct it and try again.",
        ),
        (
            Rejected("out_of_range", field="unit_cost", value=-1, least=0, most=12_340_000),
            "The unit cost must lie between 0.00 and 12.34. Correct it and try again.",
        ),
        (
            Rejected("text_too_long", field="promised_for", longest=40),
            "The promised time is longer than 40 characters. Change the text and try again.",
        ),
        (
            Rejected("unknown_product", sku="x" * 1000),
            f"There is no product {'x' * 80}…. Check the number, or add the product first.",
        ),
        (
            Unavailable("disk_full"),
            "The disk is full. Nothing was saved; make room and try again.",
        ),
    ],
)
def test_figures_are_written_as_people_read_them(error: Rejected | Unavailable, text: str) -> None:
    assert sentence(error) == text


@pytest.mark.parametrize(
    "refused", [Rejected("unknown_currency", currency="eur"), Rejected("unknown_time_zone", time_zone="mars/base")]
)
def test_what_was_typed_is_said_as_it_was_typed(refused: Rejected) -> None:
    assert all(str(typed) in sentence(refused) for typed in refused.params.values())


def test_money_is_written_in_the_currency_of_the_store() -> None:
    discount = Rejected("discount_out_of_range", name="Tea", discount=-1, amount=1234)
    assert "1234." in sentence(discount, exponent=0)
    assert "1.234." in sentence(discount, exponent=3)


def test_a_number_of_too_many_digits_is_not_written_out() -> None:
    assert "too many digits" in sentence(Rejected("sale_line_gone", line=10**5000))


def test_a_sentence_is_translated_before_it_is_filled_in() -> None:
    german = {"There is no list called {view}. The command views names them all.": "Es gibt keine Liste {view}."}
    assert (
        sentence_with(Rejected("unknown_view", view="mond"), lambda t: german[t], PlainFigures())
        == "Es gibt keine Liste mond."
    )


GERMAN = {
    "name": "Name",
    "The {field} is longer than {longest} characters. Change the text and try again.": "{field} hat über {longest}.",
    "The {field} contains a character that cannot be printed. Change the text and try again.": "{field} ist unlesbar.",
    "The barcode {barcode} cannot be right: its last digit is {last} and should be {right}. Scan it again, or type it "
    "from the label.": "{barcode} ist falsch: {last} statt {right}.",
}


@pytest.mark.parametrize(
    ("refused", "text"),
    [
        (lambda: checks.text("x" * 21, "name", limit=20), "Name hat über 20."),
        (lambda: checks.text("a\x00", "name"), "Name ist unlesbar."),
        (lambda: normalize_code("4006381333932"), "4006381333932 ist falsch: 2 statt 1."),
    ],
)
def test_why_a_text_or_a_barcode_is_refused_is_translated_too(refused: Callable[[], object], text: str) -> None:
    with pytest.raises(Rejected) as caught:
        refused()
    assert sentence_with(caught.value, lambda template: GERMAN[template], PlainFigures()) == text
