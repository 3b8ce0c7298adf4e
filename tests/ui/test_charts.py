import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import spoken_name
from ui.widgets.bars import Bars, BarsData
from ui.widgets.figure import Figure, Trend
from ui.widgets.plot import Plot
from ui.widgets.scale import marks
from ui.widgets.sparkline import Sparkline

WEEK = BarsData(("Mon", "Tue", "Wed"), (100, 300, 200), (150, 250, 250), ("Monday", "Tuesday", "Wednesday"))


@pytest.fixture
def bars(qtbot: QtBot) -> Bars:
    bars = Bars("Sales", lambda value: f"€{value}", series="This week", compared="Last week")
    qtbot.addWidget(bars)
    bars.resize(600, 200)
    bars.set_data(WEEK)
    bars.show()
    return bars


@pytest.mark.parametrize(
    ("lowest", "highest", "expected"),
    [
        (0, 260000, [0, 100000, 200000, 300000]),
        (0, 9, [0, 5, 10]),
        (0, 0, [0, 1]),
        (0, 4, [0, 1, 2, 3, 4]),
        (-30, 90, [-50, 0, 50, 100]),
    ],
)
def test_an_axis_has_few_round_marks(lowest: int, highest: int, expected: list[int]) -> None:
    assert marks(lowest, highest) == expected


@given(st.integers(-(10**9), 10**12), st.integers(-(10**9), 10**12))
def test_an_axis_holds_everything_and_zero(one: int, other: int) -> None:
    lowest, highest = min(one, other), max(one, other)
    axis = marks(lowest, highest)
    assert axis[0] <= min(lowest, 0)
    assert axis[-1] >= max(highest, 0)
    assert 0 in axis
    assert 2 <= len(axis) <= 7


def test_bars_stand_on_zero_and_losses_hang_from_it() -> None:
    plot = Plot(QRectF(0, 0, 300, 100), -50, 50, 3)
    assert plot.bar(0, 50).bottom() == plot.bar(1, -50).top() == 50
    assert plot.bar(0, 50).top() == 0
    assert plot.bar(1, -50).bottom() == 100


def test_the_smallest_sale_can_be_seen() -> None:
    plot = Plot(QRectF(0, 0, 300, 100), 0, 10**9, 3)
    assert plot.bar(0, 1).height() >= 1.5
    assert plot.bar(0, 0).height() == 0


def test_every_place_over_a_bar_belongs_to_it() -> None:
    plot = Plot(QRectF(40, 0, 300, 100), 0, 10, 3)
    assert [plot.slot_at(x) for x in (39, 40, 139, 140, 339, 340)] == [-1, 0, 0, 1, 2, -1]


def test_a_chart_says_in_words_what_it_shows(bars: Bars) -> None:
    assert spoken_name(bars) == "Sales"
    assert bars.accessibleDescription() == (
        "3 values. Highest: Tuesday: €300\nLast week: €250. Latest: Wednesday: €200\nLast week: €250."
    )


def test_an_empty_chart_says_so(bars: Bars) -> None:
    bars.set_data(BarsData())
    assert bars.accessibleDescription() == "Nothing to show yet."
    assert not bars.grab().isNull()


def test_the_keyboard_walks_along_the_bars_and_stops_at_the_ends(bars: Bars, qtbot: QtBot) -> None:
    bars.setFocus()
    walked = []
    for _ in range(4):
        qtbot.keyClick(bars, Qt.Key.Key_Left)
        walked.append(bars.value_text(bars._marked).splitlines()[0])
    assert walked == ["Tuesday: €300", "Monday: €100", "Monday: €100", "Monday: €100"]


def test_the_mouse_marks_the_bar_that_it_is_over(bars: Bars, qtbot: QtBot) -> None:
    qtbot.mouseMove(bars, QPoint(bars.width() - 20, 100))
    qtbot.waitUntil(lambda: bars._marked == 2)
    qtbot.mouseMove(bars, QPoint(2, 100))
    qtbot.waitUntil(lambda: bars._marked == -1)


def test_a_chart_is_repainted_within_a_frame(bars: Bars) -> None:
    month = BarsData(tuple(str(day) for day in range(30)), tuple(range(30)), tuple(range(30)))
    bars.set_data(month)
    bars.grab()
    started = time.perf_counter()
    for _ in range(20):
        bars.grab()
    assert (time.perf_counter() - started) / 20 < 0.016


def test_a_figure_is_read_as_one_sentence(qtbot: QtBot) -> None:
    figure = Figure("Sales today")
    qtbot.addWidget(figure)
    figure.set_value("€1,842.50")
    figure.set_change("+12% against last Tuesday", Trend.BETTER_UP)
    assert figure.accessibleName() == "Sales today"
    assert figure.accessibleDescription() == "€1,842.50 +12% against last Tuesday"


def test_good_and_bad_differ_by_their_sign_and_not_by_colour_alone() -> None:
    signs = {trend: trend.value[0] for trend in Trend if trend is not Trend.PLAIN}
    assert all(signs.values())
    assert signs[Trend.BETTER_UP] != signs[Trend.WORSE_DOWN]


@pytest.mark.parametrize("values", [(), (5,), (5, 5), (1, 2, -3)])
def test_a_sparkline_takes_any_values(qtbot: QtBot, values: tuple[int, ...]) -> None:
    line = Sparkline()
    qtbot.addWidget(line)
    line.resize(120, 36)
    bare = line.grab().toImage()
    line.set_values(values)
    assert (line.grab().toImage() != bare) is (len(values) > 1)
