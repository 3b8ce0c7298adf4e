"""What every file of the window keeps to, read from its source."""

import ast
import re
from collections.abc import Callable, Collection
from pathlib import Path

UI = Path(__file__).parents[2] / "ui"
SOURCES = {file.relative_to(UI).as_posix(): file.read_text(encoding="utf-8") for file in sorted(UI.rglob("*.py"))}
# Before a store is open, the welcome asks for the folder of one itself.
MAY_OPEN_DIALOGS = {"feedback.py", "welcome/welcome.py", "welcome/store_form.py"}
DIALOGS = {"QMessageBox", "QFileDialog", "QInputDialog", "QColorDialog", "QFontDialog"}


def offenders(breaks: Callable[[ast.AST], bool], except_in: Collection[str] = ()) -> list[str]:
    """The places, as file and line, where a node breaks the rule."""
    return [
        f"{name}:{getattr(node, 'lineno', 0)}"
        for name, source in SOURCES.items()
        if name not in except_in
        for node in ast.walk(ast.parse(source))
        if breaks(node)
    ]


def called(node: ast.AST, *names: str) -> list[list[ast.expr]]:
    """The arguments, if the node is a call of a method of one of these names."""
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names
    return [node.args] if is_call and isinstance(node, ast.Call) else []


def test_no_lambda_listens_to_a_signal() -> None:
    """A lambda outlives its deleted widget and raises at every later emit; a bound slot goes quiet."""

    def breaks(node: ast.AST) -> bool:
        return any(isinstance(part, ast.Lambda) for arguments in called(node, "connect") for part in arguments)

    assert offenders(breaks) == []


def test_only_feedback_opens_dialogs() -> None:
    def breaks(node: ast.AST) -> bool:
        is_ready_made = isinstance(node, ast.Name) and node.id in DIALOGS
        return is_ready_made or [] in called(node, "open", "exec")

    assert offenders(breaks, except_in=MAY_OPEN_DIALOGS) == []


def test_only_the_theme_knows_colours_fonts_and_sheets() -> None:
    """One file for each kind of look: a page that names a colour is wrong in the other mode."""
    dressed = re.compile(r"#[0-9a-fA-F]{6}\b|setStyleSheet|QFont\(|setPalette|setWeight")
    found = [name for name, source in SOURCES.items() if not name.startswith("theme/") and dressed.search(source)]
    assert found == []


def test_no_float_reads_or_writes_a_figure() -> None:
    def breaks(node: ast.AST) -> bool:
        return bool(called(node, "toDouble", "toFloat")) or (isinstance(node, ast.Name) and node.id == "Decimal")

    assert offenders(breaks) == []
