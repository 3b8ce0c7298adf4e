import logging
from pathlib import Path
from typing import TypedDict

import pytest

from domain.kernel.messages import Envelope, Event, Recorded
from readmodels.engine.projection import PAGE, Projections
from readmodels.engine.tables import DocumentDatabase
from readmodels.engine.view import View, on


class Counted(Event, frozen=True, kw_only=True):
    what: str
    by: int = 1


class Sum(TypedDict):
    sum: int


class SumView(View[Sum]):
    name = "sums"
    key = "what"

    @on(Counted)
    def counted(self, event: Counted, _envelope: Envelope) -> None:
        before = self.get(event.what) or {"sum": 0}
        self.put(event.what, {"sum": before["sum"] + event.by})
        if event.what == "poison":
            raise ValueError("cannot take it")


class LastView(View[Sum]):
    name = "last"
    key = "of"

    @on(Counted)
    def counted(self, event: Counted, envelope: Envelope) -> None:
        self.put("last", {"sum": envelope.position})


class Log:
    """A log in memory, as the read side sees one."""

    store_id = "a store"

    def __init__(self) -> None:
        self.events: list[Recorded] = []
        self.passed: set[tuple[str, int]] = set()

    def append(self, *events: Counted) -> list[Recorded]:
        new = []
        for event in events:
            position = len(self.events) + 1
            envelope = Envelope(position, f"e{position}", "s", position, "c", "", "c", "desk", "1", f"at {position}")
            new.append(Recorded(event, envelope))
            self.events.append(new[-1])
        return new

    def head(self) -> int:
        return len(self.events)

    def read(self, *, after: int, upto: int, limit: int = PAGE) -> list[Recorded]:
        return self.events[after : min(upto, after + limit)]

    def hash_at(self, position: int) -> bytes | None:
        return f"{position}".encode() if 0 <= position <= len(self.events) else None

    def skipped(self) -> frozenset[tuple[str, int]]:
        return frozenset(self.passed)


@pytest.fixture
def log() -> Log:
    return Log()


def views(log: Log, folder: Path) -> Projections:
    projections = Projections((SumView, LastView), log, folder)
    projections.restore()
    projections.catch_up()
    return projections


def sums(projections: Projections, name: str = "sums") -> dict[str, object]:
    return {key: document["sum"] for key, document in projections.documents.keyed(name).documents.items()}


def save(projections: Projections) -> None:
    for name in projections.projections:
        projections.save(name)()


def test_every_event_of_the_log_is_folded_once(log: Log, tmp_path: Path) -> None:
    log.append(*(Counted(what="a") for _ in range(2 * PAGE + 5)))
    projections = views(log, tmp_path)
    projections.catch_up()
    assert sums(projections) == {"a": 2 * PAGE + 5}


def test_an_event_that_was_heard_before_changes_nothing(log: Log, tmp_path: Path) -> None:
    projections = views(log, tmp_path)
    [recorded] = log.append(Counted(what="a"))
    projections.hear(recorded)
    projections.settle(1)
    projections.hear(recorded)
    assert sums(projections) == {"a": 1}


def test_a_snapshot_and_its_tail_are_the_full_replay(log: Log, tmp_path: Path) -> None:
    log.append(Counted(what="a"), Counted(what="b"))
    save(views(log, tmp_path))
    log.append(Counted(what="a", by=5))
    assert sums(views(log, tmp_path)) == {"a": 6, "b": 1} == sums(views(log, tmp_path / "nowhere"))


def test_a_view_that_fails_stops_alone_and_keeps_nothing_of_the_event(
    log: Log, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log.append(Counted(what="a"), Counted(what="poison"), Counted(what="a"))
    projections = views(log, tmp_path)
    stopped = projections.projections["sums"]
    assert sums(projections) == {"a": 1}
    assert stopped.position == 1
    assert stopped.trouble is not None
    assert (stopped.trouble.position, stopped.trouble.shown) == (2, 1)
    assert stopped.trouble.at == "at 2"
    assert sums(projections, "last") == {"last": 3}
    assert "stopped at event 2" in caplog.text


def test_a_stopped_view_is_tried_again_at_the_next_start(
    log: Log, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.append(Counted(what="a"), Counted(what="poison"), Counted(what="a"))
    save(views(log, tmp_path))
    monkeypatch.setattr(SumView, "counted", LastView.counted)
    assert views(log, tmp_path).projections["sums"].trouble is None


def test_an_event_that_a_manager_let_pass_is_passed_over(
    log: Log, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log.append(Counted(what="a"), Counted(what="poison"), Counted(what="a"))
    log.passed.add(("sums", 2))
    assert sums(views(log, tmp_path)) == {"a": 2}


@pytest.mark.parametrize("damage", [b"", b"{}", b"\0\1\2"])
def test_a_damaged_file_heals_itself_and_says_so(
    log: Log, tmp_path: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    log.append(Counted(what="a"))
    save(views(log, tmp_path))
    (tmp_path / "sums.json").write_bytes(damage)
    assert sums(views(log, tmp_path)) == {"a": 1}
    assert "made anew" in caplog.text


def test_a_snapshot_ahead_of_the_log_is_dropped(log: Log, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    log.append(Counted(what="a"), Counted(what="a"))
    save(views(log, tmp_path))
    log.events.pop()
    assert sums(views(log, tmp_path)) == {"a": 1}
    assert "another state of the log" in caplog.text


def test_after_an_upgrade_a_view_is_made_anew_without_a_warning(
    log: Log, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.append(Counted(what="a"))
    save(views(log, tmp_path))
    monkeypatch.setattr(SumView, "document", dict[str, list[int]])  # as the newer program reads it
    monkeypatch.setattr(SumView, "version", 2)
    caplog.set_level(logging.INFO)
    caplog.clear()
    assert sums(views(log, tmp_path)) == {"a": 1}
    said = {record.message for record in caplog.records}
    assert said == {"the file of view sums is of another version; it is made anew from the log"}
    assert {record.levelno for record in caplog.records} == {logging.INFO}


def test_a_file_of_another_version_whose_sum_is_not_right_is_made_anew_as_well(
    log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.append(Counted(what="a"))
    save(views(log, tmp_path))
    path = tmp_path / "sums.json"
    path.write_bytes(path.read_bytes()[:-20])
    monkeypatch.setattr(SumView, "version", 2)
    assert sums(views(log, tmp_path)) == {"a": 1}


def test_patches_name_just_what_changed(log: Log, tmp_path: Path) -> None:
    log.append(Counted(what="a"), Counted(what="b"))
    projections = views(log, tmp_path)
    projections.take_patches()
    for recorded in log.append(Counted(what="b")):
        projections.hear(recorded)
    assert projections.take_patches() == {"sums": {"b": {"sum": 2}}, "last": {"last": {"sum": 3}}}
    assert projections.take_patches() == {}


def test_a_view_that_was_put_right_is_reported_as_a_bug(
    log: Log, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log.append(Counted(what="a"))
    live, fresh = views(log, tmp_path), views(log, tmp_path)
    live.projections["sums"].view.table.apply({"a": {"sum": 99}})
    assert live.swap(fresh) == ["sums"]
    assert sums(live) == {"a": 1}


def test_the_oldest_documents_go_when_only_so_many_are_kept() -> None:
    view = LastView(DocumentDatabase().keyed("last"))
    for number in range(5):
        view.put(str(number), {"sum": number})
        view.keep(3)
        view.table.apply(view._staged)
        view._staged = {}
    assert list(view.table.documents) == ["2", "3", "4"]


def test_a_file_written_while_a_view_was_put_right_is_written_again(log: Log, tmp_path: Path) -> None:
    log.append(Counted(what="a"))
    live = views(log, tmp_path)
    write = live.save("sums")
    live.swap(views(log, tmp_path))
    write()
    assert live.projections["sums"].saved != live.projections["sums"].position


def test_a_file_that_could_not_be_written_is_written_again(log: Log, tmp_path: Path) -> None:
    log.append(Counted(what="a"))
    live = views(log, tmp_path)
    (tmp_path / "sums.new").mkdir()
    with pytest.raises(OSError, match="sums"):
        live.save("sums")()
    assert live.projections["sums"].saved == -1


def test_a_view_that_could_not_be_brought_up_to_date_is_read_on_at_the_next_event(
    log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.append(Counted(what="a"))
    save(views(log, tmp_path))
    log.append(Counted(what="a"))
    live = Projections((SumView, LastView), log, tmp_path)
    assert live.restore(at_most=1) == ["sums", "last"]
    live.catch_up()
    snapshot = live.read("sums")
    with monkeypatch.context() as disk:
        disk.setattr(log, "read", lambda **_: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            live.adopt("sums", snapshot)
    assert live.position == 1
    live.catch_up()
    assert sums(live) == {"a": 2}
