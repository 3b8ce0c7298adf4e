from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from domain.kernel.errors import Stopped
from tests.ui.accessibility import nameless
from tests.ui.products import opened
from tests.ui.shop import Shop
from ui.job import Job
from ui.products_page import ProductsPage
from ui.transfer.import_form import ImportForm

RIGHT = "sku,name,price,category\n2001,Basil,1.99,Herbs\n2002,Mint,1.49,Herbs\n1001,Oat Biscuits 250 g,2.49,Snacks\n"
WRONG = "sku,name,price,colour\n2001,Basil,cheap,green\n,Mint,1.49,green\n"


@pytest.fixture
def form(page: ProductsPage, shop: Shop) -> ImportForm:
    shop.qtbot.keyClick(page.table, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    form = opened(page, ImportForm)
    shop.qtbot.waitUntil(form.isActiveWindow)
    return form


def tried(form: ImportForm, shop: Shop, folder: Path, text: str, name: str = "products.csv") -> None:
    """Give the form a table and wait until it has tried it."""
    path = folder / name
    path.write_text(text)
    form.take(str(path))
    shop.wait()


def submit(form: ImportForm, shop: Shop) -> None:
    shop.qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shop.wait()


def test_a_table_is_tried_first_and_changes_nothing(form: ImportForm, shop: Shop, tmp_path: Path) -> None:
    tried(form, shop, tmp_path, RIGHT)
    assert form.outcome.text() == "2 will be added and 0 changed; 1 are known as they are."
    assert len(shop.documents("catalogue")) == 4


def test_a_table_that_is_right_is_taken_over(form: ImportForm, page: ProductsPage, shop: Shop, tmp_path: Path) -> None:
    tried(form, shop, tmp_path, RIGHT)
    submit(form, shop)
    shop.wait(lambda: page.model.total == 6)
    assert page.desk.feedback.sentences() == ["Imported: 2 added, 0 changed, 1 as before."]
    assert shop.documents("catalogue")["2001"]["category"] == "Herbs"


def test_the_same_table_again_offers_nothing_to_do(form: ImportForm, shop: Shop, tmp_path: Path) -> None:
    tried(form, shop, tmp_path, "sku,name,price\n1001,Oat Biscuits 250 g,2.49\n")
    assert form.outcome.text() == "0 will be added and 0 changed; 1 are known as they are."
    assert form.is_busy()


def test_what_is_wrong_is_said_row_by_row_and_nothing_can_be_imported(
    form: ImportForm, shop: Shop, tmp_path: Path
) -> None:
    tried(form, shop, tmp_path, WRONG)
    model = form.problems.model()
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert rows == [["2", "price", "cheap"], ["3", "sku", ""]]
    assert form.outcome.text().startswith("2 things are wrong")
    assert form.remark.text().endswith("colour")
    submit(form, shop)
    assert (form.isVisible(), len(shop.documents("catalogue"))) == (True, 4)


def test_the_chosen_problem_is_said_in_full(form: ImportForm, shop: Shop, tmp_path: Path) -> None:
    tried(form, shop, tmp_path, WRONG)
    form.problems.select_key(1)
    assert form.reason.text() == "The SKU is missing. Enter it and try again."


def test_a_corrected_file_can_be_taken_after_a_wrong_one(form: ImportForm, shop: Shop, tmp_path: Path) -> None:
    tried(form, shop, tmp_path, WRONG)
    tried(form, shop, tmp_path, RIGHT)
    assert (form.is_busy(), form.problems.isVisible()) == (False, False)


@pytest.mark.parametrize(("name", "text"), [("notes.csv", "hello\n"), ("broken.xlsx", "not a spreadsheet")])
def test_a_file_of_another_program_is_refused_in_a_sentence(
    form: ImportForm, shop: Shop, tmp_path: Path, name: str, text: str
) -> None:
    tried(form, shop, tmp_path, text, name)
    assert form.banner.text
    assert form.is_busy()


def test_orders_are_tried_when_they_are_chosen(form: ImportForm, shop: Shop, tmp_path: Path) -> None:
    text = "order_ref,placed_at,sku,quantity,line_total\nA-1,2025-03-01T10:00:00,1001,2,4.98\n"
    tried(form, shop, tmp_path, text)
    assert form.banner.text
    form.kind.setCurrentText("Orders of another program")
    shop.wait()
    assert form.outcome.text() == "1 will be added and 0 changed; 0 are known as they are."


def test_a_table_that_is_dropped_on_the_page_is_tried(page: ProductsPage, shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "products.csv"
    path.write_text(RIGHT)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(50, 50), copy, data, left, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), copy, data, left, none))
    shop.wait()
    assert opened(page, ImportForm).outcome.text().startswith("2 will be added")


def test_a_job_that_nobody_wants_stops_at_its_next_word() -> None:
    job = Job()
    job.report(1, 2)
    job.stop()
    with pytest.raises(Stopped):
        job.report(2, 2)


def test_closing_the_form_stops_what_runs(form: ImportForm, shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("sku,name,price\n" + "".join(f"s{row},Product {row},1.50\n" for row in range(20_000)))
    form.take(str(path))
    job = form._job
    form.reject()
    assert job.stopped
    shop.wait()
    assert len(shop.documents("catalogue")) == 4


def test_how_far_it_is_is_shown_to_who_waits(form: ImportForm, shop: Shop, tmp_path: Path) -> None:
    tried(form, shop, tmp_path, RIGHT)
    form._begin().report(30, 100)
    shop.qtbot.waitUntil(form._progress.isVisible)
    assert (form._progress.value(), form._progress.maximum()) == (30, 100)


def test_the_products_are_exported_to_what_the_file_is_called(page: ProductsPage, shop: Shop, tmp_path: Path) -> None:
    target = tmp_path / "products.csv"
    page.verbs.export_to(str(target))
    shop.wait()
    assert len(target.read_text("utf-8-sig").splitlines()) == 5
    assert page.desk.feedback.sentences() == ["4 products are in products.csv"]


def test_every_part_has_a_name(form: ImportForm, shop: Shop, tmp_path: Path) -> None:
    tried(form, shop, tmp_path, WRONG)
    assert nameless(form) == []
