"""The net under every test has to hold, or a green run says nothing."""

from pathlib import Path

import pytest

STRAY = "import logging, threading\n"
CAUGHT = {
    "a warning in the log": "def test_it(): logging.getLogger('till').warning('drawer open')",
    "an exception in a thread": "def test_it(): t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()",
}


@pytest.fixture
def inner(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nfilterwarnings = error")
    return pytester


@pytest.mark.parametrize("body", CAUGHT.values(), ids=CAUGHT)
def test_what_goes_wrong_unasserted_fails_the_test(inner: pytest.Pytester, body: str) -> None:
    inner.makepyfile(STRAY + body)
    counts = inner.runpytest_subprocess("-p", "no:pytest-qt").parseoutcomes()
    assert counts.get("passed", 0) < 1 or counts.get("errors") == 1


def test_a_test_that_reads_the_log_itself_may_have_it_filled(inner: pytest.Pytester) -> None:
    inner.makepyfile(STRAY + "def test_it(caplog): logging.getLogger('till').warning('x'); assert 'x' in caplog.text")
    inner.runpytest_subprocess("-p", "no:pytest-qt").assert_outcomes(passed=1)
