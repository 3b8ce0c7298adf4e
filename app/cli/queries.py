"""Commands that read."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.command import DONE, Command
from app.cli.opening import store_folder
from app.cli.output import print_array, print_json, say

if TYPE_CHECKING:
    from app.queries import Query
    from app.sources import FolderSource


def views(args: Namespace) -> int:
    """List what can be asked for."""
    from app.queries import QUERIES

    if args.json:
        print_json([
            {"view": name, "key": query.key, "fields": query.fields, "where": query.filters}
            for name, query in QUERIES.items()
        ])  # fmt: skip
        return DONE
    for name, query in QUERIES.items():
        print(f"{name} by {query.key}\n    {', '.join(query.fields)}")
    return DONE


def query(args: Namespace) -> int:
    """Print the documents of a list that match."""
    from app.cli.filters import read_filters
    from app.cli.table import print_table
    from app.queries import find, read

    wanted = find(args.view)
    filters = read_filters(wanted, args.where, args.key)
    with _source(store_folder(args), args.as_of, wanted) as source:
        documents = read(wanted, source, filters, args.limit)
        if args.json:
            print_array(documents)
        else:
            shop = source.documents("store").get("shop", {})
            print_table(wanted, documents, exponent=shop.get("exponent", 2), whole=args.key is not None)
        if args.as_of is not None or not args.json:
            say(f"As of event {source.position:,}.")
        for name, trouble in source.troubles.items():
            say(f"{name} stands still since event {trouble.position:,}, which it could not take: {trouble.error}")
    return DONE


def _source(folder: Path, as_of: str | None, wanted: "Query") -> "FolderSource":
    from app.sources import FolderSource

    if as_of is None:
        return FolderSource(folder, shelves=wanted.shelves)
    with FolderSource(folder) as now:
        position = now.moment(as_of)
    return FolderSource(folder, upto=position, shelves=wanted.shelves)


def _count(text: str) -> int:
    if not text.isdecimal():
        raise ArgumentTypeError(f"{text!r} is not a count such as 20")
    return int(text)


def query_words(parser: ArgumentParser) -> None:
    """Declare what is read."""
    parser.add_argument("view", metavar="VIEW", help="the list; the word views names them all")
    parser.add_argument("--key", help="only the documents under this key")
    parser.add_argument(
        "--where", action="append", default=[], metavar="FIELD=VALUE",
        help="only documents whose field has this value; may be given more than once",
    )  # fmt: skip
    parser.add_argument("--limit", type=_count, metavar="N", help="no more than so many")
    parser.add_argument(
        "--as-of", metavar="WHEN",
        help="as it was after an event, by its position, or at a time such as 2026-11-23T14:00, by the store's clock",
    )  # fmt: skip


COMMANDS = (
    Command("views", "list what can be asked for, with the fields", views),
    Command("query", "print a list: all of it, or what matches", query, query_words),
)
