"""Sets this folder up on any machine and runs Tillbook, so that one command is all that anybody has to know.

    python3 start.py                opens the window
    python3 start.py test           runs every check
    python3 start.py test WORDS     runs pytest alone, with these words
    python3 start.py ANYTHING ELSE  goes to the program: python3 start.py --store S query stock --json

Each sets up what is missing first. Only the standard library is used, nothing is ever asked, and all talk goes to
stderr, so that stdout stays the program's own. Modules are imported where they are used, because every start pays for
what stands here at the top.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this line exists for the older Pythons
    sys.exit("Tillbook needs Python 3.11 or newer, and this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

VERSION = b"%d.%d" % sys.version_info[:2]
ROOT = os.path.dirname(os.path.abspath(__file__))
ENVIRONMENT = os.path.join(ROOT, ".venv")
STAMP = os.path.join(ENVIRONMENT, "installed.txt")
PYTHON = os.path.join(ENVIRONMENT, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
LAYERS = ("app", "ui", "readmodels", "domain")
TO_RUN = "requirements.txt"
TO_TEST = "requirements-dev.txt"  # holds everything of TO_RUN too
PIP_PACKAGE = f"python{VERSION.decode()}-venv"


class SetUpError(Exception):
    """Carries the sentence that tells a person what to do next."""


def main(words: list[str]) -> int:
    """Set up, then become the program: on Windows alone this returns when all went well."""
    try:
        set_up(TO_TEST if words[:1] == ["test"] else TO_RUN)
    except (SetUpError, OSError) as failure:
        say(f"Tillbook could not be set up: {failure}")
        return 1
    except KeyboardInterrupt:
        say("Set-up was interrupted. The next start finishes it.")
        return 130
    return run(command(words))


def command(words: list[str]) -> list[str]:
    """The program's command line; -P keeps a folder `app` where the person stands from being taken for ours."""
    module = ["tests.check", *words[1:]] if words[:1] == ["test"] else ["app", *words]
    return [PYTHON, "-P", "-m", *module]


def run(line: list[str]) -> int:
    os.environ["PYTHONPATH"] = ROOT
    if os.name != "nt":
        os.execv(line[0], line)
    import subprocess  # exec on Windows gives the terminal back while the program still runs

    return subprocess.call(line)


def set_up(requirements: str) -> None:
    """Make the environment meet a requirements file; where it already does, this reads two or three small files.

    An environment without a stamp is new or was broken off half-way: it is made from nothing. One with the stamp of
    older requirements is installed over, because a window that is open may still import from it.
    """
    if is_met(requirements):
        return
    import sqlite3

    # SQLite's lock is the one in the standard library that works everywhere and goes when its owner dies.
    gate = sqlite3.connect(os.path.join(ROOT, ".venv.lock"), isolation_level=None, timeout=900)
    try:
        gate.execute("BEGIN EXCLUSIVE")
        if not is_met(requirements):
            make(requirements)
    except sqlite3.OperationalError as error:
        raise SetUpError(f"{ROOT} cannot be written to, or another set-up is still at work there ({error}).") from error
    finally:
        gate.close()


def make(requirements: str) -> None:
    say("Setting up Tillbook in this folder. This happens once and takes a minute or two.")
    if not (os.path.exists(PYTHON) and contents(STAMP).startswith(VERSION + b"\n")):
        create_environment()
    if os.path.exists(STAMP):
        os.unlink(STAMP)
    install(requirements)
    precompile()
    with open(STAMP, "wb") as stamp:
        stamp.write(stamp_of(requirements))


def is_met(requirements: str) -> bool:
    """True where the environment was finished from these requirements, or from those of the tests, which hold more."""
    return os.path.exists(PYTHON) and contents(STAMP) in (stamp_of(requirements), stamp_of(TO_TEST))


def stamp_of(requirements: str) -> bytes:
    """What an environment made from a requirements file carries: a copy is compared faster than a hash is imported."""
    return VERSION + b"\n" + contents(os.path.join(ROOT, requirements))


def contents(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def create_environment() -> None:
    try:
        import venv
    except ImportError:
        raise SetUpError(advice()) from None
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(ENVIRONMENT)


def install(requirements: str) -> None:
    """Install exactly what is pinned, with uv where there is one, because it takes seconds, and else with pip."""
    import shutil

    pinned = ["--require-hashes", "--only-binary=:all:", "-r", os.path.join(ROOT, requirements)]
    uv = shutil.which("uv")
    if uv:
        if done([uv, "pip", "install", "--compile-bytecode", "--python", PYTHON, *pinned]):
            return
        say("uv could not install the packages; pip, which may know another place to get them, tries next.")
    if not (has_pip() or (get_pip_from_system() and has_pip())):
        raise SetUpError(advice())
    if not done([PYTHON, "-m", "pip", "install", "--no-input", "--disable-pip-version-check", *pinned]):
        raise SetUpError(
            "the packages could not be installed; the lines above say why. Is there a connection to the internet? "
            "Start again when there is."
        )


def precompile() -> None:
    """Compile the program, so that not even the first start waits for it, nor any where Python may not write beside it.

    What is edited later is compiled anew by Python itself. Where it cannot be written, nothing but time is lost.
    """
    done([PYTHON, "-m", "compileall", "-q", *(os.path.join(ROOT, layer) for layer in LAYERS)])


def has_pip() -> bool:
    """True once the environment has its own pip; Debian ships Python without the part that puts it there."""
    return done([PYTHON, "-c", "import pip"], talk=False) or done([PYTHON, "-m", "ensurepip"], talk=False)


def get_pip_from_system() -> bool:
    from app import preflight

    return preflight.install_packages([PIP_PACKAGE])


def advice() -> str:
    """The one line to run, with what the window will miss next, so that nobody has to come back for a second line."""
    from app import preflight

    packages = [PIP_PACKAGE, *preflight.missing_packages(preflight.chosen_platform() or "offscreen")]
    return f"this Python has no pip. Run this line, then start again:\n  {preflight.install_line(packages)}"


def done(line: list[str], talk: bool = True) -> bool:
    """Run a command that can ask nothing, its talk on stderr or nowhere; True if it succeeded."""
    import subprocess

    to = sys.stderr if talk else subprocess.DEVNULL
    return subprocess.call(line, stdin=subprocess.DEVNULL, stdout=to, stderr=to) == 0


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
