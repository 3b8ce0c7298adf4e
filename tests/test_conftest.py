"""The net under every test has to hold, or a green run says nothing."""

from pathlib import Path

import pytest

IMPORTS = "import logging, threading\n"
WARN = "logging.getLogger('till').warning('drawer open')"
CRASH = "t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()"


@pytest.fixture
def inner(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nfilterwarnings = error")
    return pytester


@pytest.mark.parametrize(
    ("test", "outcome"),
    [
        (f"def test_it(): {WARN}", {"passed": 1, "errors": 1}),
        (f"def test_it(caplog): {WARN}; assert 'open' in caplog.text", {"passed": 1}),
        (f"def test_it(): {CRASH}", {"failed": 1}),
    ],
    ids=["a stray warning fails", "a warning that the test reads passes", "a thread that raises fails"],
)
@pytest.mark.usefixtures("caplog")  # the inner test logs in this process, where the net hangs too
def test_what_goes_wrong_aside_is_seen(inner: pytest.Pytester, test: str, outcome: dict[str, int]) -> None:
    inner.makepyfile(IMPORTS + test)
    inner.runpytest_inprocess("-p", "no:pytest-qt").assert_outcomes(**outcome)
