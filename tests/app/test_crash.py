import logging
import sys
import threading
from pathlib import Path

import pytest

from app import crash


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    heard: list[BaseException] = []
    crash.catch_mistakes(heard.append)
    return heard


def test_a_mistake_on_a_thread_is_told_and_logged(told: list[BaseException], caplog: pytest.LogCaptureFixture) -> None:
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    assert isinstance(told[0], ZeroDivisionError)
    assert "ZeroDivisionError" in caplog.text


def test_a_mistake_in_a_slot_is_told_and_logged(told: list[BaseException], caplog: pytest.LogCaptureFixture) -> None:
    sys.excepthook(ValueError, ValueError("mine"), None)
    assert str(told[0]) == "mine"


def test_the_log_is_kept_in_a_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    handler = crash.keep_log(tmp_path / "logs" / "tillbook.log")
    try:
        logging.getLogger("app").warning("a view was made anew")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    assert "a view was made anew" in (tmp_path / "logs" / "tillbook.log").read_text(encoding="utf-8")
