"""A machine without Qt's libraries or without a screen must answer with a line to run, not with an abort."""

import sys
from collections.abc import Callable

import pytest

from app import preflight

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these parts to miss")


def lacking(*libraries: str) -> Callable[[str], object]:
    def load(library: str) -> None:
        if library in libraries:
            raise OSError(library)

    return load


@pytest.mark.parametrize(
    ("platform", "environ", "screen"),
    [
        ("", {}, None),
        ("", {"DISPLAY": ":0"}, "xcb"),
        ("", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ("", {"QT_QPA_PLATFORM": "offscreen"}, "offscreen"),
        ("", {"QT_QPA_PLATFORM": "vnc:port=5901"}, "vnc"),
        ("offscreen", {"DISPLAY": ":0"}, "offscreen"),
    ],
)
def test_the_screen_is_chosen_as_qt_chooses_it(platform: str, environ: dict[str, str], screen: str | None) -> None:
    assert preflight.chosen_platform(platform, environ) == screen


@pytest.mark.parametrize(
    ("platform", "missing"),
    [("offscreen", ["libegl1"]), ("xcb", ["libegl1", "libxcb-cursor0"]), ("wayland", ["libegl1"])],
)
def test_only_what_this_screen_needs_is_missed(platform: str, missing: list[str]) -> None:
    assert preflight.missing_packages(platform, lacking("libEGL.so.1", "libxcb-cursor.so.0")) == missing


def test_without_a_screen_it_says_what_works() -> None:
    sentence = preflight.trouble(environ={})
    assert sentence is not None
    assert "--platform offscreen" in sentence
    assert "screenshot" in sentence


def test_missing_libraries_are_named_in_one_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(preflight.QT, "libnowhere.so.9", "libnowhere9")
    sentence = preflight.trouble("offscreen")
    assert sentence is not None
    assert sentence.splitlines()[-1].strip() == "sudo apt-get install -y --no-install-recommends libnowhere9"


def test_a_machine_that_has_everything_says_nothing() -> None:
    assert preflight.trouble("offscreen") is None
