"""Commands that do what the window's buttons do, for a person or line by line for another program."""

import inspect
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import BinaryIO

from app.cli.command import DONE, REFUSED, Command, Misused
from app.cli.opening import opened
from app.cli.output import json_text, print_json

_LONGEST_LINE = 32 * 1024 * 1024
"""Bytes of a line that are read; what goes beyond is no command."""


def commands(args: Namespace) -> int:
    """Print every command with the JSON Schema of its data."""
    import msgspec

    from app.cli.decoding import COMMAND_TYPES

    if args.json:
        kinds = COMMAND_TYPES.values()
        schemas, definitions = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
        names = zip(COMMAND_TYPES, schemas, strict=True)
        print_json([{"command": name, "schema": {**schema, "$defs": definitions}} for name, schema in names])
        return DONE
    for name, kind in COMMAND_TYPES.items():
        fields = [field.name if field.required else f"[{field.name}]" for field in msgspec.structs.fields(kind)]
        print(f"{name} {' '.join(fields)}\n    {inspect.getdoc(kind)}".replace("\n\n", "\n").replace("\n", "\n    "))
    return DONE


def do(args: Namespace) -> int:
    """Execute one command, or one a line."""
    if args.stdin:
        if args.command:
            raise Misused("with --stdin the commands are read from stdin, and none is given as a word")
        return _do_lines(args)
    if args.data is None:
        raise Misused('say which command, and its fields as JSON: do PlaceOrder \'{"lines": [{"sku": "A1"}]}\'')
    from app.cli.execution import execute

    with opened(args) as store:
        # What the shell handed over need not be UTF-8; the decoder says so in a sentence.
        receipt = execute(store, args.command, os.fsencode(args.data), args.id, args.actor, args.register)
    if args.json:
        print_json(receipt)
    elif receipt.last_position:
        print(f"{args.command} is done: event {receipt.last_position}. Result: {json_text(receipt.result)}")
    else:
        print(f"{args.command} had nothing to change.")
    return DONE


def _do_lines(args: Namespace) -> int:
    from app.cli.execution import execute_line

    status = DONE
    with opened(args) as store:
        for number, line in enumerate(lines_of(sys.stdin.buffer), 1):
            answer = execute_line(store, line, args.actor, args.register)
            if isinstance(answer, dict):
                answer, status = {"line": number, **answer}, REFUSED
            print(json_text(answer), flush=True)
    return status


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each line as soon as it is there; what is too long for a command is cut, and so no command."""
    while line := stream.readline(_LONGEST_LINE):
        yield line
        while len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST_LINE)


def do_words(parser: ArgumentParser) -> None:
    """Declare what is executed, and for whom."""
    parser.add_argument("command", nargs="?", metavar="COMMAND", help="its name; the word commands lists them")
    parser.add_argument("data", nargs="?", metavar="JSON", help="its fields, as a JSON object")
    parser.add_argument("--stdin", action="store_true", help="read commands from stdin, a JSON object a line")
    parser.add_argument("--id", help="the command's id: the same one twice has one effect and one receipt")
    parser.add_argument("--actor", help="who asks")
    parser.add_argument("--register", help="from which register")


COMMANDS = (
    Command("commands", "list every command with its fields", commands),
    Command("do", "execute a command", do, do_words),
)
