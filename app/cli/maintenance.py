"""Commands that look after a store."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.command import DONE, REFUSED, Command
from app.cli.opening import opened, opened_to_look, store_folder
from app.cli.output import print_json, say
from app.cli.progress import progress


def status(args: Namespace) -> int:
    """Say how a store stands."""
    from app.status import status_of

    found = status_of(store_folder(args))
    if args.json:
        print_json(found)
        return DONE
    elsewhere = ", open in another window or terminal" if found.open_elsewhere else ""
    print(f"{found.name} in {found.folder}{elsewhere}")
    print(f"{found.head:,} events, {found.bytes:,} bytes, {found.currency}, {found.time_zone}")
    print(", ".join(f"{name} {version}" for name, version in found.versions.items()))
    width = max(len(view.name) for view in found.views)
    for view in found.views:
        line = f"{view.name:{width}}  event {view.position:>9,}  behind {view.lag:>7,}  {view.state}  {view.trouble}"
        print(line.rstrip())
    return DONE


def rebuild(args: Namespace) -> int:
    """Make read models anew from the log."""
    from app.rebuild import rebuild as make_anew

    with opened(args) as store, progress("Making views anew") as report:
        differing = make_anew(store, [args.view] if args.view else None, report)
    if args.json:
        print_json({"view": args.view, "differed": differing})
    elif differing:
        say(f"Made anew. These had differed from the log, please report it: {', '.join(differing)}.")
    else:
        say("Made anew. Nothing had differed from the log.")
    return DONE


def verify(args: Namespace) -> int:
    """Check that everything follows from the log."""
    from app.verify import verify as find_problems

    with opened_to_look(args) as store, progress("Checking") as report:
        problems = find_problems(store, report)
        head = store.core.projections.position
    if args.json:
        print_json({"events": head, "problems": problems})
    else:
        for problem in problems:
            print(f"{problem.check}: {problem.what}")
        say(f"{head:,} events were checked, and {len(problems) or 'no'} problems found.")
    return REFUSED if problems else DONE


def backup(args: Namespace) -> int:
    """Copy the store to one file, also while it is open."""
    from app.backup import back_up
    from app.paths import StorePaths
    from domain.kernel.errors import Unavailable

    paths = StorePaths(store_folder(args))
    if not paths.exists():
        raise Unavailable("no_store", folder=str(paths.folder))
    with progress("Copying") as report:
        file = back_up(paths, Path(args.file) if args.file else None, report)
    if args.json:
        print_json({"file": str(file)})
    else:
        say(f"The backup is in {file}.")
    return DONE


def restore(args: Namespace) -> int:
    """Put a backup in the place of the store."""
    from app.backup import restore as put_back
    from app.bootstrap import lock_folder, make_folder
    from app.paths import StorePaths

    paths = StorePaths(store_folder(args))
    make_folder(paths.folder)
    lock = lock_folder(paths)
    try:
        with progress("Copying") as report:
            aside = put_back(paths, Path(args.file), report)
    finally:
        lock.release()
    if args.json:
        print_json({"folder": str(paths.folder), "put_aside": aside and str(aside)})
    else:
        say(f"The store in {paths.folder} is that of the backup now.")
        if aside:
            say(f"What it was before is in {aside}.")
    return DONE


def rebuild_words(parser: ArgumentParser) -> None:
    """Declare what is made anew."""
    parser.add_argument("view", nargs="?", metavar="VIEW", help="one view, or archive; else all of them")


def backup_words(parser: ArgumentParser) -> None:
    """Declare where the copy goes."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="else a file with the time in its name, in the store")


def restore_words(parser: ArgumentParser) -> None:
    """Declare what is put back."""
    parser.add_argument("file", metavar="FILE", help="a backup")


COMMANDS = (
    Command("status", "say how the store stands: versions, the log, every view", status),
    Command("rebuild", "make views anew from the log", rebuild, rebuild_words),
    Command("verify", "check the log, the state and the views against one another", verify),
    Command("backup", "copy the store to one file, also while it is open", backup, backup_words),
    Command("restore", "put a backup in the place of the store", restore, restore_words),
)
