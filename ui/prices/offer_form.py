"""What the forms of promotions and price lists have in common: name, group, period, and an example that follows."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from domain.kernel.rounding import Rounding
from domain.pricing.plans import Period
from readmodels.pricing.example import Example
from ui.command_form import CommandForm
from ui.desk import Desk
from ui.group_box import GroupBox
from ui.prices import words
from ui.prices.period_edit import PeriodEdit, PeriodField
from ui.theme import look
from ui.widgets.label import Label

_WIDTH = 640


class OfferForm(CommandForm):
    """A subclass adds what the offer says, and works the example out in ``example``."""

    def __init__(self, desk: Desk, title: str, verb: str, *, group: str, period: Period) -> None:
        super().__init__(desk, title, verb)
        self.setMinimumWidth(look.px(_WIDTH))
        self.products = desk.live.view("catalogue").documents
        shop = desk.live.view("store").documents.get("shop")
        self.rounding = Rounding(shop["rounding"]) if shop else Rounding.HALF_UP
        self.name = QLineEdit()
        self.group = GroupBox(desk, group, words.group(""))
        self.period = PeriodEdit(desk.formats)
        self.period.show_period(period)
        self.said = Label("", "strong")
        self.said.setWordWrap(True)

    def add_frame(self) -> None:
        """Add the rows that stand under what the offer says."""
        self.named["period"] = PeriodField(self.tr("&When (days, hours)"), self.period, self.desk.formats)
        self.body.addWidget(self.named["period"])
        self.add_named("group", self.tr("&For which customers"), self.group)
        # Under what scrolls: on a small screen it is seen too.
        self._column.insertWidget(self._column.count() - 1, self.said)

    def example(self) -> Example | None:
        """Work out what it does; raises ``ValueError`` as long as something is missing."""
        raise NotImplementedError

    @Slot()
    def show_example(self) -> None:
        """Say what the offer does as it is written now."""
        try:
            found = self.example()
        except ValueError:
            self.said.set_tone("dim")
            self.said.setText(self.tr("What it does is shown here as soon as it is complete."))
            return
        saves = found is not None and found.now < found.before
        self.said.set_tone("accent" if saves else "warn")
        self.said.setText(words.example(found, self.products, self.desk.formats))
