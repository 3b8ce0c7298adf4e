"""Sets this folder up on any machine and runs Tillbook, so that one command is all that anybody has to know.

    python3 start.py                opens the window
    python3 start.py test           runs every check
    python3 start.py test WORDS     runs pytest alone, with these words
    python3 start.py ANYTHING ELSE  goes to the program: python3 start.py --store S query stock --json

Each sets up what is missing first. Only the standard library is used, nothing is ever asked, and all talk goes to
stderr, so that stdout stays the program's own.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this line exists for the older Pythons
    sys.exit("Tillbook needs Python 3.11 or newer, and this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
TO_RUN = "requirements.txt"
TO_TEST = "requirements-dev.txt"  # holds everything of TO_RUN too
VERSION = "%d.%d" % sys.version_info[:2]  # noqa: UP031


class SetUpError(Exception):
    """Carries the sentence that tells a person what to do next."""


def main(arguments: Sequence[str]) -> int:
    """Set up, then become the program: returns only on Windows or when set-up failed."""
    testing = arguments[:1] == ["test"]
    try:
        set_up(TO_TEST if testing else TO_RUN)
    except (SetUpError, OSError) as failure:
        say(f"Tillbook could not be set up: {failure}")
        return 1
    except KeyboardInterrupt:
        say("Set-up was interrupted. The next start finishes it.")
        return 130
    return run(command(arguments))


def command(arguments: Sequence[str]) -> list[str]:
    """The program's command line; -P keeps a folder `app` where the person stands from being taken for ours."""
    module, rest = ("tests.check", arguments[1:]) if arguments[:1] == ["test"] else ("app", arguments)
    return [str(PYTHON), "-P", "-m", module, *rest]


def run(line: list[str]) -> int:
    os.environ["PYTHONPATH"] = str(ROOT)
    if os.name == "nt":  # exec on Windows gives the terminal back while the program still runs
        return subprocess.call(line)
    return os.execv(line[0], line)


def set_up(requirements: str) -> None:
    """Make the environment meet a requirements file; costs one small hash where it already does."""
    if is_installed(requirements):
        return
    with one_at_a_time():
        if is_installed(requirements):
            return
        say("Setting up Tillbook in this folder. This happens once and takes a minute or two.")
        # No stamp: new, or broken off half-way, so from nothing. A stamp of older requirements: install over it, as a
        # window that is open may still import from there.
        if not (PYTHON.exists() and stamps()[:1] == [VERSION]):
            create_environment()
        STAMP.unlink(missing_ok=True)
        install(requirements)
        met = [TO_TEST, TO_RUN] if requirements == TO_TEST else [TO_RUN]
        STAMP.write_text("\n".join([VERSION, *map(digest, met)]), encoding="ascii")


def is_installed(requirements: str) -> bool:
    return digest(requirements) in stamps() and PYTHON.exists()


def stamps() -> list[str]:
    """The Python version and the digests of the requirements that the environment meets; none if unfinished."""
    try:
        return STAMP.read_text(encoding="ascii").split()
    except OSError:
        return []


def digest(requirements: str) -> str:
    return hashlib.sha256(VERSION.encode() + (ROOT / requirements).read_bytes()).hexdigest()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second start wait for the first.

    SQLite's is the one lock in the standard library that works on every system and is released when its owner dies.
    """
    import sqlite3

    gate = sqlite3.connect(ROOT / ".venv.lock", isolation_level=None, timeout=900)
    try:
        gate.execute("BEGIN EXCLUSIVE")
        yield
    except sqlite3.OperationalError as error:
        raise SetUpError(f"the folder {ROOT} cannot be written to, or another set-up holds it ({error}).") from error
    finally:
        gate.close()


def create_environment() -> None:
    try:
        import venv
    except ImportError:
        raise SetUpError(advice(f"python{VERSION}-venv")) from None
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(VENV)


def install(requirements: str) -> None:
    """Install exactly what is pinned, by the first installer that can."""
    for installer in installers():
        if quietly([*installer, "--require-hashes", "--only-binary=:all:", "-r", str(ROOT / requirements)]):
            return
        say(f"{Path(installer[0]).name} could not install the packages.")
    raise SetUpError(
        "the packages could not be installed; the lines above say why. Is there a connection to the internet? "
        "Start again when there is: what was fetched is kept."
    )


def installers() -> Iterator[list[str]]:
    """Ways to install into the environment, fastest first; pip is prepared only when uv is missing or failed."""
    uv = shutil.which("uv")
    if uv:
        yield [uv, "pip", "install", "--python", str(PYTHON)]
    if not has_pip():
        package = f"python{VERSION}-venv"
        if not (install_system_packages([package]) and has_pip()):
            raise SetUpError(advice(package))
    yield [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]


def has_pip() -> bool:
    """True once the environment has its own pip; Debian ships Python without the part that puts it there."""
    return quietly([str(PYTHON), "-c", "import pip"], hide=True) or quietly([str(PYTHON), "-m", "ensurepip"], hide=True)


def install_system_packages(packages: Sequence[str]) -> bool:
    from app.preflight import install_packages

    return install_packages(packages)


def advice(package: str) -> str:
    from app.preflight import install_line

    return f"this Python has no pip. Run this line, then start again:\n  {install_line([package])}"


def quietly(line: Sequence[str], hide: bool = False) -> bool:
    """Run a command that can ask nothing and whose talk goes to stderr; True if it succeeded."""
    talk = subprocess.DEVNULL if hide else None
    return subprocess.call(line, stdin=subprocess.DEVNULL, stdout=talk or sys.stderr, stderr=talk) == 0


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
