"""The form for a price list: its entries, for whom, when, and what an entry would do."""

from PySide6.QtCore import Signal

from domain.kernel.messages import Receipt
from domain.pricing.plans import Period, PriceListPlan
from readmodels.pricing.example import Example, entry_example
from ui.desk import Desk
from ui.prices import ops
from ui.prices.offer_form import OfferForm
from ui.prices.price_lines import PriceLines


class PriceListForm(OfferForm):
    """For a new list, for one like another (``plan``), or with ``price_list_id`` to change that one."""

    FIELD_OF = {
        "period_empty": "period", "not_a_date_or_time": "period", "no_prices": "lines", "unknown_product": "lines"
    }  # fmt: skip

    saved = Signal(str)
    """The price list with this id is on record as written."""

    def __init__(
        self, desk: Desk, plan: PriceListPlan | None = None, price_list_id: str = "", version: int = 0
    ) -> None:
        title = self.tr("Change price list") if price_list_id else self.tr("New price list")
        verb = self.tr("Save price list") if price_list_id else self.tr("Begin price list")
        super().__init__(desk, title, verb, group=plan.group if plan else "", period=plan.period if plan else Period())
        self._price_list_id, self._version = price_list_id, version
        self.lines = PriceLines(desk)
        self.add_named("name", self.tr("&Name"), self.name)
        for name in ("lines", "price", "rate", "from_quantity"):
            self.named[name] = self.named.get("lines") or self.add_named(
                "lines", self.tr("&Product or category, from how many on, price"), self.lines
            )
        self.add_frame()
        if plan is not None:
            self.name.setText(plan.name)
            self.lines.show_entries(plan)
        self.lines.changed.connect(self.show_example)
        self.show_example()

    def plan(self) -> PriceListPlan:
        """Return what is written; raises ``ValueError`` where something means nothing."""
        return PriceListPlan(
            name=self.name.text().strip(), group=self.group.group(), period=self.period.period(),
            prices=self.lines.prices(), rates=self.lines.rates(),
        )  # fmt: skip

    def example(self) -> Example | None:
        entry = self.lines.looked_at()
        if entry is None:
            raise ValueError("no entry")
        return entry_example(entry, self.lines.as_if(entry), self.products, self.rounding)

    def wants_scan(self) -> bool:
        """Whether a code that is scanned now is of a product that is meant."""
        return not self.is_busy()

    def take_scan(self, code: str) -> None:
        """Begin an entry for a scanned product."""
        self.lines.entry.look_up(code)

    def send(self) -> None:
        if self.lines.half_written:
            problem = self.tr("Finish this entry with Enter, or empty its line.")
            self.show_problem(problem, self.named["lines"])
        elif self._price_list_id:
            ops.change_price_list(
                self.desk, self._price_list_id, self.plan(), self._version, self,
                command_id=self.command_id, done=self.done_with, failed=self.failed,
            )  # fmt: skip
        else:
            ops.make_price_list(
                self.desk, self.plan(), self, command_id=self.command_id, done=self.done_with, failed=self.failed
            )

    def succeeded(self, receipt: Receipt) -> None:
        self.desk.feedback.done(self.tr("%1 is saved").replace("%1", self.name.text().strip()))
        self.saved.emit(self._price_list_id or str(receipt.result))
