"""The parts that papers share: the store's head and foot, the tax table, and how lines and sums are written."""

from base64 import b64decode
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from domain.kernel.quantity import EACH, THOUSAND
from domain.orders.events import Entry
from readmodels.documents.shapes import LineFacts, RateFacts, StoreFacts
from ui.format import Formats
from ui.paper.description import Align, Block, Gap, Logo, Mark, Qr, Row, Size, Table, Words

translate = QCoreApplication.translate


def head(store: StoreFacts) -> list[Block]:
    """Who sells: logo, name, the store's own lines and its tax number."""
    logo = [Logo(b64decode(store["logo"]))] if store["logo"] else []
    lines = [Words(line, Align.CENTRE) for line in store["header"]]
    if store["tax_number"]:
        words = translate("Paper", "Tax number {number}").format(number=store["tax_number"])
        lines.append(Words(words, Align.CENTRE, Size.SMALL))
    return [*logo, Words(store["name"], Align.CENTRE, Size.LARGE, strong=True), *lines, Gap()]


def foot(store: StoreFacts) -> list[Block]:
    """What the store says at the end, and its link for a telephone."""
    lines: list[Block] = [Words(line, Align.CENTRE) for line in store["footer"]]
    if store["link"]:
        lines += [Gap(), Qr(store["link"]), Words(store["link"], Align.CENTRE, Size.SMALL)]
    return lines


def copy_mark(copy: bool) -> list[Block]:
    """COPY, where it is one: a second receipt must never be taken for a second sale."""
    return [Mark(translate("Paper", "COPY"))] if copy else []


def letters(rates: Sequence[RateFacts]) -> dict[int, str]:
    """The letter that joins a line to its rate in the tax table; none where there is only one rate."""
    if len(rates) < 2:
        return {}
    return {rate["rate"]: chr(ord("A") + place) for place, rate in enumerate(rates)}


def tax_table(rates: Sequence[RateFacts], formats: Formats) -> Table:
    """Net, tax and gross of each rate, and of all."""
    marks = letters(rates)
    rows = [
        (f"{marks.get(rate['rate'], '')} {formats.percent(rate['rate'])}".strip(), *_sums([rate], formats))
        for rate in rates
    ]
    if len(rates) > 1:
        rows.append((translate("Paper", "All"), *_sums(rates, formats)))
    titles = (
        translate("Paper", "Rate"), translate("Paper", "Net"), translate("Paper", "Tax"), translate("Paper", "Gross")
    )  # fmt: skip
    return Table(titles, tuple(rows), total=len(rates) > 1)


def _sums(rates: Iterable[RateFacts], formats: Formats) -> tuple[str, str, str]:
    rates = list(rates)
    return (
        formats.amount(sum(rate["net"] for rate in rates)),
        formats.amount(sum(rate["tax"] for rate in rates)),
        formats.amount(sum(rate["gross"] for rate in rates)),
    )


def sold(line: LineFacts, formats: Formats, mark: str = "") -> list[Block]:
    """A line with its amount, under it how many of what price, what was taken off, and its remark."""
    right = f"{formats.amount(line['amount'])} {mark}".strip()
    blocks: list[Block] = [Row(name_of(line), right)]
    if line["unit_price"] is not None and (line["quantity"] != THOUSAND or line.get("unit", EACH) != EACH):
        blocks.append(Words(f"  {how_many(line, formats)} × {formats.amount(line['unit_price'])}", size=Size.SMALL))
    if words := weighed(line):
        blocks.append(Words(f"  {words}", size=Size.SMALL))
    offer, offered = line.get("offer", ""), line.get("offer_discount", 0)
    if offer and not offered:  # a price list: nothing was taken off its price
        blocks.append(Words(f"  {offer}", size=Size.SMALL))
    for why, off in (
        (offer, offered),
        (translate("Paper", "Discount"), line["discount"] - offered - line.get("sale_discount", 0)),
    ):
        if off:
            blocks.append(Row(f"  {why}", formats.amount(-off), Size.SMALL))
    if line.get("returned_number", 0):
        words = translate("Paper", "of order {number}").format(number=line["returned_number"])
        blocks.append(Words(f"  {words}", size=Size.SMALL))
    if line.get("note", ""):
        blocks.append(Words(f"  {line['note']}", size=Size.SMALL))
    return blocks


def name_of(line: LineFacts) -> str:
    """The name of what is sold, or of what comes back."""
    return translate("Paper", "Return: {name}").format(name=line["name"]) if line["quantity"] < 0 else line["name"]


def weighed(line: LineFacts) -> str:
    """What says that a weight was typed and not measured by a scale that the store's till can answer for."""
    return translate("Paper", "weighed by hand") if line.get("entry") == Entry.WEIGHED else ""


def how_many(line: LineFacts, formats: Formats) -> str:
    """The quantity with its unit, where that is not simply pieces."""
    unit = line.get("unit", EACH)
    return formats.quantity(line["quantity"], "" if unit == EACH else unit)


def fact(words: str, value: str) -> Row:
    """A fact about the document, small."""
    return Row(words, value, Size.SMALL)
