"""How well something matches what is typed in a hurry: parts of words, first letters, letters left out."""

from domain.kernel.text import fold

_WHOLE, _BEGINS, _WITHIN, _SCATTERED = 0, 1, 3, 6


def rank(typed: str, text: str, aside: str = "") -> int | None:
    """Return how far ``typed`` is from ``text``: 0 is best, None is no match.

    Every word must match; one that stands only in ``aside``, such as the name of a page, counts less.
    """
    total = 0
    whole, more = fold(text), fold(aside)
    for word in fold(typed).split():
        found = _rank_word(word, whole)
        if found is None:
            found = _rank_word(word, more) if len(word) > 1 else None
            if found is None or found > _WITHIN:
                return None
            found += _WITHIN
        total += found
    return total


def _rank_word(word: str, text: str) -> int | None:
    if text == word:
        return _WHOLE
    if text.startswith(word) or f" {word}" in text:
        return _BEGINS
    if word in text:
        return _WITHIN
    initials = "".join(part[0] for part in text.split())
    if word in initials:
        return _WITHIN
    return _SCATTERED if _in_order(word, text) else None


def _in_order(letters: str, text: str) -> bool:
    """Whether all letters stand in the text one after another, the first of them at the start of a word."""
    if len(letters) < 2 or f" {letters[0]}" not in f" {text}":
        return False
    start = f" {text}".index(f" {letters[0]}")
    for letter in letters:
        start = text.find(letter, start) + 1
        if not start:
            return False
    return True
