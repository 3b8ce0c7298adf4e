"""A store that is made once and copied for each time that it is broken."""

import itertools
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reliability import shop

if sys.platform == "win32":  # no fork, no signals, no limits: the same engine is broken on the other systems
    collect_ignore_glob = ["test_killed*.py", "test_full_disk.py", "test_second_process.py"]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template") / "store"
    shop.make(folder)
    return folder


@pytest.fixture
def fresh(template: Path, tmp_path: Path) -> Callable[[], Path]:
    """Gives a new copy of the store at each call."""
    numbers = itertools.count()

    def copy() -> Path:
        return Path(shutil.copytree(template, tmp_path / f"store-{next(numbers)}"))

    return copy
