"""Runs everything that must hold before a change lands, so that a person and the build server run the same thing.

Words on the command line go to pytest, and then pytest alone is run, in one process.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from app import preflight

ROOT = Path(__file__).resolve().parent.parent
STEPS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "lint-imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}
ON_ALL_CORES = ["-n", "auto", "--dist", "loadfile"]
"""A file's tests stay together: they share what is dear to make."""


def main(arguments: list[str]) -> int:
    """The exit status of the first step that fails, or of pytest, whose summary is the last line printed."""
    if sentence := preflight.trouble("offscreen"):
        print(sentence, file=sys.stderr)
        return 2
    for name, line in {} if arguments else STEPS.items():
        if status := check(name, line):
            return status
    print("pytest", flush=True)
    return python(["-m", "pytest", "-q", *(arguments or ON_ALL_CORES)]).returncode


def check(name: str, line: list[str]) -> int:
    started = time.monotonic()
    done = python(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    print(f"{name:<14}{'FAILED' if done.returncode else 'ok':<8}{time.monotonic() - started:.1f} s", flush=True)
    if done.returncode:
        print(done.stdout, end="", flush=True)
    return done.returncode


def python(line: list[str], stdout: int | None = None, stderr: int | None = None) -> subprocess.CompletedProcess[str]:
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, *line], cwd=ROOT, env=environ, stdout=stdout, stderr=stderr, text=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
