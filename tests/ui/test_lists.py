from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import nameless
from ui.widgets.feed import Feed, FeedItem
from ui.widgets.label import Label
from ui.widgets.ranking import Ranking, RankingRow


def item(position: int) -> FeedItem:
    return FeedItem(position, "package", f"Order {position}", "14:02", "at the counter")


def said(rows: Feed | Ranking) -> list[str]:
    model = rows.model()
    return [str(model.index(row, 0, QModelIndex()).data()) for row in range(model.rowCount())]


def test_the_newest_is_on_top(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    feed = Feed("Just now")
    qtbot.addWidget(feed)
    feed.set_items([item(2), item(1)])
    feed.add([item(3), item(4)])
    qtmodeltester.check(feed.model())
    assert said(feed)[0] == "Order 4, at the counter, 14:02"
    assert len(said(feed)) == 4


def test_the_feed_forgets_the_oldest(qtbot: QtBot) -> None:
    feed = Feed("Just now", limit=3)
    qtbot.addWidget(feed)
    feed.set_items(item(position) for position in range(10))
    feed.add([item(10)])
    assert [text.split(",")[0] for text in said(feed)] == ["Order 10", "Order 9", "Order 8"]


def test_a_ranking_begins_with_the_largest(qtbot: QtBot) -> None:
    ranking = Ranking("Best sellers")
    qtbot.addWidget(ranking)
    ranking.set_rows([RankingRow("a", "Tea", 5, "€5"), RankingRow("b", "Oil", 9, "€9", "3 sold")])
    assert said(ranking) == ["Oil: €9 3 sold", "Tea: €5"]


def test_a_row_of_a_ranking_can_be_opened_by_keyboard(qtbot: QtBot) -> None:
    ranking = Ranking("Best sellers")
    qtbot.addWidget(ranking)
    ranking.set_rows([RankingRow("a", "Tea", 5, "€5")])
    ranking.show()
    ranking.setCurrentIndex(ranking.model().index(0, 0))
    with qtbot.waitSignal(ranking.row_activated) as opened:
        qtbot.keyClick(ranking, Qt.Key.Key_Return)
    assert opened.args == ["a"]


def test_lists_paint_themselves_also_where_nothing_was_sold(qtbot: QtBot) -> None:
    ranking, feed = Ranking("Best sellers"), Feed("Just now")
    for rows in (ranking, feed):
        qtbot.addWidget(rows)
        rows.resize(300, 200)
    bare = ranking.grab().toImage()
    ranking.set_rows([RankingRow("a", "Tea", 0, "€0"), RankingRow("b", "Returned", -5, "-€5")])
    feed.add([item(1)])
    assert ranking.grab().toImage() != bare
    assert nameless(ranking) == nameless(feed) == []


def test_a_list_says_something_in_place_of_rows_while_there_are_none(qtbot: QtBot) -> None:
    ranking = Ranking("Best sellers")
    qtbot.addWidget(ranking)
    ranking.set_empty_text("Nothing was sold yet.")
    ranking.show()
    words = ranking.findChild(Label)
    assert isinstance(words, Label)
    assert (words.text(), words.isVisible()) == ("Nothing was sold yet.", True)
    ranking.set_rows([RankingRow("a", "Tea", 5, "€5")])
    assert not words.isVisible()
