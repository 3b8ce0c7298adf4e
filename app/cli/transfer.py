"""Commands that take tables in and give tables out."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.command import DONE, REFUSED, Command
from app.cli.opening import opened
from app.cli.output import print_json, say
from app.cli.progress import progress

if TYPE_CHECKING:
    from app.importing.report import ImportReport


def import_(args: Namespace) -> int:
    """Take over products or orders from a table: all of it, or nothing."""
    from app.importing.importer import import_file

    with opened(args) as store, progress("Importing") as report:
        found = import_file(store, args.kind, Path(args.file), dry_run=args.dry_run, report=report)
    if args.json:
        print_json(found)
    else:
        _tell(found, args.kind, dry_run=args.dry_run)
    return REFUSED if found.problem_count else DONE


def _tell(found: "ImportReport", kind: str, *, dry_run: bool) -> None:
    if found.ignored_columns:
        say(f"These columns are not known and were left out: {', '.join(found.ignored_columns)}.")
    for problem in found.problems:
        print(problem)
    if found.problem_count:
        more = found.problem_count - len(found.problems)
        say(f"{f'And {more:,} more. ' if more else ''}Nothing was imported. Correct the file and import it again.")
        return
    new, changed, unchanged = (f"{count:,}" for count in (found.added, found.changed, found.unchanged))
    done = "would be" if dry_run else "were"
    say(f"{new} {kind} {done} added and {changed} changed; {unchanged} {done} the same as before.")
    if not dry_run and not found.added and not found.changed:
        say("Nothing in the store was changed.")


def import_words(parser: ArgumentParser) -> None:
    """Declare what is taken in."""
    parser.add_argument("kind", choices=("products", "orders"))
    parser.add_argument("file", metavar="FILE", help="a table as CSV or XLSX")
    parser.add_argument("--dry-run", action="store_true", help="check everything and keep nothing")


COMMANDS = (Command("import", "take over products or orders from a CSV or XLSX file", import_, import_words),)
