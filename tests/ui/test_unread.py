"""The source text of what the window imports is not read: it would lie in memory for as long as the window is open."""

import subprocess
import sys

IMPORTS = """
import linecache
import app.window, app.bootstrap
print(*[name for name in linecache.cache if name.endswith(".py")], sep="\\n")
"""


def test_no_source_text_of_window_and_store_is_kept() -> None:
    said = subprocess.run([sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == ""
