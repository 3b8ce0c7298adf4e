"""``python -m bench`` runs every benchmark and prints one table; ``python -m bench order`` runs one."""

import argparse
import importlib
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.measure import Options, Result

BENCHMARKS = {
    "order": "bench.order",
    "scale": "bench.scale",
    "import": "bench.imports",
    "rebuild": "bench.rebuild",
    "dashboard": "bench.dashboard",
    "window": "bench.window",
    "search": "bench.search",
    "scan": "bench.scan",
    "pay": "bench.pay",
    "list": "bench.listed",
    "pricing": "bench.pricing",
}
"""Name -> module with ``run(options) -> list[Result]``; each is imported only when it is asked for."""

_MILLION = 1_000_000
_QUICK = 50_000
_COLUMNS = ("what", "ours", "the peer", "ratio", "bar", "")


def main(arguments: list[str]) -> int:
    """Run what was asked for; the exit status is 1 where a bar is missed."""
    options = _parser().parse_args(arguments, Options())
    options.folder.mkdir(parents=True, exist_ok=True)
    results: list[Result] = []
    for name in options.names or BENCHMARKS:
        print(f"{name} ...", file=sys.stderr, flush=True)
        results += importlib.import_module(BENCHMARKS[name]).run(options)
    _print_table(results)
    return 0 if all(result.met for result in results) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], metavar="name", help=", ".join(BENCHMARKS))
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "tillbook-bench", help="where stores are made"
    )
    parser.add_argument("--products", type=int, default=10_000, help="products in every store")
    parser.add_argument("--orders", type=int, default=_MILLION, help="orders in the big store")
    parser.add_argument(
        "--quick", dest="orders", action="store_const", const=_QUICK, help=f"{_QUICK:,} orders in the big store"
    )
    parser.add_argument("--blocks", type=int, default=20, help="blocks of each side")
    parser.add_argument("--count", type=int, default=100, help="calls in a block")
    return parser


def _print_table(results: Iterable[Result]) -> None:
    rows = [_COLUMNS, *map(_row, results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    for row in rows:
        figures = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        print("  ".join([row[0].ljust(widths[0]), *figures]).rstrip())


def _row(result: Result) -> tuple[str, ...]:
    bar = "" if result.bar is None else f"{'>=' if result.at_least else '<='} {result.bar:.2f}"
    return (result.what, result.ours, result.peer, f"{result.ratio:.2f}", bar, "" if result.met else "missed")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
