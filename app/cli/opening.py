"""How commands open a store. What is heavy to import is imported here, when a command needs it."""

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from domain.kernel.errors import Unavailable

if TYPE_CHECKING:
    from app.bootstrap import Store


def named_folder(args: Namespace) -> Path | None:
    """Return the folder that ``--store`` names, else ``TILLBOOK_STORE``, else None."""
    named = args.store or os.environ.get("TILLBOOK_STORE", "")
    return Path(named) if named else None


def store_folder(args: Namespace) -> Path:
    """Return the folder that is named, else that of the store that was opened last."""
    if named := named_folder(args):
        return named
    from app.paths import default_store_folder
    from app.settings import load_settings

    last = load_settings().last_store
    return Path(last) if last else default_store_folder()


@contextmanager
def opened(args: Namespace) -> Iterator["Store"]:
    """Open the store for writing, and close it whatever happens. Raises ``Unavailable`` where it is open elsewhere."""
    from app.bootstrap import open_store

    store = open_store(store_folder(args))
    args.exponent = store.shop()["exponent"]  # a refusal names amounts in the store's currency
    try:
        yield store
    finally:
        store.close()


@contextmanager
def opened_to_look(args: Namespace) -> Iterator["Store"]:
    """Open the store, only for reading where it is open elsewhere, and close it whatever happens."""
    from app.bootstrap import open_for_reading, open_store

    try:
        store = open_store(store_folder(args))
    except Unavailable as error:
        if error.code != "store_open_elsewhere":
            raise
        store = open_for_reading(store_folder(args))
    try:
        yield store
    finally:
        store.close()
