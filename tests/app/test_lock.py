import subprocess
import sys
from pathlib import Path

import pytest

from app.lock import FolderLock, LockedError

HOLDER = """
import sys
from pathlib import Path
from app.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_what_is_held_is_not_given_twice(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path / "store.lock")
    with pytest.raises(LockedError):
        FolderLock(tmp_path / "store.lock")
    lock.release()
    FolderLock(tmp_path / "store.lock").release()


def test_a_process_that_is_killed_lets_go(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "store.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LockedError):
            FolderLock(tmp_path / "store.lock")
        holder.kill()
        holder.wait()
        FolderLock(tmp_path / "store.lock").release()


def test_a_folder_that_is_not_there_is_no_lock(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FolderLock(tmp_path / "nowhere" / "store.lock")
