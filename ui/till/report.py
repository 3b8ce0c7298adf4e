"""What a report of the till says, in words and figures: X of the shift that runs, Z of one that is over."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from domain.payments.methods import CASH
from ui.format import Formats
from ui.store import Doc

translate = QCoreApplication.translate

Row = tuple[str, ...]


class Section(NamedTuple):
    """A titled table. A row of one cell is a remark on the row above it; ``total`` marks the last row as the sum."""

    title: str
    heads: Row
    rows: tuple[Row, ...]
    wide: bool = False
    total: bool = False


class Headline(NamedTuple):
    """A figure that is looked at first."""

    name: str
    value: str
    remark: str = ""
    tone: str = "text"


class Report(NamedTuple):
    """A whole report."""

    title: str
    headlines: tuple[Headline, ...]
    sections: tuple[Section, ...]
    through: str
    """Through which event it speaks."""


class Writer:
    """Writes reports; ``name_of`` says what a person is called, ``method_of`` what a way to pay is."""

    def __init__(self, formats: Formats, name_of: Callable[[str], str], method_of: Callable[[str], str]) -> None:
        self._formats = formats
        self._name_of = name_of
        self._method_of = method_of

    def running(self, till: Doc) -> Report:
        """Write the report of the shift that is open, from its document."""
        figures, money, count = till["figures"], self._formats.money, self._formats.count
        of_it = translate("TillReport", "{amount} float").format(amount=money(till["opening_float"]))
        discounts = translate("TillReport", "{amount} of discounts").format(amount=money(figures["discounted"]))
        lines = translate("TillReport", "{lines} lines").format(lines=count(figures["returned_lines"]))
        return Report(
            translate("TillReport", "So far (X)"),
            (
                Headline(translate("TillReport", "Expected cash"), money(till["expected_cash"]), of_it),
                Headline(translate("TillReport", "Sales"), money(figures["sales"]), discounts),
                Headline(translate("TillReport", "Receipts"), count(figures["receipts"]), self._numbers(figures)),
                Headline(translate("TillReport", "Returns"), money(figures["returns"]), lines),
            ),
            (
                self._shift(till),
                self._totals(till),
                self._ways(figures),
                *self._figures(figures, till["expected_cash"]),
                self._log(till["first_position"], None, (till["opening_hash"],)),
            ),
            self._through(till["through"]),
        )

    def closing(self, report: Doc) -> Report:
        """Write the report that closed a shift, as the archive has it."""
        figures, money = report["figures"], self._formats.money
        title = translate("TillReport", "Report Z {number}, register {register}")
        return Report(
            title.format(number=self._formats.count(report["z"]), register=report["register"]),
            (
                Headline(translate("TillReport", "Sales"), money(figures["sales"]), self._numbers(figures)),
                self._difference(report["difference"]),
                Headline(
                    translate("TillReport", "Left in the drawer"),
                    money(report["float_left"]),
                    translate("TillReport", "For the next shift"),
                ),
                Headline(
                    translate("TillReport", "To the bank"),
                    money(report["bank_drop"]),
                    translate("TillReport", "Out of the drawer"),
                ),
            ),
            (
                self._shift(report),
                self._totals(report),
                self._counted(report["methods"]),
                self._ways(figures),
                *self._figures(figures, report["expected_cash"]),
                self._log(report["first_position"], report["last_position"], (report["opening_hash"], report["hash"])),
            ),
            self._through(report["last_position"]),
        )

    def _difference(self, difference: int | None) -> Headline:
        name = translate("TillReport", "Cash difference")
        if difference is None:
            return Headline(name, "–", translate("TillReport", "Nobody counted"), "warn")
        if difference == 0:
            return Headline(name, self._formats.money(0), translate("TillReport", "As it should be"))
        too = translate("TillReport", "Too much") if difference > 0 else translate("TillReport", "Too little")
        return Headline(name, self._formats.money(difference), too, "warn")

    def _shift(self, shift: Doc) -> Section:
        rows = [
            (translate("TillReport", "Day"), self._formats.day_long(shift["business_date"])),
            (translate("TillReport", "Opened"), self._when(shift["opened_at"], shift["opened_by"])),
        ]
        if "closed_at" in shift:
            rows.append((translate("TillReport", "Closed"), self._when(shift["closed_at"], shift["closed_by"])))
        nobody = translate("TillReport", "nobody")
        rows.append((translate("TillReport", "Counted by"), self._person(shift["counted_by"]) or nobody))
        if shift["second_by"]:
            rows.append((translate("TillReport", "Second count by"), self._person(shift["second_by"])))
        return Section(translate("TillReport", "Shift"), (), tuple(rows))

    def _counted(self, methods: list[dict[str, Any]]) -> Section:
        heads = (
            "", translate("TillReport", "Should be"),
            translate("TillReport", "Counted"), translate("TillReport", "Second count"),
            translate("TillReport", "Moved since"), translate("TillReport", "Difference"),
        )  # fmt: skip
        rows: list[Row] = []
        for one in methods:
            sums = (one["expected"], one["counted"], one["second"], one["moved"] or None, one["difference"])
            rows.append((self._method_of(one["method"]), *(self._or_none(minor) for minor in sums)))
            if one["reason"]:
                rows.append((translate("TillReport", "Reason: {reason}").format(reason=one["reason"]),))
        return Section(translate("TillReport", "Counted at the close"), heads, tuple(rows), wide=True)

    def _ways(self, figures: Doc) -> Section:
        heads = (
            "", translate("TillReport", "Payments"),
            translate("TillReport", "Paid"), translate("TillReport", "Refunds"),
            translate("TillReport", "Given back"), translate("TillReport", "Should be"),
        )  # fmt: skip
        rows = tuple(
            (
                self._method_of(one["method"]), self._formats.count(one["payments"]), self._amount(one["paid"]),
                self._formats.count(one["refunds"]), self._amount(one["refunded"]), self._amount(one["expected"]),
            )
            for one in figures["methods"]
        )  # fmt: skip
        return Section(translate("TillReport", "Ways to pay"), heads, rows, wide=True)

    def _figures(self, figures: Doc, expected: int) -> tuple[Section, ...]:
        return (
            self._cash(figures, expected),
            self._sales(figures),
            self._tax(figures),
            self._record(figures),
            (self._people(figures)),
        )

    def _cash(self, figures: Doc, expected: int) -> Section:
        cash = next((one for one in figures["methods"] if one["method"] == CASH), {"paid": 0, "refunded": 0})
        there = figures["opening_float"] + cash["paid"] - cash["refunded"] + figures["paid_in"] - figures["paid_out"]
        rows = [
            (translate("TillReport", "In it at the opening"), figures["opening_float"]),
            (translate("TillReport", "Taken in cash"), cash["paid"]),
            (translate("TillReport", "Given back in cash"), -cash["refunded"]),
            (translate("TillReport", "Put in"), figures["paid_in"]),
            (translate("TillReport", "Taken out"), -figures["paid_out"]),
        ]
        if expected != there:
            rows.append((translate("TillReport", "Change on other ways to pay"), expected - there))
        rows.append((translate("TillReport", "Should be there"), expected))
        return Section(translate("TillReport", "Cash in the drawer"), (), self._amounts(rows), total=True)

    def _sales(self, figures: Doc) -> Section:
        rows = [
            (translate("TillReport", "Sold"), figures["sales"]),
            (translate("TillReport", "Taken back"), -figures["returns"]),
            (self._times(translate("TillReport", "Of it cancelled"), figures["voids"]), -figures["voided"]),
            (self._times(translate("TillReport", "Discounts given"), figures["discounts"]), figures["discounted"]),
            (translate("TillReport", "Rounding of cash"), figures["rounding"]),
            (translate("TillReport", "Gift cards sold"), figures["gift_cards"]),
            (translate("TillReport", "House accounts settled"), figures["accounts"]),
        ]
        net = (translate("TillReport", "Sold less taken back"), figures["sales"] - figures["returns"])
        return Section(translate("TillReport", "Sales"), (), self._amounts([*rows, net]), total=True)

    def _tax(self, figures: Doc) -> Section:
        heads = (
            translate("TillReport", "Rate"), translate("TillReport", "Net"), translate("TillReport", "Tax"),
            translate("TillReport", "Gross"),
        )  # fmt: skip
        sums = [(rate["net"], rate["tax"], rate["gross"]) for rate in figures["rates"]]
        rows: list[Row] = [
            (self._formats.percent(rate["rate"]), *(self._amount(minor) for minor in three))
            for rate, three in zip(figures["rates"], sums, strict=True)
        ]
        whole = [sum(three[place] for three in sums) for place in range(3)]
        rows.append((translate("TillReport", "All"), *(self._amount(minor) for minor in whole)))
        return Section(translate("TillReport", "Tax"), heads, tuple(rows), total=True)

    def _record(self, figures: Doc) -> Section:
        count = self._formats.count
        rows = [
            (translate("TillReport", "Receipts"), count(figures["receipts"])),
            (translate("TillReport", "Their numbers"), self._numbers(figures) or "–"),
            (translate("TillReport", "Receipts printed again"), count(figures["copies"])),
            (translate("TillReport", "Orders"), count(figures["documents"])),
            (translate("TillReport", "Lines taken back"), count(figures["returned_lines"])),
            (translate("TillReport", "Sales begun"), count(figures["started"])),
            (translate("TillReport", "Lines removed"), self._both(figures["removed_lines"], figures["removed"])),
            (translate("TillReport", "Sales given up"), self._both(figures["abandoned_sales"], figures["abandoned"])),
            (translate("TillReport", "Sales emptied"), count(figures["emptied_sales"])),
            (translate("TillReport", "Drawer opened without a sale"), count(figures["drawer_openings"])),
        ]
        return Section(translate("TillReport", "On record"), (), tuple(rows))

    def _people(self, figures: Doc) -> Section:
        people = figures["operators"]
        count = self._formats.count
        facts: tuple[tuple[str, Callable[[Doc], str]], ...] = (
            (translate("TillReport", "Receipts"), lambda one: count(one["receipts"])),
            (translate("TillReport", "Taken"), lambda one: self._amount(one["paid"])),
            (translate("TillReport", "Given back"), lambda one: self._amount(one["refunded"])),
            (translate("TillReport", "Discounts"), lambda one: self._both(one["discounts"], one["discounted"])),
            (translate("TillReport", "Cancelled"), lambda one: self._both(one["voids"], one["voided"])),
            (translate("TillReport", "Sales begun"), lambda one: count(one["started"])),
            (translate("TillReport", "Lines removed"), lambda one: self._both(one["removed_lines"], one["removed"])),
            (
                translate("TillReport", "Sales given up"),
                lambda one: self._both(one["abandoned_sales"], one["abandoned"]),
            ),
            (translate("TillReport", "Sales emptied"), lambda one: count(one["emptied_sales"])),
            (translate("TillReport", "Drawer opened"), lambda one: count(one["drawer_openings"])),
            (translate("TillReport", "Printed again"), lambda one: count(one["copies"])),
        )
        heads = ("", *(self._person(one["actor"]) for one in people))
        rows = tuple((what, *(said(one) for one in people)) for what, said in facts) if people else ()
        return Section(translate("TillReport", "By person"), heads if people else (), rows, wide=True)

    def _totals(self, shift: Doc) -> Section:
        rows = [
            (translate("TillReport", "Sold"), shift["total_sales"]),
            (translate("TillReport", "Taken back"), -shift["total_returns"]),
            (translate("TillReport", "Sold less taken back"), shift["total_net"]),
        ]
        return Section(translate("TillReport", "All shifts so far"), (), self._amounts(rows), total=True)

    def _log(self, first: int, last: int | None, hashes: tuple[str, ...]) -> Section:
        rows: list[Row] = [(translate("TillReport", "Opened with event"), self._formats.count(first))]
        if last is not None:
            rows.append((translate("TillReport", "Closed after event"), self._formats.count(last)))
        rows += [(one,) for one in hashes]
        return Section(translate("TillReport", "Seal of the records"), (), tuple(rows), wide=True)

    # How it is written

    def _amounts(self, rows: list[tuple[str, int]]) -> tuple[Row, ...]:
        return tuple((what, self._amount(minor)) for what, minor in rows)

    def _amount(self, minor: int) -> str:
        return self._formats.amount(minor)

    def _or_none(self, minor: int | None) -> str:
        return "–" if minor is None else self._amount(minor)

    def _numbers(self, figures: Doc) -> str:
        """Return from which receipt to which it goes; nothing where there is none."""
        if not figures["receipts"]:
            return ""
        text = translate("TillReport", "No. {first} to {last}")
        return text.format(first=str(figures["first_receipt"]), last=str(figures["last_receipt"]))

    def _both(self, count: int, minor: int) -> str:
        return self._times(self._amount(minor), count) if count else self._formats.count(0)

    def _times(self, what: str, count: int) -> str:
        return f"{what} ({self._formats.count(count)})" if count else what

    def _when(self, moment: str, who: str) -> str:
        return f"{self._formats.date_time(moment)}, {self._person(who)}"

    def _person(self, actor: str) -> str:
        return translate("TillReport", "the desk") if actor == "desk" else self._name_of(actor)

    def _through(self, position: int) -> str:
        return translate("TillReport", "through event {position}").format(position=self._formats.count(position))
