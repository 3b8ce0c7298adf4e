"""Where things lie: the files of one store folder, and what the program keeps for a person."""

from pathlib import Path

import platformdirs


class StorePaths:
    """The files of one store. Only ``database`` cannot be made anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "store.sqlite"
        self.lock = folder / "store.lock"
        self.views = folder / "views"
        """Read models; deleting the folder is always safe."""
        self.archive = self.views / "archive.sqlite"
        self.backups = folder / "backups"
        self.log = folder / "tillbook.log"

    def exists(self) -> bool:
        """Return whether a store lies here."""
        return self.database.is_file()


def settings_file() -> Path:
    """Return the file of this person's settings on this machine."""
    return Path(platformdirs.user_config_dir("Tillbook", appauthor=False)) / "settings.json"


def log_folder() -> Path:
    """Return where this person's logs of the program lie."""
    return Path(platformdirs.user_log_dir("Tillbook", appauthor=False))


def default_store_folder() -> Path:
    """Return where a person's stores are made when nobody says otherwise."""
    return Path(platformdirs.user_documents_dir()) / "Tillbook"
