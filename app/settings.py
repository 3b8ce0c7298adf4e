"""What a person has chosen on this machine: look, last store, place of the window. Losing it loses no business."""

import json
import logging
from pathlib import Path

import msgspec

from app.paths import settings_file
from ui.paper.choice import PrinterChoice

log = logging.getLogger(__name__)


class Settings(msgspec.Struct, kw_only=True):
    """Everything with a default, so that a file of an older or newer version is read as far as it goes."""

    last_store: str = ""
    theme: str = "system"
    zoom_percent: int = 100
    page: str = ""
    geometry: str = ""
    """Qt's own description of the window's place, as base64 text."""
    printer: PrinterChoice = PrinterChoice()


def load_settings(path: Path | None = None) -> Settings:
    """Return what was saved; the defaults where there is nothing that can be read."""
    path = path or settings_file()
    try:
        return msgspec.convert(json.loads(path.read_text(encoding="utf-8")), Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        log.info("the settings cannot be read (%s); the defaults hold", error)
        return Settings()


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Save atomically; a full disk only costs the settings."""
    path = path or settings_file()
    temporary = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(msgspec.json.format(msgspec.json.encode(settings)))
        temporary.replace(path)
    except OSError as error:
        log.info("the settings could not be saved: %s", error)
