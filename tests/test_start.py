"""start.py meets people before anything else does: its words and its bookkeeping are tested, its installing is run."""

import ast
import runpy
import sys
from pathlib import Path

import pytest

import start

SOURCE = Path(start.__file__)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place with its own requirements, environment and stamp."""
    for name in (start.TO_RUN, start.TO_TEST):
        (tmp_path / name).write_text(f"{name}==1\n", encoding="utf-8")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    for name, path in {"ROOT": tmp_path, "PYTHON": python, "STAMP": tmp_path / ".venv" / "installed.txt"}.items():
        monkeypatch.setattr(start, name, str(path))
    return tmp_path


@pytest.fixture
def installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What set_up installed, with an installer that only takes notes: the real one is run by every fresh machine."""
    notes: list[str] = []
    monkeypatch.setattr(start, "install", notes.append)
    monkeypatch.setattr(start, "precompile", lambda: None)
    monkeypatch.setattr(start, "create_environment", lambda: notes.append("new environment"))
    return notes


def test_an_older_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is Python 3\.9"):
        runpy.run_path(str(SOURCE))


def test_an_older_python_can_read_the_file_that_tells_it() -> None:
    ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_a_second_start_installs_nothing(installed: list[str]) -> None:
    start.set_up(start.TO_RUN)
    start.set_up(start.TO_RUN)
    assert installed == ["new environment", start.TO_RUN]


def test_what_the_checks_need_is_enough_to_run(installed: list[str]) -> None:
    start.set_up(start.TO_TEST)
    start.set_up(start.TO_RUN)
    assert installed == ["new environment", start.TO_TEST]


def test_changed_requirements_are_installed_over_the_old_ones(folder: Path, installed: list[str]) -> None:
    start.set_up(start.TO_RUN)
    (folder / start.TO_RUN).write_text("other==2\n", encoding="utf-8")
    start.set_up(start.TO_RUN)
    assert installed == ["new environment", start.TO_RUN, start.TO_RUN]


def test_another_python_gets_a_new_environment(installed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    start.set_up(start.TO_RUN)
    monkeypatch.setattr(start, "VERSION", b"3.99")
    start.set_up(start.TO_RUN)
    assert installed == ["new environment", start.TO_RUN] * 2


def test_a_set_up_that_broke_off_starts_from_nothing(installed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    start.set_up(start.TO_RUN)
    with monkeypatch.context() as broken:
        broken.setattr(start, "install", lambda _: sys.exit("power cut"))
        with pytest.raises(SystemExit):
            start.set_up(start.TO_TEST)
    start.set_up(start.TO_RUN)
    assert installed == ["new environment", start.TO_RUN] * 2


def test_a_program_that_is_set_up_is_compiled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "PYTHON", sys.executable)
    for layer in start.LAYERS:
        (folder / layer).mkdir()
        (folder / layer / "some.py").touch()
    start.precompile()
    assert {path.parent.parent.name for path in folder.rglob("*.pyc")} == set(start.LAYERS)


@pytest.mark.parametrize(
    ("arguments", "tail"),
    [
        ([], ["-m", "app"]),
        (["--store", "S", "query", "stock"], ["-m", "app", "--store", "S", "query", "stock"]),
        (["do", "test"], ["-m", "app", "do", "test"]),
        (["test"], ["-m", "tests.check"]),
        (["test", "-k", "money"], ["-m", "tests.check", "-k", "money"]),
    ],
)
def test_words_reach_the_program_as_they_were_typed(arguments: list[str], tail: list[str]) -> None:
    assert start.command(arguments) == [start.PYTHON, "-P", *tail]


def test_without_pip_and_without_rights_the_line_to_run_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(start, "has_pip", lambda: False)
    with pytest.raises(start.SetUpError, match=rf"sudo apt-get install .* {start.PIP_PACKAGE}"):
        start.install(start.TO_RUN)
