"""One rule of the store's own for labels: how the number is made up."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox

from domain.kernel.labels import LabelRule, ValueKind
from domain.kernel.messages import Receipt
from ui.command_form import CommandForm
from ui.desk import Desk
from ui.settings import ops
from ui.settings.label_words import kind_name, shape
from ui.widgets.label import Label

_INDENT = 8


class LabelRuleForm(CommandForm):
    """Shows at each change what the number looks like; the other rules stay as they are."""

    FIELD_OF = {"label_prefix": "prefix", "label_prefix_twice": "prefix", "label_digits": "item_digits"}

    def __init__(self, desk: Desk, country: str, rules: Sequence[LabelRule], version: int, place: int) -> None:
        """``version`` is that of all the rules; ``place`` that of the rule that is changed, or behind the last."""
        known = place < len(rules)
        title = self.tr("Change rule") if known else self.tr("New rule")
        super().__init__(desk, title, self.tr("Save rule"))
        self._country, self._rules, self._version, self._place = country, list(rules), version, place
        self.prefix = QLineEdit()
        self.value = QComboBox()
        for kind in ValueKind:
            self.value.addItem(kind_name(kind), kind)
        self.item_digits = _number(1, 9)
        self.decimals = _number(0, 3)
        self.check_digit = QCheckBox(self.tr("The value has a &check digit of its own before it"))
        self._shape = Label("", "strong_number")
        self._lay_out()
        self._fill(rules[place] if known else LabelRule(prefix="", item_digits=5, value=ValueKind.PRICE, decimals=2))
        self._connect()
        self._on_changed()

    def rule(self) -> LabelRule:
        """Return the rule as it is written now."""
        plain = self.value.currentData() == ValueKind.NONE
        return LabelRule(
            prefix=self.prefix.text().strip(), item_digits=self.item_digits.value(),
            value=ValueKind(self.value.currentData()), decimals=0 if plain else self.decimals.value(),
            check_digit=not plain and self.check_digit.isChecked(),
        )  # fmt: skip

    def send(self) -> None:
        rules = [*self._rules[: self._place], self.rule(), *self._rules[self._place + 1 :]]
        ops.set_label_rules(
            self.desk, self._country, rules, self._version, self, done=self.done_with, failed=self.failed,
            command_id=self.command_id,
        )  # fmt: skip

    def succeeded(self, _receipt: Receipt) -> None:
        """The list shows it."""

    def _lay_out(self) -> None:
        hint = self.tr("Two to four digits: 02, 04, 20 to 29 or 40 to 49, and what follows.")
        self.add_named("prefix", self.tr("&Begins with"), self.prefix, hint)
        self.add_named("value", self.tr("&Holds"), self.value)
        self._digits = self.add_named("item_digits", self.tr("&Digits of the product"), self.item_digits)
        self._decimals = self.add_named("decimals", self.tr("D&ecimals of the value"), self.decimals)
        self.body.addWidget(self.check_digit)
        self.body.addWidget(self._shape)
        words = self.tr("P stands for the product, V for the value, C for a check digit.")
        self.body.addWidget(Label(words, "small", "dim"))

    def _fill(self, rule: LabelRule) -> None:
        self.prefix.setText(rule.prefix)
        self.value.setCurrentIndex(self.value.findData(rule.value))
        self.item_digits.setValue(rule.item_digits)
        self.decimals.setValue(rule.decimals)
        self.check_digit.setChecked(rule.check_digit)

    def _connect(self) -> None:
        self.prefix.textChanged.connect(self._on_changed)
        self.value.currentIndexChanged.connect(self._on_kind)
        self.item_digits.valueChanged.connect(self._on_changed)
        self.check_digit.toggled.connect(self._on_changed)

    @Slot()
    def _on_kind(self) -> None:
        """Begin with the decimals that scales print: grams, the store's smallest coin, whole pieces."""
        usual = {ValueKind.PRICE: self.desk.formats.exponent, ValueKind.WEIGHT: 3, ValueKind.COUNT: 0}
        self.decimals.setValue(usual.get(ValueKind(self.value.currentData()), 0))
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        rule = self.rule()
        for part in (self._digits, self._decimals, self.check_digit):
            part.setVisible(rule.value is not ValueKind.NONE)
        self._shape.setText(shape(rule))


def _number(least: int, most: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.lineEdit().setTextMargins(_INDENT, 0, 0, 0)  # a stylesheet's padding does not reach it
    return box
