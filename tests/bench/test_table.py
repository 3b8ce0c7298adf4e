from pathlib import Path

import pytest

from bench import __main__ as command
from bench.measure import Result, Timing


def test_a_bar_is_met_on_its_own_side() -> None:
    assert Result("fast", "", "", 1.9, 2.0).met
    assert not Result("slow", "", "", 2.1, 2.0).met
    assert Result("many", "", "", 0.5, 0.3, at_least=True).met
    assert not Result("few", "", "", 0.2, 0.3, at_least=True).met


def test_percentiles_are_of_single_calls() -> None:
    timing = Timing(list(range(1, 101)), [])
    assert (timing.median, timing.percentile(95), timing.percentile(100)) == (50.5, 96, 100)


def test_a_benchmark_prints_its_line_and_says_by_its_status_whether_the_bar_is_met(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = ["--folder", str(tmp_path), "--products", "20", "--blocks", "1", "--count", "2"]
    status = command.main(["order", *few])
    out = capsys.readouterr().out
    assert "a 5-line order, execute to receipt" in out
    assert status == ("missed" in out)
