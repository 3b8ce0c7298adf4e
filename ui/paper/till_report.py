"""The X and the Z report: everything that a till has to answer for, from its opening float to the hash of its log."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from readmodels.documents.shapes import CountFacts, MethodFacts, OperatorFacts, StoreFacts, TillFacts
from ui.format import Formats
from ui.paper import parts
from ui.paper.description import Align, Block, Gap, Kind, Paper, Row, Rule, Size, Table, Words
from ui.paper.receipt import method

translate = QCoreApplication.translate


def till_report(till: TillFacts, store: StoreFacts, formats: Formats, *, copy: bool = False) -> Paper:
    """A reading (X) or a close (Z), with the parts in the order in which they are checked."""
    final = till["kind"] == "z"
    title = report_title(till["number"] if final else 0)
    blocks: list[Block] = [
        *parts.head(store),
        *parts.copy_mark(copy),
        Words(title, Align.CENTRE, Size.LARGE, strong=True),
        *_when(till, formats),
        *_part(translate("Paper", "Payments"), [_methods(till["methods"], formats)]),
        *_part(translate("Paper", "Drawer"), _drawer(till, formats)),
        *(_part(translate("Paper", "Counted"), _counted(till["methods"], formats)) if final else ()),
        *_part(translate("Paper", "Sales by tax rate"), [parts.tax_table(till["rates"], formats)]),
        *_part(translate("Paper", "Sales by person"), _operators(till["operators"], formats)),
        *_part(translate("Paper", "What happened"), _happened(till, formats)),
        *_part(translate("Paper", "Since the beginning"), _grand(till, formats)),
        *_part(translate("Paper", "Log"), _log(till, formats)),
    ]
    kind = Kind.Z_REPORT if final else Kind.X_REPORT
    return Paper(kind=kind, title=title, blocks=tuple(blocks))


def report_title(z: int) -> str:
    """What a report is called: a close by its number, a reading without one."""
    return translate("Paper", "Z report {number}").format(number=z) if z else translate("Paper", "X report")


def _part(title: str, blocks: Sequence[Block]) -> list[Block]:
    return [Rule(), Words(title, strong=True), *blocks]


def _when(till: TillFacts, formats: Formats) -> list[Block]:
    return [
        Row(translate("Paper", "Business date"), formats.day(till["business_date"])),
        Row(translate("Paper", "Till"), till["register"]),
        Row(translate("Paper", "Opened"), formats.date_time(till["opened_at"])),
        Row(translate("Paper", "by"), _named(till["opened_by"])),
        Row(translate("Paper", "Written"), formats.date_time(till["at"])),
        Row(translate("Paper", "by"), _named(till["cashier"])),
    ]


def _methods(methods: Sequence[MethodFacts], formats: Formats) -> Table:
    rows = [(method(m["kind"], m["method"]), formats.count(m["count"]), formats.amount(m["amount"])) for m in methods]
    rows.append((
        translate("Paper", "All"), formats.count(sum(m["count"] for m in methods)),
        formats.amount(sum(m["amount"] for m in methods)),
    ))  # fmt: skip
    titles = (translate("Paper", "Paid with"), translate("Paper", "Count"), translate("Paper", "Amount"))
    return Table(titles, tuple(rows), total=True)


def _drawer(till: TillFacts, formats: Formats) -> list[Block]:
    return [
        Row(translate("Paper", "Opening float"), formats.amount(till["opening_float"])),
        Row(translate("Paper", "Paid in"), formats.amount(till["paid_in"])),
        Row(translate("Paper", "Paid out"), formats.amount(till["paid_out"])),
        Row(translate("Paper", "Rounding"), formats.amount(till["rounding"])),
        *(_left(till, formats) if till["kind"] == "z" else ()),
    ]


def _left(till: TillFacts, formats: Formats) -> list[Block]:
    return [
        Row(translate("Paper", "Left in the drawer"), formats.amount(till["float_left"])),
        Row(translate("Paper", "To the bank"), formats.amount(till["bank_drop"])),
    ]


def _counted(methods: Sequence[MethodFacts], formats: Formats) -> list[Block]:
    blocks: list[Block] = []
    for m in methods:
        blocks.append(Words(method(m["kind"], m["method"])))
        blocks.append(Row("  " + translate("Paper", "Expected"), formats.amount(m["expected"])))
        for words, counted in (
            (translate("Paper", "Counted"), m["counted"]),
            (translate("Paper", "Counted again"), m["second_count"]),
        ):
            if counted is not None:
                blocks.append(Row(f"  {words}", formats.amount(counted)))
        if m["moved"]:
            blocks.append(Row("  " + translate("Paper", "Since it was counted"), formats.amount(m["moved"])))
        difference = translate("Paper", "not counted") if m["difference"] is None else formats.amount(m["difference"])
        blocks.append(Row("  " + translate("Paper", "Difference"), difference, strong=True))
        if m["reason"]:
            blocks.append(Words(f"  {m['reason']}", size=Size.SMALL))
    return blocks


def _operators(operators: Sequence[OperatorFacts], formats: Formats) -> list[Block]:
    """What each has sold; and under the names of those who have something else to answer for, what that is."""
    rows = tuple(
        (_named(person["name"]), formats.count(person["count"]), formats.amount(person["amount"]))
        for person in operators
    )
    titles = (translate("Paper", "Person"), translate("Paper", "Count"), translate("Paper", "Amount"))
    blocks: list[Block] = [Table(titles, rows)]
    for person in operators:
        if answers := _answered(person, formats, leave_out_nothing=False):
            blocks += [Words(_named(person["name"])), *answers]
    return blocks


def _happened(till: TillFacts, formats: Formats) -> list[Block]:
    return [
        Row(translate("Paper", "Receipts"), formats.count(till["receipts"])),
        Row(translate("Paper", "Sales begun"), formats.count(till["started"])),
        Row(translate("Paper", "Sales"), formats.amount(till["sales"])),
        _count(translate("Paper", "Returns"), till["returns"], formats),
        *_answered(till, formats, leave_out_nothing=True),
        Row(translate("Paper", "Gift cards sold"), formats.amount(till["gift_cards"])),
        Row(translate("Paper", "House accounts settled"), formats.amount(till["accounts"])),
    ]


def _answered(one: TillFacts | OperatorFacts, formats: Formats, *, leave_out_nothing: bool) -> list[Block]:
    indent = "" if leave_out_nothing else "  "
    sums = (
        (translate("Paper", "Discounts"), one["discounts"]),
        (translate("Paper", "Voids"), one["voids"]),
        (translate("Paper", "Lines removed before payment"), one["removed_lines"]),
        (translate("Paper", "Sales given up"), one["abandoned"]),
    )
    counts = (
        (translate("Paper", "Sales emptied"), one["emptied"]),
        (translate("Paper", "Drawer opened without a sale"), one["drawer_openings"]),
        (translate("Paper", "Copies"), one["copies"]),
    )
    return [
        *(_count(indent + words, sum_, formats) for words, sum_ in sums if leave_out_nothing or sum_["count"]),
        *(Row(indent + words, formats.count(count)) for words, count in counts if leave_out_nothing or count),
    ]


def _named(name: str) -> str:
    return name or translate("Paper", "nobody signed in")


def _grand(till: TillFacts, formats: Formats) -> list[Block]:
    return [
        Row(translate("Paper", "Sales"), formats.money(till["grand_sales"])),
        Row(translate("Paper", "Returns"), formats.money(till["grand_returns"])),
        Row(translate("Paper", "Net"), formats.money(till["grand_net"]), strong=True),
    ]


def _log(till: TillFacts, formats: Formats) -> list[Block]:
    receipts = f"{till['first_receipt']} – {till['last_receipt']}" if till["receipts"] else "–"
    events = f"{formats.count(till['first_position'])} – {formats.count(till['last_position'])}"
    return [
        Row(translate("Paper", "Receipts"), receipts),
        Row(translate("Paper", "Entries"), events),
        Gap(),
        Words(till["hash"], Align.CENTRE, Size.SMALL),
    ]


def _count(words: str, counted: CountFacts, formats: Formats) -> Row:
    return Row(f"{words} ({formats.count(counted['count'])})", formats.amount(counted["amount"]))
