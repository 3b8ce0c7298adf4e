"""Commands that take tables in and give tables out."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.command import DONE, REFUSED, Command
from app.cli.opening import opened, opened_to_look
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
    what = kind.removesuffix("s") if found.added == 1 else kind
    first, last = ("would be" if dry_run else _was(count) for count in (found.added, found.unchanged))
    say(f"{new} {what} {first} added and {changed} changed; {unchanged} {last} the same as before.")
    if not dry_run and not found.added and not found.changed:
        say("Nothing in the store was changed.")


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def export(args: Namespace) -> int:
    """Give out a list, or the whole log, as a table."""
    from app.exporting import export as give_out

    file = Path(args.output)
    fmt = args.format or file.suffix.lstrip(".").lower()
    with opened_to_look(args) as store, progress("Exporting") as report:
        rows = give_out(store, args.what, fmt, file, report)
    if args.json:
        print_json({"file": str(file), "rows": rows})
    else:
        say(f"{rows:,} rows of {args.what} are in {file}.")
    return DONE


def import_words(parser: ArgumentParser) -> None:
    """Declare what is taken in."""
    parser.add_argument("kind", choices=("products", "orders"))
    parser.add_argument("file", metavar="FILE", help="a table as CSV or XLSX")
    parser.add_argument("--dry-run", action="store_true", help="check everything and keep nothing")


def export_words(parser: ArgumentParser) -> None:
    """Declare what is given out."""
    parser.add_argument("what", metavar="VIEW", help="a list, or events for the whole log")
    parser.add_argument("--format", choices=("csv", "xlsx", "jsonl"), help="else what the end of the file's name says")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the file that is written")


COMMANDS = (
    Command("import", "take over products or orders from a CSV or XLSX file", import_, import_words),
    Command("export", "write a list, or the whole log, to a CSV, XLSX or JSON Lines file", export, export_words),
)
