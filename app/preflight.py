"""Says in words what Qt needs from the machine, before Qt is imported, because Qt ends the process without them."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence

# Library -> the Debian and Ubuntu package that brings it. PySide6's wheels bring Qt itself, not these.
QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}

NO_DISPLAY = """\
There is no screen here to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).
What works without one:
  --platform offscreen              runs the window unseen
  screenshot dashboard -o FILE.png  draws a page into a picture
  query, import, export, do, ...    everything in the terminal; --help lists it"""


def trouble(platform: str = "", environ: Mapping[str, str] = os.environ) -> str | None:
    """Why Qt cannot start, as a sentence to print before leaving with status 2, or None when it can.

    `platform` is Qt's name for where to draw ("offscreen", "xcb"); "" leaves the choice to the environment as Qt does.
    Libraries that are missing are installed first where that asks nobody anything.
    """
    if sys.platform != "linux":
        return None
    screen = chosen_platform(platform, environ)
    if screen is None:
        return NO_DISPLAY
    missing = missing_packages(screen)
    if missing and install_packages(missing):
        missing = missing_packages(screen)
    if not missing:
        return None
    return f"System libraries are missing. Run this line, then start again:\n  {install_line(missing)}"


def chosen_platform(platform: str = "", environ: Mapping[str, str] = os.environ) -> str | None:
    """Qt's platform plugin, or None where there is no display: the order in which Qt itself looks."""
    if named := platform or environ.get("QT_QPA_PLATFORM", ""):
        return named.split(";")[0].split(":")[0]
    if environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if environ.get("DISPLAY") else None


def missing_packages(platform: str, load: Callable[[str], object] = ctypes.CDLL) -> list[str]:
    """The packages whose library cannot be loaded; what was loaded stays loaded, so Qt does not pay for it again."""
    wanted = QT | {"xcb": X11, "wayland": WAYLAND}.get(platform, {})
    return [package for library, package in wanted.items() if not _loads(library, load)]


def _loads(library: str, load: Callable[[str], object]) -> bool:
    try:
        load(library)
    except OSError:
        return False
    return True


def install_line(packages: Iterable[str]) -> str:
    """The one line that a person runs; other systems than Debian and Ubuntu name the same packages differently."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def install_packages(packages: Sequence[str]) -> bool:
    """Install Debian or Ubuntu packages where that needs no password and no answer; False where it does, or fails."""
    if not shutil.which("apt-get") or not (as_root := _without_password()):
        return False
    print(f"Installing {', '.join(packages)} ...", file=sys.stderr, flush=True)
    apt_get = [*as_root, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q", "-o", "DPkg::Lock::Timeout=120"]
    return _succeeds([*apt_get, "update"]) and _succeeds([*apt_get, "install", "--no-install-recommends", *packages])


def _without_password() -> list[str]:
    if os.geteuid() == 0:
        return ["env"]
    sudo = ["sudo", "-n", "env"]
    return sudo if shutil.which("sudo") and _succeeds([*sudo, "true"]) else []


def _succeeds(line: Sequence[str]) -> bool:
    # stdout belongs to the program's answer, which may be JSON for another program.
    return subprocess.call(line, stdin=subprocess.DEVNULL, stdout=sys.stderr) == 0
