"""The form for a promotion: what kind, on what, when, for whom, and what it would do."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from domain.kernel.messages import Receipt
from domain.kernel.quantity import THOUSAND
from domain.pricing.plans import AmountOff, Bundle, NForM, PercentOff, Period, PromotionPlan, Terms
from readmodels.pricing.example import Example, promotion_example
from ui.desk import Desk
from ui.prices import ops
from ui.prices.goods_edit import GoodsEdit
from ui.prices.offer_form import OfferForm
from ui.widgets.field import Field
from ui.widgets.fields import MoneyEdit, NumberEdit, QuantityEdit, RateEdit
from ui.widgets.switch import Switch

_PERCENT, _AMOUNT, _PIECES, _BUNDLE = "percent_off", "amount_off", "n_for_m", "bundle"
_FIGURES = {_PERCENT: ("rate",), _AMOUNT: ("amount",), _PIECES: ("take", "pay"), _BUNDLE: ("price",)}
"""The kind of a promotion -> the fields of its own figures, as the command names them."""


class PromotionForm(OfferForm):
    """For a new promotion, for one like another (``plan``), or with ``promotion_id`` to change that one."""

    FIELD_OF = {
        "period_empty": "period",
        "not_a_date_or_time": "period",
        "no_parts": "goods",
        "unknown_product": "goods",
    }

    saved = Signal(str)
    """The promotion with this id is on record as written."""

    def __init__(self, desk: Desk, plan: PromotionPlan | None = None, promotion_id: str = "", version: int = 0) -> None:
        title = self.tr("Change promotion") if promotion_id else self.tr("New promotion")
        verb = self.tr("Save promotion") if promotion_id else self.tr("Begin promotion")
        super().__init__(desk, title, verb, group=plan.group if plan else "", period=plan.period if plan else Period())
        self._promotion_id, self._version = promotion_id, version
        self.kind = Switch(
            self.tr("Kind"),
            [
                (_PERCENT, self.tr("Percent off")),
                (_AMOUNT, self.tr("Amount off")),
                (_PIECES, self.tr("3 for 2")),
                (_BUNDLE, self.tr("Bundle")),
            ],
        )
        self.goods = GoodsEdit(desk)
        self.figures: dict[str, NumberEdit] = {
            "rate": RateEdit(desk.formats, self.tr("Percent")),
            "amount": MoneyEdit(desk.formats, self.tr("Amount off each")),
            "take": QuantityEdit(desk.formats, self.tr("Pieces that are taken"), 0),
            "pay": QuantityEdit(desk.formats, self.tr("Pieces that are paid"), 0),
            "price": MoneyEdit(desk.formats, self.tr("Price of all together")),
        }
        self._lay_out()
        self._connect()
        if plan is not None:
            self._show(plan)
        self._on_kind()

    def plan(self) -> PromotionPlan:
        """Return what is written; raises ``ValueError`` as long as something is missing or means nothing."""
        return PromotionPlan(
            name=self.name.text().strip(), terms=self._terms(), group=self.group.group(), period=self.period.period()
        )

    def example(self) -> Example | None:
        terms = self._terms()
        if isinstance(terms, NForM) and terms.pay >= terms.take:
            raise ValueError(terms.pay)
        return promotion_example(PromotionPlan(name="", terms=terms), self.products, self.rounding)

    def wants_scan(self) -> bool:
        """Whether a code that is scanned now is of a product that is meant."""
        return not self.is_busy()

    def take_scan(self, code: str) -> None:
        """Put a scanned product into the list."""
        self.goods.entry.look_up(code)

    def send(self) -> None:
        if self.goods.entry.half_written:  # without goods it would be on everything
            self.show_problem(self.tr("Pick what is meant with Enter, or empty this line."), self.named["goods"])
        elif self._promotion_id:
            ops.change_promotion(
                self.desk, self._promotion_id, self.plan(), self._version, self,
                command_id=self.command_id, done=self.done_with, failed=self.failed,
            )  # fmt: skip
        else:
            ops.make_promotion(
                self.desk, self.plan(), self, command_id=self.command_id, done=self.done_with, failed=self.failed
            )

    def succeeded(self, receipt: Receipt) -> None:
        self.desk.feedback.done(self.tr("%1 is saved").replace("%1", self.name.text().strip()))
        self.saved.emit(self._promotion_id or str(receipt.result))

    def _lay_out(self) -> None:
        self.add_named("name", self.tr("&Name, as it stands on the receipt"), self.name)
        self.body.addWidget(Field(self.tr("&Kind"), self.kind))
        labels = {
            "rate": self.tr("&Percent off each"),
            "amount": self.tr("&Off each, or off each kilogram"),
            "take": self.tr("&Take so many"),
            "pay": self.tr("&Pay so many"),
            "price": self.tr("&Price of all together"),
        }
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, label in labels.items():
            self.figures[name].set_lowest(2 * THOUSAND if name == "take" else THOUSAND if name == "pay" else 1)
            self.named[name] = Field(label, self.figures[name])
            row.addWidget(self.named[name], 1, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.body.addLayout(row)
        self.named["count"] = self.add_named("goods", self.tr("On which products or cate&gories"), self.goods)
        self.add_frame()

    def _connect(self) -> None:
        self.kind.chosen.connect(self._on_kind)
        self.goods.changed.connect(self.show_example)
        for edit in self.figures.values():
            edit.value_changed.connect(self._on_figure)

    def _show(self, plan: PromotionPlan) -> None:
        self.name.setText(plan.name)
        match plan.terms:
            case PercentOff(rate=rate):
                self._show_figures(_PERCENT, rate=rate)
            case AmountOff(amount=amount):
                self._show_figures(_AMOUNT, amount=amount)
            case NForM(take=take, pay=pay):
                self._show_figures(_PIECES, take=take * THOUSAND, pay=pay * THOUSAND)
            case Bundle(price=price):
                self._show_figures(_BUNDLE, price=price)
        if isinstance(plan.terms, Bundle):
            self.goods.show_parts(plan.terms.parts)
        else:
            self.goods.show_goods(plan.terms.goods)

    def _show_figures(self, kind: str, **figures: int) -> None:
        self.kind.set_current(kind)
        for name, value in figures.items():
            self.figures[name].set_value(value)

    def _terms(self) -> Terms:
        kind = self.kind.current
        figures = {name: self.figures[name].value() or 0 for name in _FIGURES[kind]}
        if not all(figures.values()):
            raise ValueError(kind)
        if kind == _PERCENT:
            return PercentOff(goods=self.goods.goods(), rate=figures["rate"])
        if kind == _AMOUNT:
            return AmountOff(goods=self.goods.goods(), amount=figures["amount"])
        if kind == _PIECES:
            take, pay = figures["take"] // THOUSAND, figures["pay"] // THOUSAND
            return NForM(goods=self.goods.goods(), take=take, pay=pay)
        return Bundle(parts=self.goods.parts(), price=figures["price"])

    @Slot()
    def _on_kind(self) -> None:
        kind = self.kind.current
        for name, edit in self.figures.items():
            wanted = name in _FIGURES[kind]
            if not wanted:
                edit.set_value(None)
            edit.set_required(wanted)
            self.named[name].setVisible(wanted)
        if kind == _PIECES and not self.figures["take"].text():
            self._show_figures(kind, take=3 * THOUSAND, pay=2 * THOUSAND)
        self.goods.set_counted(kind == _BUNDLE)
        self.show_example()

    @Slot(object)
    def _on_figure(self, _value: int | None) -> None:
        self.show_example()
