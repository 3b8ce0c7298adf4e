"""What a scan means at the counter: the products that it may stand for, in the order in which a shop looks them up."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from domain.kernel.ids import Sku
from domain.kernel.labels import Label, LabelRules, Refused, meaning
from readmodels.catalog.views import search_products


class Scanned(NamedTuple):
    """A product that a scan may mean, and the label that was on the package where it was one.

    ``searched`` is what only contains the text: nobody knows yet that it is meant.
    """

    sku: Sku
    label: Label | None = None
    searched: bool = False


def find_exact(archive: sqlite3.Connection, code: str, rules: LabelRules) -> list[Scanned]:
    """Return the products that have this code, number or label, without a search for the text."""
    meant = meaning(code, rules)
    found = _by_codes(archive, meant.codes) or _by_skus(archive, [code.strip()])
    if found or not isinstance(meant, Label):
        return [Scanned(sku) for sku in found]
    label = meant if meant.value else None
    return [Scanned(sku, label) for sku in _by_label(archive, meant)]


def find_scanned(archive: sqlite3.Connection, code: str, rules: LabelRules) -> list[Scanned]:
    """Return the products that a scanned code means: several are a pick list, none is a loud row.

    The first step that finds anything holds: a code of a product (a GTIN in any of its forms, or any other); the
    store's own number, the SKU; a label, by its number with the value zeroed, by its prefix with the digits of the
    product, or by these digits alone, with and without leading zeros, as a code or as a SKU; at last a search for the
    text. Nothing is found for a code that was misread; ``meaning(code, rules)`` says why. A label without a value is
    left out: then a weight must be asked for.
    """
    found = find_exact(archive, code, rules)
    if found or isinstance(meaning(code, rules), Refused):
        return found
    return [Scanned(sku, searched=True) for sku in search_products(archive, code)]


def _by_label(archive: sqlite3.Connection, label: Label) -> list[Sku]:
    return _by_codes(archive, label.item_codes) or _by_skus(archive, label.item_skus)


def _by_codes(archive: sqlite3.Connection, codes: Iterable[str]) -> list[Sku]:
    return _first(archive, "SELECT sku FROM code WHERE code = ?", codes)


def _by_skus(archive: sqlite3.Connection, skus: Iterable[str]) -> list[Sku]:
    return _first(archive, "SELECT sku FROM product WHERE sku = ?", skus)


def _first(archive: sqlite3.Connection, question: str, keys: Iterable[str]) -> list[Sku]:
    for key in keys:
        found = archive.execute(question, (key,)).fetchall()
        if found:
            return [Sku(row[0]) for row in found]
    return []
