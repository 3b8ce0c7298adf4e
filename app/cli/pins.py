"""The one thing about staff that ``do`` cannot: a PIN is hashed before a command takes it."""

import getpass
import sys
from argparse import Namespace

from app.cli.command import DONE, Command
from app.cli.output import json_text


def hash_pin(_args: Namespace) -> int:
    """Print a PIN's hash as RegisterStaff and SetStaffPin take it. A PIN is never a word: others could read it."""
    from app.staff import hash_pin

    pin = getpass.getpass("PIN: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    print(json_text(hash_pin(pin)))
    return DONE


COMMANDS = (Command("hash-pin", "hash a PIN from stdin, for RegisterStaff and SetStaffPin", hash_pin),)
