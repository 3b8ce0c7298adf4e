import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import nameless, spoken_name
from ui.format import Formats
from ui.widgets.field import Field
from ui.widgets.fields import CostEdit, MoneyEdit, NumberEdit, QuantityEdit, RateEdit

FORMATS = Formats("EUR", QLocale("en_GB"))


@pytest.fixture
def price(qtbot: QtBot) -> MoneyEdit:
    edit = MoneyEdit(FORMATS, "Price")
    qtbot.addWidget(edit)
    edit.show()
    return edit


def leave(qtbot: QtBot, edit: NumberEdit) -> None:
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_what_is_typed_becomes_minor_units(price: MoneyEdit, qtbot: QtBot) -> None:
    heard: list[int | None] = []
    price.value_changed.connect(heard.append)
    qtbot.keyClicks(price, "12,5")
    assert heard == [100, 1200, 1250]
    leave(qtbot, price)
    assert (price.text(), price.value()) == ("12.50", 1250)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("abc", "Type a number such as 12.50."),
        ("1.255", "At most 2 digits after the point."),
        ("-1", "Not less than 0.00."),
        ("1" * 13, "This is too large."),
    ],
)
def test_what_is_no_amount_is_said_when_the_field_is_left(
    price: MoneyEdit, qtbot: QtBot, text: str, sentence: str
) -> None:
    qtbot.keyClicks(price, text)
    with qtbot.waitSignal(price.problem_changed) as said:
        leave(qtbot, price)
    assert said.args == [sentence]
    assert (price.value(), price.text(), price.property("invalid")) == (None, text, "true")


def test_a_problem_is_taken_back_while_it_is_being_mended(price: MoneyEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(price, "1.255")
    leave(qtbot, price)
    with qtbot.waitSignal(price.problem_changed) as said:
        qtbot.keyClick(price, Qt.Key.Key_Backspace)
    assert said.args == [""]
    assert price.value() == 125


def test_an_empty_field_is_no_number_and_only_wrong_where_one_is_needed(price: MoneyEdit) -> None:
    assert (price.value(), price.check()) == (None, True)
    price.set_required()
    assert (price.check(), price.problem()) == (False, "Fill this in.")


def test_less_than_nothing_is_taken_where_it_may_be(price: MoneyEdit) -> None:
    price.set_lowest(None)
    price.setText("-3")
    assert (price.problem(), price.value()) == ("", -300)


def test_a_value_that_is_set_is_shown_as_it_would_be_typed(price: MoneyEdit) -> None:
    price.set_value(123450)
    assert (price.text(), price.value(), price.problem()) == ("1,234.50", 123450, "")


@pytest.mark.parametrize(
    ("places", "text", "value", "sentence"),
    [
        (3, "0.137", 137, ""),
        (3, "2", 2000, ""),
        (0, "12", 12000, ""),
        (0, "1.5", None, "Only whole numbers."),
        (3, "0.1234", None, "At most 3 digits after the point."),
    ],
)
def test_a_quantity_is_thousandths(qtbot: QtBot, places: int, text: str, value: int | None, sentence: str) -> None:
    edit = QuantityEdit(FORMATS, "Quantity", places)
    qtbot.addWidget(edit)
    edit.setText(text)
    assert (edit.problem(), edit.value()) == (sentence, value)


def test_a_whole_quantity_compares_its_lowest_in_thousandths(qtbot: QtBot) -> None:
    edit = QuantityEdit(FORMATS, "Quantity", 0)
    qtbot.addWidget(edit)
    edit.set_lowest(1000)
    edit.setText("1")
    assert edit.problem() == ""
    edit.setText("0")
    assert edit.problem() == "Not less than 1."


def test_four_places_are_refused() -> None:
    with pytest.raises(ValueError, match="three places"):
        QuantityEdit(FORMATS, "Quantity", 4)


def test_a_field_names_its_editor_and_says_under_it_what_is_wrong(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    layout = QVBoxLayout(form)
    price = MoneyEdit(FORMATS, "Price")
    name, amount = Field("&Name", QLineEdit(), "As on the shelf"), Field("&Price", price)
    layout.addWidget(name)
    layout.addWidget(amount)
    form.show()
    assert nameless(form) == []
    assert spoken_name(name.editor) == "Name"
    price.setText("x")
    assert amount.check() is False
    assert amount.problem == price.accessibleDescription() == "Type a number such as 12.50."
    name.set_problem("There is one of that name already.")
    name.set_problem("")
    assert (name.problem, name.editor.accessibleDescription()) == ("", "As on the shelf")


@pytest.mark.parametrize(
    ("kind", "text", "value", "problem"),
    [
        (RateEdit, "8.875", 8_875, ""),
        (RateEdit, "21", 21_000, ""),
        (RateEdit, "8.8755", None, "At most 3 digits after the point."),
        (CostEdit, "1.505512", 1_505_512, ""),
        (CostEdit, "2", 2_000_000, ""),
        (CostEdit, "1.5055123", None, "At most 6 digits after the point."),
        (CostEdit, "x", None, "Type a number such as 12.505."),
    ],
)
def test_a_rate_and_a_cost_are_read_in_their_own_units(
    qtbot: QtBot, kind: type[RateEdit] | type[CostEdit], text: str, value: int | None, problem: str
) -> None:
    edit = kind(FORMATS, "Figure")
    qtbot.addWidget(edit)
    edit.setText(text)
    assert (edit.problem(), edit.value()) == (problem, value)
    if value is not None:
        edit.set_value(value)
        assert (edit.text(), edit.written(value)) == (edit.written(value), edit.text())
