"""Text that people type, made safe to store, print and search."""

import re
import unicodedata

from domain.kernel.errors import Rejected

# Controls, lone surrogates, and the marks that reorder the text around them ("invoice\u202efdp.exe").
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
# Soft hyphen, zero width space, word joiner, byte order mark: pasted along unseen, and they hide a name from search.
_UNSEEN = re.compile(r"[\xad\u200b\u2060\ufeff]")
_ACCENTS = re.compile(r"[\u0300-\u036f]")
# Letters that Unicode does not take apart into a letter and an accent.
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŧ": "t", "þ": "th", "æ": "ae", "œ": "oe"}
)


def clean_text(text: str, *, limit: int, field: str) -> str:
    """Return one line of text in NFC, trimmed, with single spaces; it may be empty.

    Refuses, by the name of the field, more than `limit` characters, and control characters, marks that change the
    direction of text, and broken characters.
    """
    if not text:
        return text
    # Composing and collapsing shorten text, but not by this much: do not work through megabytes to say no.
    if len(text.strip()) > 4 * limit:
        raise Rejected("text_too_long", field=field, longest=limit)
    if _FORBIDDEN.search(text):
        raise Rejected("text_not_printable", field=field)
    text = " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split())
    if len(text) > limit:
        raise Rejected("text_too_long", field=field, longest=limit)
    return text


def fold(text: str) -> str:
    """Return text as search compares it: without case and without accents."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text).casefold().translate(_WHOLE_LETTERS)
    return unicodedata.normalize("NFKC", _ACCENTS.sub("", unicodedata.normalize("NFKD", letters)))
