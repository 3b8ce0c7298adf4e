from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import nameless
from ui.feedback import Feedback
from ui.format import Formats
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.fields import MoneyEdit
from ui.widgets.form_dialog import FormDialog
from ui.widgets.toast import Toast
from ui.widgets.toasts import Toasts


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return window


@pytest.fixture
def feedback(window: QWidget) -> Feedback:
    return Feedback(window)


def press(qtbot: QtBot, place: QWidget, text: str) -> None:
    button = next(button for button in place.findChildren(QPushButton) if button.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def dialog_over(window: QWidget) -> QDialog:
    (dialog,) = window.findChildren(QDialog)
    return dialog


def test_what_is_done_can_be_undone_once(feedback: Feedback, window: QWidget, qtbot: QtBot) -> None:
    undone: list[str] = []
    feedback.done("Order 1042, €38.40", lambda: undone.append("1042"))
    press(qtbot, window, "Undo")
    feedback.undo_latest()
    assert undone == ["1042"]
    assert feedback.sentences() == []


def test_ctrl_z_undoes_the_latest_that_can_be(feedback: Feedback) -> None:
    undone: list[str] = []
    feedback.done("First", lambda: undone.append("first"))
    feedback.done("Second", lambda: undone.append("second"))
    feedback.tell("Imported 12 products")
    feedback.undo_latest()
    assert undone == ["second"]
    assert feedback.sentences() == ["First", "Imported 12 products"]


def test_a_toast_goes_by_itself_and_an_error_stays(qtbot: QtBot) -> None:
    for tone, goes in (("ok", True), ("warn", True), ("error", False)):
        toast = Toast("Something", tone)
        qtbot.addWidget(toast)
        assert toast._timer.isActive() is goes


def test_a_toast_waits_while_it_is_being_read(window: QWidget, qtbot: QtBot) -> None:
    toasts = Toasts(window)
    toast = Toast("Something")
    toasts.add(toast)
    qtbot.mouseMove(toast, QPoint(10, 10))
    qtbot.waitUntil(lambda: not toast._timer.isActive())
    qtbot.mouseMove(window, QPoint(5, 5))
    qtbot.waitUntil(toast._timer.isActive)


def test_too_many_toasts_push_out_the_oldest(feedback: Feedback) -> None:
    for number in range(6):
        feedback.tell(f"Number {number}")
    assert feedback.sentences() == ["Number 2", "Number 3", "Number 4", "Number 5"]


def test_toasts_stay_in_the_corner_of_a_window_that_grows(feedback: Feedback, window: QWidget) -> None:
    feedback.tell("Something")
    (toasts,) = window.findChildren(Toasts)
    window.resize(1200, 800)
    assert window.rect().contains(toasts.geometry())
    assert toasts.geometry().right() == 1200 - 16 - 1


def test_every_toast_has_the_room_that_it_needs(feedback: Feedback, window: QWidget, theme: Theme) -> None:
    for _ in range(3):
        theme.zoom_in()
    feedback.done("Order 1042, €38.40")
    feedback.failed("The printer does not answer. Switch it on, look for paper, then print again.", "Again", print)
    (toasts,) = window.findChildren(Toasts)
    assert toasts.height() >= sum(toast.sizeHint().height() for toast in window.findChildren(Toast))


def test_a_dismissed_toast_is_gone(feedback: Feedback, window: QWidget, qtbot: QtBot) -> None:
    feedback.failed("The printer does not answer.", "Print again", lambda: None)
    (toast,) = window.findChildren(Toast)
    assert nameless(toast) == []
    toast.finished.emit()
    assert feedback.sentences() == []
    assert [toasts.isVisible() for toasts in window.findChildren(Toasts)] == [False]


def test_a_question_is_answered_by_its_verb(feedback: Feedback, window: QWidget, qtbot: QtBot) -> None:
    erased: list[bool] = []
    feedback.confirm("Erase this customer's data?", "It cannot be taken back.", "Erase", lambda: erased.append(True))
    assert nameless(dialog_over(window)) == []
    press(qtbot, dialog_over(window), "Erase")
    assert erased == [True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_key_pressed_by_habit_changes_nothing(feedback: Feedback, window: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    erased: list[bool] = []
    feedback.confirm("Erase this customer's data?", "It cannot be taken back.", "Erase", lambda: erased.append(True))
    qtbot.keyClick(dialog_over(window), key)
    qtbot.waitUntil(lambda: not window.findChildren(QDialog))
    assert erased == []


def test_our_own_mistake_can_be_copied(feedback: Feedback, window: QWidget, qtbot: QtBot) -> None:
    feedback.broken("ValueError: x\n  in line 4")
    dialog = dialog_over(window)
    press(qtbot, dialog, "Copy details")
    assert QGuiApplication.clipboard().text() == "ValueError: x\n  in line 4"
    assert nameless(dialog) == []


def test_a_chosen_file_is_handed_on(feedback: Feedback, window: QWidget) -> None:
    chosen: list[str] = []
    feedback.choose_file("Import products", "Tables (*.csv)", chosen.append)
    dialog = dialog_over(window)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit("/tmp/products.csv")
    assert chosen == ["/tmp/products.csv"]


def test_a_target_and_a_folder_are_asked_for_as_such(feedback: Feedback, window: QWidget) -> None:
    feedback.choose_target("Export", "Tables (*.csv)", "stock.csv", print)
    feedback.choose_folder("Open a store", "/", print)
    target, folder = window.findChildren(QFileDialog)
    assert target.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert folder.fileMode() is QFileDialog.FileMode.Directory


@pytest.fixture
def form(window: QWidget, feedback: Feedback) -> FormDialog:
    form = FormDialog("Change a price", "Save price")
    form.add_field("&Name", QLineEdit("Tea"))
    price = MoneyEdit(Formats("EUR"), "Price")
    price.set_required()
    form.add_field("&Price", price, "With tax")
    feedback.open_form(form)
    return form


def test_a_form_sends_what_is_in_order(form: FormDialog, qtbot: QtBot) -> None:
    price = form.fields()[1].editor
    qtbot.keyClicks(price, "2.50")
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(price, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert nameless(form) == []


def test_a_form_with_a_gap_leads_to_it_and_sends_nothing(form: FormDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.submitted):
        press(qtbot, form, "Save price")
    assert form.fields()[1].problem == "Fill this in."
    assert form.focusWidget() is form.fields()[1].editor


def test_a_form_is_not_sent_twice(form: FormDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.fields()[1].editor, "2.50")
    form.set_busy(True)
    with qtbot.assertNotEmitted(form.submitted):
        qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form.show_problem("The price must be above the cost.")
    assert form.banner.text == "The price must be above the cost."
    with qtbot.waitSignal(form.submitted):
        press(qtbot, form, "Save price")
    assert form.banner.text == ""


def test_a_refusal_is_said_beside_its_field(form: FormDialog) -> None:
    name = form.fields()[0]
    form.show_problem("There is one of that name already.", name)
    assert name.problem == "There is one of that name already."
    assert form.focusWidget() is name.editor


def test_a_form_begins_in_its_first_field_and_escape_leaves_it(form: FormDialog, window: QWidget, qtbot: QtBot) -> None:
    assert form.focusWidget() is form.fields()[0].editor
    with qtbot.waitSignal(form.rejected):
        qtbot.keyClick(form.fields()[0].editor, Qt.Key.Key_Escape)


def test_a_form_that_is_higher_than_the_screen_scrolls_and_squeezes_nothing(form: FormDialog, qtbot: QtBot) -> None:
    for number in range(20):
        form.add_field(f"Field {number}", QLineEdit(), "With a hint")
    qtbot.waitUntil(lambda: form.height() == form.screen().availableGeometry().height() * 9 // 10)
    assert all(field.height() >= field.minimumSizeHint().height() for field in form.fields())


def test_a_form_grows_with_what_is_said_in_it(form: FormDialog, qtbot: QtBot) -> None:
    before = form.height()
    form.show_problem("Another window changed this product. Look at the new values and save again.")
    qtbot.waitUntil(lambda: form.height() > before)


def test_a_banner_says_its_kind_by_icon_and_colour_and_offers_one_step(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert (banner.isVisible(), banner.text) == (False, "")
    banner.resize(500, 48)
    looks = []
    for show in (banner.show_error, banner.show_warning, banner.show_info, banner.show_done):
        show("The dashboard stands still.", "Try again")
        looks.append(banner.grab().toImage())
    assert all(one != other for one, other in pairwise(looks))
    assert nameless(banner) == []
    with qtbot.waitSignal(banner.action_wanted):
        press(qtbot, banner, "Try again")
    banner.clear()
    assert banner.text == ""
