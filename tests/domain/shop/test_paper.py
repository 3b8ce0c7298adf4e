"""What the store lets stand on its papers."""

import base64
import struct

import pytest

from domain.shop.commands import SetLogo, SetPaperWords
from tests.given import Given

WORDS = SetPaperWords(header=("Lange Gasse 4",), footer=("Thank you!",), tax_number="ATU1", link="https://deli.example")


def png(wide: int, high: int, size: int = 100) -> str:
    """A PNG as far as its head goes."""
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + struct.pack(">II", wide, high)
    return base64.b64encode(head.ljust(size, b"\0")).decode()


def test_papers_say_nothing_beside_the_name_until_somebody_says_what(given: Given) -> None:
    given().then("paper", "shop", header=[], footer=[], tax_number="", link="", logo="")


def test_papers_say_what_was_set(given: Given) -> None:
    given.when(WORDS).then(
        "paper", "shop", header=["Lange Gasse 4"], footer=["Thank you!"], tax_number="ATU1", link="https://deli.example"
    )


def test_the_logo_stays_when_words_change_and_the_words_when_it_does(given: Given) -> None:
    given(WORDS, SetLogo(png=png(576, 288))).when(SetPaperWords(tax_number="ATU2"))
    given.then("paper", "shop", header=[], tax_number="ATU2", logo=png(576, 288))
    given.when(SetLogo()).then("paper", "shop", tax_number="ATU2", logo="")


@pytest.mark.parametrize("command", [WORDS, SetLogo(png=png(8, 8))])
def test_the_same_again_changes_nothing(given: Given, command: SetLogo | SetPaperWords) -> None:
    given(command).when(command).then_nothing()


def test_nothing_is_kept_of_what_was_never_set(given: Given) -> None:
    given.when(SetPaperWords()).then_nothing()
    given.when(SetLogo()).then_nothing()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (SetPaperWords(header=("x",) * 9), "out_of_range"),
        (SetPaperWords(footer=("x" * 97,)), "text_too_long"),
        (SetPaperWords(header=("a\x1b@",)), "text_not_printable"),
        (SetPaperWords(link="x" * 201), "text_too_long"),
        (SetLogo(png="no base64"), "not_a_logo"),
        (SetLogo(png=base64.b64encode(b"GIF89a" * 9).decode()), "not_a_logo"),
        (SetLogo(png=png(577, 10)), "logo_too_large"),
        (SetLogo(png=png(10, 289)), "logo_too_large"),
        (SetLogo(png=png(0, 10)), "logo_too_large"),
        (SetLogo(png=png(10, 10, 16 * 1024 + 1)), "logo_too_large"),
    ],
)
def test_what_no_printer_can_take_is_refused(given: Given, command: SetLogo | SetPaperWords, code: str) -> None:
    given.when(command).rejected(code)
    given.then_still("paper", "shop", header=[], logo="")
