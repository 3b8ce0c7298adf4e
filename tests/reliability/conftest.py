"""A store that is made once and copied for each time that it is broken."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.reliability import shop

if sys.platform == "win32":  # no fork, no signals, no limits: the same engine is broken on the other systems
    collect_ignore_glob = ["test_killed*.py", "test_full_disk.py", "test_second_process.py"]


_MEMORY = Path("/dev/shm")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template") / "store"
    shop.make(folder)
    return folder


@pytest.fixture
def fresh(template: Path, yard: Path) -> Callable[[], Path]:
    """Gives a new copy of the store at each call, and takes the former one away."""

    def copy() -> Path:
        shutil.rmtree(yard / "store", ignore_errors=True)
        return Path(shutil.copytree(template, yard / "store"))

    return copy


@pytest.fixture
def yard(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one: what a kill leaves behind does not depend on the disk."""
    if not os.access(_MEMORY, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=_MEMORY) as folder:
        yield Path(folder)
