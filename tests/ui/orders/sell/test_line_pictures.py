"""The list of the sale keeps pictures of its lines; nobody may see that it does."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tests.ui.orders.sell.till import BISCUITS_CODE, COFFEE_CODE, Till
from ui.orders.sell.line_pictures import Frame, LinePictures
from ui.orders.sell.sale_rows import SaleRow, columns
from ui.orders.sell.stock_words import StockWords
from ui.theme.theme import Mode, Theme

FRAME = Frame(400, ((0, 0, 200), (1, 200, 100), (4, 300, 100)), (2, 3, 5), 1.0)
ROW = SaleRow(1, "1001", "Oat biscuits", "2", "2.49", "", "4.98", StockWords("18", ""))


def image(pictures: LinePictures, row: SaleRow = ROW, *, current: bool = False) -> QImage:
    return pictures.of(row, 48, FRAME, current=current).toImage()


def test_a_line_is_painted_once_and_again_when_something_of_it_has_changed(theme: Theme) -> None:
    pictures = LinePictures(columns())
    first = pictures.of(ROW, 48, FRAME, current=False)
    assert pictures.of(replace(ROW), 48, FRAME, current=False) is first
    assert image(pictures, replace(ROW, total="9.96")) != image(pictures)
    assert image(pictures, current=True) != image(pictures)


def test_lines_are_painted_anew_in_another_look_and_in_another_frame(theme: Theme) -> None:
    pictures = LinePictures(columns())
    light = image(pictures)
    theme.set_mode(Mode.DARK)
    assert image(pictures) != light
    fine = pictures.of(ROW, 48, FRAME._replace(ratio=2.0), current=False)
    assert (fine.width(), fine.deviceIndependentSize().width()) == (800, 400)


def test_a_picture_for_each_of_many_lines_is_not_kept_for_ever(theme: Theme) -> None:
    pictures = LinePictures(columns())
    first = pictures.of(ROW, 48, FRAME, current=False)
    for number in range(2, 200):
        pictures.of(replace(ROW, line=number), 48, FRAME, current=False)
    assert pictures.of(ROW, 48, FRAME, current=False) is not first


def test_what_was_shown_a_moment_ago_is_kept_when_there_are_too_many(theme: Theme) -> None:
    pictures = LinePictures(columns())
    first = pictures.of(ROW, 48, FRAME, current=False)
    for number in range(2, 200):
        pictures.of(replace(ROW, line=number), 48, FRAME, current=False)
        assert pictures.of(ROW, 48, FRAME, current=False) is first


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("height", [48, 53])
def test_lines_lie_close_to_each_other_whatever_a_pixel_of_the_screen_is(
    theme: Theme, ratio: float, height: int
) -> None:
    width, bare = 401, QColor("magenta")
    screen = QImage(int(width * ratio), int(8 * height * ratio), QImage.Format.Format_RGB32)
    screen.fill(bare)
    screen.setDevicePixelRatio(ratio)
    pictures, painter = LinePictures(columns()), QPainter(screen)
    for place in range(8):
        frame = FRAME._replace(width=width, ratio=ratio)
        painter.drawPixmap(0, place * height, pictures.of(ROW, height, frame, current=False))
    painter.end()
    assert [y for y in range(screen.height()) if screen.pixelColor(screen.width() - 1, y) == bare] == []
    line = theme.color("line")
    ruled = [y for y in range(screen.height()) if screen.pixelColor(screen.width() - 1, y) == line]
    assert len([y for y in ruled if y - 1 not in ruled]) == 8


def test_what_is_painted_of_a_part_is_what_is_painted_of_the_whole(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.scan(COFFEE_CODE)
    till.settle()
    ground = till.page.list.viewport()
    whole = ground.grab().toImage()
    for part in (ground.rect().adjusted(0, 60, -200, 0), ground.rect().adjusted(100, 20, 0, -ground.height() + 50)):
        assert ground.grab(part).toImage() == whole.copy(part)


def test_the_current_line_is_marked_where_it_stands(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.scan(COFFEE_CODE)
    till.settle()
    ground = till.page.list.viewport()
    second = ground.grab().toImage()
    till.press(Qt.Key.Key_Up)
    till.settle()
    first = ground.grab().toImage()
    height = till.page.list.rowHeight(0)
    assert first.pixelColor(1, height // 2) == second.pixelColor(1, height + height // 2)
    assert first.pixelColor(1, height // 2) != second.pixelColor(1, height // 2)
