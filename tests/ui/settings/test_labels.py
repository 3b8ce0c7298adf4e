"""How labels are read is the store's setting: the country's table, rules of its own, and a line to try one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from domain.kernel.barcodes import check_digit, price_check_digit
from domain.kernel.labels import COUNTRIES, LabelRule, ValueKind
from domain.shop.commands import SetLabelRules
from tests.ui.accessibility import nameless
from tests.ui.shop import Shop
from ui.settings.label_rule_form import LabelRuleForm
from ui.settings.label_words import COUNTRY_NAMES, table_of
from ui.settings.labels_section import LabelsSection
from ui.settings.page import SettingsPage

KEY = Qt.Key


@pytest.fixture
def section(shop: Shop) -> LabelsSection:
    window = shop.window("settings")
    page = window.findChild(SettingsPage)
    assert isinstance(page, SettingsPage)
    page.show_section("labels")
    section = page.sections[page.list.currentRow()]
    assert isinstance(section, LabelsSection)
    window.activateWindow()
    shop.qtbot.waitUntil(page.list.hasFocus)
    return section


def kept(shop: Shop) -> tuple[str, list[tuple[str, str, int]]]:
    document = shop.documents("store")["shop"]
    rules = [(rule["prefix"], rule["value"], rule["item_digits"]) for rule in document["label_rules"]]
    return document["label_country"], rules


def rows(section: LabelsSection) -> list[tuple[str, str, str]]:
    return [(row.prefix, row.holds, row.shape) for row in section._model.rows()]


def form_of(shop: Shop) -> LabelRuleForm:
    shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), LabelRuleForm))
    form = QApplication.activeModalWidget()
    assert isinstance(form, LabelRuleForm)
    return form


def submit(shop: Shop, form: LabelRuleForm) -> None:
    form.submitted.emit()
    shop.wait()


def test_a_country_is_chosen_by_keyboard_and_holds_at_once(shop: Shop, section: LabelsSection) -> None:
    section.country.setFocus()
    while section.country.currentText() != "Sweden":
        shop.qtbot.keyClick(section.country, KEY.Key_Down)
    shop.wait()
    assert kept(shop) == ("se", [])
    assert section._country_field._remark.text() == "20, 21, 22: a price. 23, 24, 25: a weight."


def test_every_country_has_a_name_and_says_what_its_labels_hold() -> None:
    assert tuple(sorted(COUNTRY_NAMES)) == COUNTRIES
    assert all(table_of(country) for country in ("", *COUNTRIES))


def test_a_rule_of_ones_own_is_added_changed_and_removed(shop: Shop, section: LabelsSection) -> None:
    section.new.click()
    form = form_of(shop)
    form.prefix.setText("02")
    form.check_digit.setChecked(True)
    assert form._shape.text() == "02 PPPPP C VVVV C"
    submit(shop, form)
    assert rows(section) == [("02", "Price", "02 PPPPP C VVVV C")]
    section.change.click()
    form = form_of(shop)
    assert (form.prefix.text(), form.check_digit.isChecked()) == ("02", True)
    form.value.setCurrentIndex(form.value.findData(ValueKind.WEIGHT))
    assert form.decimals.value() == 3
    submit(shop, form)
    assert kept(shop) == ("", [("02", "weight", 5)])
    section.remove.click()
    shop.wait()
    assert (kept(shop), rows(section), section.remove.isEnabled()) == (("", []), [], False)


def test_a_rule_that_cannot_be_followed_is_said_in_its_form(shop: Shop, section: LabelsSection) -> None:
    shop.do(SetLabelRules(rules=(LabelRule(prefix="21", item_digits=5, value=ValueKind.PRICE, decimals=2),)))
    section.new.click()
    form = form_of(shop)
    for prefix, words in (("99", "do not begin with 99"), ("21", "two rules")):
        form.prefix.setText(prefix)
        submit(shop, form)
        assert words in form.named["prefix"].problem
    form.prefix.setText("29")
    form.item_digits.setValue(9)
    form.check_digit.setChecked(True)
    submit(shop, form)
    assert "digits for their value" in form.named["item_digits"].problem
    assert kept(shop) == ("", [("21", "price", 5)])


def test_a_label_is_tried_and_says_what_it_means(shop: Shop, section: LabelsSection) -> None:
    shop.do(SetLabelRules(country="se"))
    payload = "208851031234"
    for code, words in (
        (payload + check_digit(payload), "Product 885103: price €12.34."),
        ("238851030452" + check_digit("238851030452"), "Product 885103: weight 0.452\u00a0kg."),
        ("4006381333931", "A code like any other"),
        (f"{payload}{(int(check_digit(payload)) + 1) % 10}", "cannot be right"),
    ):
        section.trial.setText(code)
        assert words in section.verdict.text
    german = "22" + "0017" + price_check_digit("14685") + "14685"
    section.trial.setText(german + check_digit(german))
    shop.do(SetLabelRules(country="de"))
    assert section.verdict.text == "Product 0017: price €146.85."


def test_what_is_set_elsewhere_is_shown(shop: Shop, section: LabelsSection) -> None:
    rule = LabelRule(prefix="44", item_digits=1, value=ValueKind.NONE)
    shop.do(SetLabelRules(country="gb", rules=(rule,)))
    assert (section.country.currentText(), rows(section)) == (
        "United Kingdom", [("44", "Nothing: plain numbers", "44 …")],
    )  # fmt: skip


def test_a_form_that_is_older_than_the_rules_says_so_and_overwrites_nothing(shop: Shop, section: LabelsSection) -> None:
    section.new.click()
    form = form_of(shop)
    form.prefix.setText("02")
    shop.do(SetLabelRules(country="gb"))
    submit(shop, form)
    assert "How labels are read was changed by somebody else meanwhile" in form.banner.text
    assert kept(shop) == ("gb", [])


def test_everything_on_the_form_has_a_name(shop: Shop, section: LabelsSection) -> None:
    section.new.click()
    assert nameless(form_of(shop)) == []
