"""The layers and rooms of the tree are rules that fail a test, because a rule that only stands in a text is forgotten.

The order of the layers is import-linter's, in pyproject.toml. The rules here are about names that every feature has, so
that they hold for a feature that is added tomorrow.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("app", "ui", "readmodels", "domain")

WRITE_SIDE = r"domain\.persistence\b.*|domain\.\w+\.(model|handlers|tables)\b.*"
# A sentence -> a pattern over "importer imported" that must match nowhere.
CONTRACTS = {
    "the window knows no database, no document store and no bus": r"ui\b.* (sqlalchemy|alembic|tinydb|blinker)\b.*",
    "the window talks to the write side in commands and events only": rf"ui\b.* ({WRITE_SIDE})",
    "read models know events, not the write side": rf"readmodels\b.* ({WRITE_SIDE})",
    "read models know no window": r"readmodels\b.* PySide6\b.*",
    "SQLAlchemy is known to persistence and tables": (
        r"domain(?!\.persistence\b|\.\w+\.tables )\b.* (sqlalchemy|alembic)\b.*"
    ),
    "a model knows no other slice's model": r"domain\.(\w+)\.model domain\.(?!\1\b)\w+\.model\b.*",
    "a page knows no other page": r"ui\.(?!widgets\b|theme\b)(\w+)\.\S+ ui\.(?!\1\b)(?:FEATURES)\b.*",
    "widgets and looks know no page": r"ui\.(widgets|theme)\b.* ui\.(?:FEATURES)\b.*",
    "a page does not know the window that shows it": r"ui\.\w+\.\S+ ui\.(main_window|pages)\b.*",
}
FORBIDDEN = {
    "the window knows no database, no document store and no bus": "ui.live sqlalchemy.orm.Session",
    "the window talks to the write side in commands and events only": "ui.orders.ops domain.orders.model.Order",
    "read models know events, not the write side": "readmodels.orders.views domain.persistence",
    "read models know no window": "readmodels.engine.view PySide6.QtCore",
    "SQLAlchemy is known to persistence and tables": "domain.orders.handlers sqlalchemy",
    "a model knows no other slice's model": "domain.orders.model domain.inventory.model.Stock",
    "a page knows no other page": "ui.orders.page ui.dashboard.tiles",
    "widgets and looks know no page": "ui.widgets.table ui.dashboard.tiles",
    "a page does not know the window that shows it": "ui.orders.page ui.main_window.MainWindow",
}
ALLOWED = [
    "domain.orders.tables sqlalchemy",
    "domain.persistence.database sqlalchemy.engine",
    "domain.orders.model domain.orders.events",
    "domain.orders.handlers domain.inventory.model",
    "ui.orders.page ui.orders.ops.place_order",
    "ui.orders.page ui.widgets.table",
    "ui.orders.page ui.paper.receipt",
    "ui.pages ui.orders.page",
    "readmodels.orders.views domain.orders.events.OrderPlaced",
]


def pattern(sentence: str) -> re.Pattern[str]:
    features = [folder.name for folder in (ROOT / "ui").iterdir() if folder.is_dir()] + ["orders", "dashboard"]
    pages = "|".join(sorted(set(features) - {"widgets", "theme", "paper", "__pycache__"}))
    return re.compile(CONTRACTS[sentence].replace("FEATURES", pages))


def imported_names(path: Path, module: str) -> Iterator[str]:
    """Absolute names: `from a import b` may mean the module a.b, so it counts as that."""
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def edges() -> Iterator[str]:
    for path in (path for layer in LAYERS for path in (ROOT / layer).rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        yield from (f"{module} {name}" for name in imported_names(path, module))


@pytest.mark.parametrize("sentence", CONTRACTS)
def test_contract_is_kept(sentence: str) -> None:
    assert [edge for edge in edges() if pattern(sentence).fullmatch(edge)] == []


@pytest.mark.parametrize("sentence", CONTRACTS)
def test_contract_sees_what_it_forbids(sentence: str) -> None:
    assert pattern(sentence).fullmatch(FORBIDDEN[sentence])


@pytest.mark.parametrize("edge", ALLOWED)
def test_contracts_let_the_usual_imports_pass(edge: str) -> None:
    assert [sentence for sentence in CONTRACTS if pattern(sentence).fullmatch(edge)] == []


def test_relative_imports_are_seen_by_their_full_name(tmp_path: Path) -> None:
    page = tmp_path / "page.py"
    page.write_text("from ..dashboard import tiles\nfrom . import ops\n", encoding="utf-8")
    assert list(imported_names(page, "ui.orders.page")) == ["ui.dashboard.tiles", "ui.orders.ops"]


def test_layers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    # It would set up logging for the whole process and silence every logger that is there: later tests would hear none.
    monkeypatch.setattr("logging.config.dictConfig", lambda config: None)
    assert lint_imports(str(ROOT / "pyproject.toml"), no_logo=True) == 0
