"""What the store lets stand on its papers, and what a printer can take of it."""

import base64
import binascii
from collections.abc import Sequence

import msgspec

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State
from domain.kernel.messages import Event
from domain.shop.events import LogoSet, PaperWordsSet
from domain.shop.model import KEY

MOST_LINES = 8
MOST_LETTERS = 96
"""Of a line: two of the widest roll."""
MOST_LOGO = 16 * 1024
"""Bytes of a logo. It lies in the log for ever, once for each time that it is changed."""
MOST_WIDE, MOST_HIGH = 576, 288

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class PaperWords(State, frozen=True, kw_only=True):
    """What every paper says. ``logo`` is a PNG as base64 text."""

    shop: str = KEY
    header: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    tax_number: str = ""
    link: str = ""
    logo: str = ""


def words(header: Sequence[str], footer: Sequence[str], tax_number: str, link: str) -> PaperWordsSet:
    """Return the event that sets them; refuses too many lines, too long ones, and what cannot be printed."""
    return PaperWordsSet(
        header=_lines(header, "header"),
        footer=_lines(footer, "footer"),
        tax_number=checks.text(tax_number, "tax_number", limit=40, empty=True),
        link=checks.text(link, "link", limit=200, empty=True),
    )


def says(known: PaperWords | None, words: PaperWordsSet) -> bool:
    """Tell whether papers say this already."""
    known = known or PaperWords()
    return all(getattr(known, name) == getattr(words, name) for name in words.__struct_fields__)


def logo(png: str) -> str:
    """Return the logo; refuses what is no PNG, and one that is too large."""
    if not png:
        return ""
    try:
        content = base64.b64decode(png, validate=True)
    except (binascii.Error, ValueError):
        raise Rejected("not_a_logo") from None
    # After the signature comes the length and the name of the first chunk, which begins with width and height.
    if not content.startswith(_SIGNATURE) or content[12:16] != b"IHDR":
        raise Rejected("not_a_logo")
    wide, high = (int.from_bytes(content[place : place + 4], "big") for place in (16, 20))
    if len(content) > MOST_LOGO or not 0 < wide <= MOST_WIDE or not 0 < high <= MOST_HIGH:
        raise Rejected("logo_too_large", bytes=MOST_LOGO, wide=MOST_WIDE, high=MOST_HIGH)
    return base64.b64encode(content).decode()


def _lines(lines: Sequence[str], field: str) -> tuple[str, ...]:
    checks.number(len(lines), f"{field}_lines", least=0, most=MOST_LINES)
    return tuple(checks.text(line, field, limit=MOST_LETTERS, empty=True) for line in lines)


def evolve(known: PaperWords | None, event: Event) -> PaperWords | None:
    """Return the words after an event."""
    known = known or PaperWords()
    match event:
        case PaperWordsSet():
            return msgspec.structs.replace(known, **msgspec.structs.asdict(event))
        case LogoSet():
            return msgspec.structs.replace(known, logo=event.png)
    return known


def _the_words(event: Event) -> tuple[tuple[str, Event]]:
    return ((KEY, event),)


PAPER_WORDS = Fold("paper_words", PaperWords, evolve, {PaperWordsSet: _the_words, LogoSet: _the_words})
