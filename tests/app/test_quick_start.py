import gc
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from app import quick_start
from app.settings import Settings
from app.window import Desktop

SOURCES_READ = """
import linecache, sys
import PySide6.QtCore
import app.window
print(*sorted(name for name in linecache.cache if "/sqlalchemy/" in name or "/ui/" in name))
import app.bootstrap
print(*sorted(name for name in linecache.cache if "/sqlalchemy/" in name or "/domain/" in name))
"""


def test_the_source_of_no_module_is_read_at_the_start() -> None:
    read = subprocess.run([sys.executable, "-c", SOURCES_READ], capture_output=True, text=True, check=True).stdout
    assert read.split() == []


def test_garbage_is_collected_again_once_the_window_is_there(qapp: QApplication) -> None:
    assert gc.isenabled()
    desktop = Desktop(qapp, Settings(theme="light"), remembers=False)
    assert not gc.isenabled()
    desktop.close()
    assert gc.isenabled()


def test_threads_take_turns_as_before_once_what_was_hurried_has_failed() -> None:
    usual = sys.getswitchinterval()

    def hurry() -> None:
        with quick_start.seldom_interrupted():
            assert sys.getswitchinterval() > usual
            raise LookupError

    with pytest.raises(LookupError):
        hurry()
    assert sys.getswitchinterval() == usual
