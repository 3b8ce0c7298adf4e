import pytest

from domain.customers.commands import EditCustomer, RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId, Sku
from domain.orders.commands import PlaceOrder, WantedLine
from tests.ui.shop import Shop
from ui.customers.form import CustomerForm
from ui.customers.page import CustomersPage
from ui.widgets.dialogs import ConfirmDialog


@pytest.fixture
def ann(shop: Shop) -> CustomerId:
    return CustomerId(str(shop.do(RegisterCustomer(person=Person(name="Ann Ünal", phone="555-0101"))).result))


@pytest.fixture
def page(shop: Shop, ann: CustomerId) -> CustomersPage:
    shop.do(RegisterCustomer(person=Person(name="Zoë Example")))
    page = shop.window("customers").findChild(CustomersPage)
    assert isinstance(page, CustomersPage)
    shop.wait(lambda: page.table.rows_model().total == 2)
    return page


def names(page: CustomersPage) -> list[str]:
    return [row.name for row in page.table.rows_model().rows()]


def form(page: CustomersPage) -> CustomerForm:
    form = page.window().findChild(CustomerForm)
    assert isinstance(form, CustomerForm)
    return form


def test_customers_are_found_by_what_is_typed_on_the_list(page: CustomersPage, shop: Shop) -> None:
    shop.qtbot.keyClicks(page.table, "unal")
    assert names(page) == ["Ann Ünal"]


def test_a_search_that_finds_nobody_shows_nobody_to_erase(page: CustomersPage, shop: Shop) -> None:
    shop.qtbot.keyClicks(page.table, "zzzz")
    assert names(page) == []
    assert not page.detail.erase.isVisible()
    page.detail.erase_wanted.emit()
    assert page.window().findChildren(ConfirmDialog) == []


def test_an_order_moves_the_customers_figures(page: CustomersPage, shop: Shop, ann: CustomerId) -> None:
    shop.do(PlaceOrder(lines=(WantedLine(sku=Sku("1001")),), customer_id=ann))
    row = page.table.rows_model().row_of(ann)
    assert row is not None
    assert (row.orders, row.spent) == (1, 249)


def test_a_new_customer_is_saved_and_chosen(page: CustomersPage, shop: Shop) -> None:
    page.add.click()
    made = form(page)
    shop.qtbot.keyClicks(made.edits["name"], "Bo Sample")
    made._primary.click()
    shop.wait(lambda: "Bo Sample" in names(page))
    assert page.detail._card.accessibleName() == "Bo Sample"
    assert page.desk.feedback.sentences() == ["Bo Sample is saved"]


def test_a_customer_without_a_name_is_refused_at_the_field(page: CustomersPage, shop: Shop) -> None:
    page.add.click()
    made = form(page)
    made._primary.click()
    shop.wait(lambda: made._rows["name"].problem == "The name is missing. Enter it and try again.")
    made.reject()


def test_a_form_that_is_stale_says_so_and_overwrites_nothing(page: CustomersPage, shop: Shop, ann: CustomerId) -> None:
    page.table.select_key(ann)
    page.detail.edit.click()
    stale = form(page)
    shop.do(EditCustomer(customer_id=ann, person=Person(name="Ann Other")))
    stale._primary.click()
    shop.wait(lambda: "changed by somebody else" in stale.banner.text)
    assert shop.documents("customers")[ann]["name"] == "Ann Other"
    stale.reject()


def test_erasing_asks_first_and_leaves_nothing_of_the_person(page: CustomersPage, shop: Shop, ann: CustomerId) -> None:
    page.table.select_key(ann)
    page.detail.erase.click()
    question = page.window().findChild(ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    question._on_confirmed()
    shop.wait(lambda: names(page) == ["Zoë Example"])
    assert ann not in shop.documents("customers")
