"""What holds for every test: no screen is needed, and what goes wrong aside from the assertions fails the test too."""

import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["pytester"]

# A shared machine may stall for seconds; time is measured in bench/, not by hypothesis.
settings.register_profile("tillbook", deadline=None)
settings.load_profile("tillbook")


class _Kept(logging.Handler):
    """Keeps what is logged, because a warning that nobody reads in a test is read by nobody in the shop either."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {record.levelname}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_stray_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that logged a warning or worse; a test that asks for `caplog` looks at the log itself."""
    kept = _Kept()
    logging.getLogger().addHandler(kept)
    yield
    logging.getLogger().removeHandler(kept)
    if kept.lines and "caplog" not in request.fixturenames:
        pytest.fail("the log was not empty:\n" + "\n".join(kept.lines), pytrace=False)
