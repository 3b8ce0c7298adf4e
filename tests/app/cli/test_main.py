import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.command import Command
from app.cli.main import COMMANDS
from app.queries import QUERIES
from tests.app.cli.conftest import Tillbook

ROOT = Path(__file__).parents[3]
MANUAL = ROOT / "docs" / "manual" / "terminal.md"
HIDDEN = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


def program(*words: str) -> subprocess.CompletedProcess[str]:
    """The program as a shell starts it, on a machine without a screen."""
    environ = {name: value for name, value in os.environ.items() if name not in HIDDEN}
    return subprocess.run([sys.executable, "-m", "app", *words], cwd=ROOT, env=environ, capture_output=True, text=True)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_helps_and_stands_in_the_manual(tillbook: Tillbook, command: Command) -> None:
    answer = tillbook(command.name, "--help")
    assert answer.status == 0
    assert command.does in answer.out
    assert f"`{command.name}" in MANUAL.read_text(encoding="utf-8")


def test_help_names_every_command(tillbook: Tillbook) -> None:
    printed = tillbook("--help").out
    assert [command.name for command in COMMANDS if command.name not in printed] == []


def test_every_list_of_the_issue_can_be_asked_for() -> None:
    wanted = "stock catalogue customers open_orders recent_orders orders movements sales_by_day sales_by_hour"
    wanted += " sales_by_category top_products low_stock store_totals"
    assert QUERIES.keys() >= set(wanted.split())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_what_works(folder: Path) -> None:
    done = program()
    assert done.returncode == 2
    assert "There is no screen here" in done.stderr


@pytest.mark.parametrize("page", ["dashboard", "till"])
def test_a_page_is_drawn_without_a_screen(folder: Path, tmp_path: Path, page: str) -> None:
    file = tmp_path / "page.png"
    done = program("screenshot", page, "-o", str(file), "--theme", "dark", "--size", "1000x700")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [f"The picture is in {file}."]
    assert file.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("screenshot", "moon", "-o", "x.png"), 1),
        (("screenshot", "dashboard"), 2),
        (("screenshot", "dashboard", "-o", "x.png", "--size", "big"), 2),
        (("query", "stock", "--limit", "-1"), 2),
        (("query",), 2),
        (("--jso", "views"), 2),
    ],
)
def test_wrong_words_are_answered_with_their_status(tillbook: Tillbook, words: tuple[str, ...], status: int) -> None:
    assert tillbook(*words).status == status


def test_a_mistake_of_ours_is_one_calm_sentence_and_the_rest_is_in_the_log(
    tillbook: Tillbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(QUERIES, "stock", QUERIES["stock"]._replace(read=lambda source, filters: 1 / 0))  # type: ignore[arg-type,return-value]
    answer = tillbook("query", "stock", "--json")
    assert (answer.status, answer.err) == (1, "")
    assert answer.out.endswith('"params":{}}}\n')
    logs = list((tmp_path / "home").rglob("tillbook.log"))
    assert "ZeroDivisionError" in logs[0].read_text(encoding="utf-8")
    assert "ZeroDivisionError" in caplog.text
