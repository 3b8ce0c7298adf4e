"""Commands that make a store."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.command import DONE, MISUSED, Command
from app.cli.opening import store_folder
from app.cli.output import print_json, say
from app.cli.progress import progress
from app.cli.window import can_show, show


def init(args: Namespace) -> int:
    """Make an empty store."""
    from app.bootstrap import create_store
    from app.time_zone import machine_time_zone
    from domain.kernel.rounding import Rounding
    from domain.kernel.tax import TaxPolicy
    from domain.shop.commands import SetUpStore

    folder = store_folder(args)
    command = SetUpStore(
        name=args.name,
        currency=args.currency.upper(),
        prices_include_tax=args.prices_include_tax,
        tax_policy=TaxPolicy(args.tax_policy),
        rounding=Rounding(args.rounding),
        time_zone=args.time_zone or machine_time_zone(),
    )
    store = create_store(folder, command)
    try:
        answer = {"folder": str(folder), "store_id": store.store_id, **store.shop()}
    finally:
        store.close()
    if args.json:
        print_json(answer)
    else:
        say(f"The store {answer['name']} is in {folder}. Its currency is {answer['currency']}.")
    return DONE


def demo(args: Namespace) -> int:
    """Make the demo store, and open it."""
    from app.demo.build import build_demo
    from app.paths import StorePaths, default_store_folder
    from domain.kernel.errors import Unavailable

    named = args.folder or args.store
    folder = Path(named) if named else default_store_folder() / "Demo"
    if StorePaths(folder).exists():
        raise Unavailable("store_exists", folder=str(folder))
    if not args.no_window and not can_show(args.platform):
        return MISUSED
    with progress("Making a year of history") as report:
        build_demo(folder, report=report)
    if args.json:
        print_json({"folder": str(folder)})
    else:
        say(f"The demo store is in {folder}.")
    return DONE if args.no_window else show(folder, args.platform)


def init_words(parser: ArgumentParser) -> None:
    """Declare what a store is made of."""
    parser.add_argument("--name", required=True, help="what the store is called")
    parser.add_argument("--currency", required=True, help="its currency as ISO 4217 writes it, such as EUR")
    parser.add_argument("--prices-include-tax", action="store_true", help="a price is what the customer pays")
    parser.add_argument("--tax-policy", choices=("line", "document"), default="line", help="where tax is rounded")
    parser.add_argument("--rounding", choices=("half_up", "half_even"), default="half_up", help="how it is rounded")
    parser.add_argument("--time-zone", metavar="ZONE", help="such as Europe/Berlin; else the one of this machine")


def demo_words(parser: ArgumentParser) -> None:
    """Declare where the demo store goes."""
    parser.add_argument("--folder", help="where to make it")
    parser.add_argument("--no-window", action="store_true", help="only make it")


COMMANDS = (
    Command("init", "make an empty store", init, init_words),
    Command("demo", "make a store with a year of made-up history, and open it", demo, demo_words),
)
