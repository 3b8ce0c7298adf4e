"""The terminal's one door: reads the words, runs the command, turns what was raised into an exit status."""

import logging
import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from io import TextIOWrapper

from app.cli import commands, maintenance, pins, printing, queries, store, transfer, window
from app.cli.command import DONE, REFUSED, STOPPED, Misused
from app.cli.output import BUG, print_json, print_refusal, say
from app.logs import logging_to
from app.paths import log_folder
from domain.kernel.errors import Rejected, Unavailable
from domain.persistence.store_file import worldly_trouble

log = logging.getLogger(__name__)

COMMANDS = (
    *store.COMMANDS,
    *transfer.COMMANDS,
    *commands.COMMANDS,
    *queries.COMMANDS,
    *maintenance.COMMANDS,
    *pins.COMMANDS,
    *printing.COMMANDS,
    *window.COMMANDS,
)
"""Every word of the terminal."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; wrong usage leaves with status 2, as argparse does."""
    parser = _parser()
    args = parser.parse_args(words)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a program without a terminal may have none
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = _run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has read enough. What Python flushes at exit must not complain about it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Misused as reason:
        parser.error(str(reason))
    return status


def _run(args: Namespace) -> int:
    try:
        with logging_to(log_folder() / "tillbook.log"):
            return _logged(args)
    except (Rejected, Unavailable) as error:
        print_refusal(error, args.exponent, as_json=args.json)
        return REFUSED
    except KeyboardInterrupt:
        say("Stopped. Nothing was left half done.")
        return STOPPED


def _logged(args: Namespace) -> int:
    try:
        with worldly_trouble():
            status: int = args.run(args)
    except (Rejected, Unavailable, BrokenPipeError, Misused):
        raise
    except Exception:
        log.exception("a command failed by a mistake of ours")
        if args.json:
            print_json(BUG)
        else:
            say(BUG["error"]["message"])
        return REFUSED
    return status


def _parser() -> ArgumentParser:
    everywhere = _options(SUPPRESS)
    parser = ArgumentParser(
        prog="tillbook",
        description="The order desk and live stock of one store. Without a command the window opens.",
        parents=[_options(None)],
        allow_abbrev=False,
    )
    parser.set_defaults(run=window.window, exponent=2)
    words = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        own = words.add_parser(
            command.name, help=command.does, description=command.does, parents=[everywhere], allow_abbrev=False
        )
        command.words(own)
        own.set_defaults(run=command.run)
    return parser


def _options(default: object) -> ArgumentParser:
    """Return the options that may stand before and after the command; after it they leave what stood before."""
    options = ArgumentParser(add_help=False, argument_default=default)
    options.add_argument("--store", metavar="FOLDER", help="the store; else TILLBOOK_STORE, else the last one")
    options.add_argument("--json", action="store_true", default=default or False, help="answer in JSON")
    options.add_argument("--platform", default=default or "", help="where Qt draws the window, such as offscreen")
    return options
