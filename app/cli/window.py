"""Commands that show the window, or a picture of it. Qt is imported here only, and only when one of them runs."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from app.cli.command import DONE, MISUSED, Command
from app.cli.opening import named_folder, store_folder
from app.cli.output import print_json, say


def window(args: Namespace) -> int:
    """Open the window."""
    return show(named_folder(args), args.platform)


def show(folder: Path | None, platform: str) -> int:
    """Open the window on a store, or on the last one."""
    if not can_show(platform):
        return MISUSED
    from app.window import run

    return run(folder, platform=platform)


def can_show(platform: str) -> bool:
    """Tell whether Qt can start here; where it cannot, say why, because Qt itself would end the process."""
    from app import preflight

    trouble = preflight.trouble(platform)
    if trouble:
        say(trouble)
    return trouble is None


def screenshot(args: Namespace) -> int:
    """Draw a page into a picture."""
    if not can_show("offscreen"):
        return MISUSED
    from PySide6.QtCore import QSize

    from app.window import screenshot as draw

    file = Path(args.output)
    draw(store_folder(args), args.page, file, theme=args.theme, size=QSize(*args.size))
    if args.json:
        print_json({"file": str(file)})
    else:
        say(f"The picture is in {file}.")
    return DONE


def screenshot_words(parser: ArgumentParser) -> None:
    """Declare what is drawn."""
    parser.add_argument("page", metavar="PAGE", help="such as dashboard")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the picture, such as page.png")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", type=_size, default=(1440, 900), metavar="WxH", help="such as 1440x900")


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and 0 < int(width) < 10_000 and 0 < int(height) < 10_000):
        raise ArgumentTypeError(f"{text!r} is not a size such as 1440x900")
    return int(width), int(height)


COMMANDS = (
    Command("window", "open the window; the same as no command", window),
    Command("screenshot", "draw a page of the window into a picture", screenshot, screenshot_words),
)
