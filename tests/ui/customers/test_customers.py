import pytest

from domain.customers.commands import EditCustomer, RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId, Sku
from domain.orders.commands import PlaceOrder, WantedLine
from tests.ui.shop import Shop
from ui.customers.form import CustomerForm
from ui.customers.page import LAST_ORDER, NAME, ORDERS, CustomersPage
from ui.theme import look
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.label import Label


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


LONG = "Maximiliane Featherstonehaugh-Wolfeschlegelsteinhausenbergerdorff"


@pytest.mark.parametrize(("width", "zoom"), [(1280, 100), (1024, 100), (1280, 150), (1024, 150)])
def test_names_keep_their_room_in_a_small_window(page: CustomersPage, shop: Shop, width: int, zoom: int) -> None:
    while shop.theme.zoom_percent < zoom:
        shop.theme.zoom_in()
    page.window().resize(width, 700)
    shop.wait(lambda: page.window().width() == width)
    table = page.table
    shop.wait(lambda: table.columnWidth(NAME) >= look.px(170))
    assert table.horizontalScrollBar().maximum() == 0


def test_what_gives_way_comes_back_when_there_is_room(page: CustomersPage, shop: Shop) -> None:
    page.window().resize(1024, 700)
    shop.wait(lambda: page.table.isColumnHidden(ORDERS))
    page.window().resize(1500, 700)
    shop.wait(lambda: not any(page.table.isColumnHidden(column) for column in range(LAST_ORDER + 1)))


def test_a_name_of_any_length_is_seen_whole_beside_the_list(page: CustomersPage, shop: Shop, ann: CustomerId) -> None:
    shop.do(EditCustomer(customer_id=ann, person=Person(name=LONG)))
    page.table.select_key(ann)
    page.window().resize(1024, 700)
    title = page.detail._card._title
    shop.wait(lambda: title.text().replace("\u200b", "") == LONG)
    shop.wait(lambda: title.height() >= title.heightForWidth(title.width()) > title.fontMetrics().height())
    assert title.minimumSizeHint().width() <= title.width()
    assert page.detail._card.accessibleName() == LONG


def test_what_fits_stands_beside_its_title(page: CustomersPage, shop: Shop, ann: CustomerId) -> None:
    email = "annabella.example@example.com"
    shop.do(EditCustomer(customer_id=ann, person=Person(name="Ann", email=email, phone="555-0101")))
    page.table.select_key(ann)
    page.window().resize(1440, 900)
    words = {label.text(): label for label in page.detail.findChildren(Label)}
    shop.wait(lambda: words[email].y() == words["E-mail"].y())
    assert words[email].x() == words["555-0101"].x()


def test_a_long_address_is_shown_under_its_title_and_not_cut(page: CustomersPage, shop: Shop, ann: CustomerId) -> None:
    email = "maximiliane.wolfeschlegelstein@longdomainname.example"
    shop.do(EditCustomer(customer_id=ann, person=Person(name="Ann", email=email[:40], phone="555-0101")))
    page.table.select_key(ann)
    page.window().resize(1024, 700)
    words = {label.text(): label for label in page.detail.findChildren(Label)}
    shop.wait(lambda: words[email[:40]].x() < words["555-0101"].x())
    assert words[email[:40]].fontMetrics().horizontalAdvance(email[:40]) <= words[email[:40]].width()


def test_a_title_stands_beside_the_first_line_of_what_it_names(
    page: CustomersPage, shop: Shop, ann: CustomerId
) -> None:
    note = "Rings the bell at the side door. " * 6
    shop.do(EditCustomer(customer_id=ann, person=Person(name="Ann", note=note)))
    page.table.select_key(ann)
    words = {label.text(): label for label in page.detail.findChildren(Label)}
    said, title = words[note.strip()], words["Note"]
    shop.wait(lambda: said.height() >= 2 * said.fontMetrics().height() and title.y() == said.y())
    assert first_ink(title) == first_ink(said)


def first_ink(label: Label) -> int:
    """How far below its upper edge a label's words begin."""
    ink = label.grab().toImage()
    return next(y for y in range(ink.height()) if any(ink.pixel(x, y) != ink.pixel(0, 0) for x in range(ink.width())))
