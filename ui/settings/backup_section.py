"""Where backups go, which there are, and a button that makes one."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from domain.kernel.errors import Rejected, Unavailable
from ui.desk import Desk
from ui.job import Job
from ui.kept import Kept
from ui.sentences import sentence, spoken
from ui.settings import ops
from ui.settings.section import Section
from ui.store import Backup, BackupKind
from ui.theme import look
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.column import Align, Column
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label, PathLabel
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_SHOWN = 5
_OLD = timedelta(days=7)
_HEIGHT = 208
_PATIENCE = 500
"""Milliseconds after which it is shown how far one is."""


class BackupSection(Section):
    """The folder belongs to this machine: another one may have no such disk."""

    NAME = "backup"
    TITLE = str(QT_TRANSLATE_NOOP("Settings", "Backup"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._folder = ""
        self._job = Job()
        self._keyboard_at: QWidget | None = None
        self.path = PathLabel("", "strong")
        self.other = button(self.tr("&Other folder …"), icon="folder-open")
        self.usual = button(self.tr("Back to the &usual folder"))
        self.after_z = QCheckBox(self.tr("&After each closing of the till (Z) too. The newest 14 of these are kept."))
        self.make = button(self.tr("Back up &now"), "primary", "save")
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("How far it is"))
        self.progress.hide()
        self.banner = Banner()
        self._model: RowsModel[Backup] = RowsModel(self._columns(), lambda row: row.path)
        self.table = Table(self._model, self.tr("The last backups"))
        self._model.setParent(self.table)
        self.table.setMinimumHeight(look.px(_HEIGHT))
        self.age = Label("", "body", "warn")
        self.age.setWordWrap(True)
        self._sign = IconLabel("triangle-alert", "warn", 16)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._lay_out()
        self._connect()

    def load(self, kept: Kept) -> None:
        self._folder = kept.backup_folder
        self.path.set_text(str(self._chosen or self.desk.runner.backups_folder))
        self.usual.setEnabled(bool(self._folder))
        self.after_z.setChecked(kept.backup_after_z)
        self._look()

    def save(self, kept: Kept) -> None:
        kept.backup_folder = self._folder
        kept.backup_after_z = self.after_z.isChecked()

    def showEvent(self, event: QShowEvent) -> None:
        """One may have been made meanwhile, after the till was closed or by a terminal."""
        super().showEvent(event)
        self._look()

    @property
    def _chosen(self) -> Path | None:
        return Path(self._folder) if self._folder else None

    def _columns(self) -> tuple[Column[Backup], ...]:
        kinds = {
            BackupKind.HAND: self.tr("by hand"),
            BackupKind.CLOSING: self.tr("after closing the till"),
            BackupKind.UPGRADE: self.tr("before a new version"),
        }
        formats = self.desk.formats
        return (
            Column(self.tr("Made"), lambda row: row.at, formats.date_time, width=150, strong=True),
            Column(self.tr("How"), lambda row: kinds[row.kind], stretch=True),
            Column(self.tr("Size"), lambda row: row.size, formats.size, align=Align.RIGHT, width=100),
        )

    def _lay_out(self) -> None:
        self.say(self.tr("A backup is one file with the whole store in it. Keep some on another disk than the store."))
        place = QVBoxLayout()
        place.setSpacing(4)
        place.addWidget(Label(self.tr("Backups go to"), "small", "dim"))
        place.addWidget(self.path)
        self.body.addLayout(place)
        for parts in ((self.other, self.usual), (self.make, self.progress)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part)
            row.addStretch(1)
            self.body.addLayout(row)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.after_z)
        wide = QHBoxLayout()
        wide.addWidget(self.table, 2)
        wide.addStretch(1)
        self.body.addLayout(wide)
        old = QHBoxLayout()
        old.setSpacing(8)
        old.addWidget(self._sign)
        old.addWidget(self.age, 1)
        self.body.addLayout(old)
        self.say(
            self.tr(
                "To bring one back, close every window of the store and write in a terminal: "
                "python3 start.py --store STORE restore FILE"
            )
        )
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.other.clicked.connect(self._on_other)
        self.usual.clicked.connect(self._on_usual)
        self.make.clicked.connect(self._on_make)
        self.after_z.clicked.connect(self._on_after_z)
        self._patience.timeout.connect(self.progress.show)

    # What is there

    def _look(self) -> None:
        folder = self._chosen
        ops.find_backups(
            self.desk, folder, self, done=partial(self._on_found, folder), failed=partial(self._on_not_found, folder)
        )

    def _on_found(self, folder: Path | None, found: list[Backup]) -> None:
        if folder == self._chosen:
            self.table.set_empty_text(self.tr("No backup yet"))
            self._model.set_rows(found[:_SHOWN])
            self._warn(self._aged(found[0]) if found else "")

    def _on_not_found(self, folder: Path | None, error: Exception) -> None:
        if folder == self._chosen:
            self.table.set_empty_text("")
            self._model.set_rows(())
            words = sentence(error, self.desk.formats) if isinstance(error, Rejected | Unavailable) else str(error)
            self._warn("" if words == self.banner.text else words)

    def _aged(self, newest: Backup) -> str:
        age = datetime.now(UTC) - datetime.fromisoformat(newest.at)
        if age <= _OLD:
            return ""
        words = self.tr("The newest backup is %1 days old. Make one now.")
        return words.replace("%1", self.desk.formats.count(age.days))

    def _warn(self, words: str) -> None:
        self.age.setText(words)
        for part in (self.age, self._sign):
            part.setVisible(bool(words))

    # What is chosen

    @Slot()
    def _on_other(self) -> None:
        self.desk.feedback.choose_folder(self.tr("A folder for backups"), self.path.whole_text(), self.choose)

    def choose(self, folder: str) -> None:
        """Let backups go to a folder from now on; empty for the usual one."""
        usual = not folder or Path(folder) == self.desk.runner.backups_folder
        self._folder = "" if usual else str(Path(folder))
        self.banner.clear()
        self.chosen.emit()

    @Slot()
    def _on_usual(self) -> None:
        self.choose("")
        self.other.setFocus()

    @Slot()
    def _on_after_z(self) -> None:
        self.chosen.emit()

    # Making one

    @Slot()
    def _on_make(self) -> None:
        self._job = Job()
        self._job.progressed.connect(self._on_progressed)
        self.banner.clear()
        had_keyboard = self.make.hasFocus()
        self.make.setEnabled(False)
        self._keyboard_at = self.window().focusWidget() if had_keyboard else None
        self.progress.setRange(0, 0)
        self._patience.start()
        ops.back_up(self.desk, self._chosen, self._job, self, done=self._on_made, failed=self._on_failed)

    @Slot(int, int)
    def _on_progressed(self, done: int, of_all: int) -> None:
        self.progress.setRange(0, of_all)
        self.progress.setValue(done)

    def _on_made(self, path: Path) -> None:
        self._ended()
        self.desk.feedback.done(self.tr("The backup is in %1").replace("%1", str(path)))
        self._look()

    def _on_failed(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, Rejected | Unavailable):
            self.banner.show_error(sentence(error, self.desk.formats))
            if self.age.text() == self.banner.text:
                self._warn("")
        else:
            spoken(self.desk.feedback, error, self.desk.formats)

    def _ended(self) -> None:
        self._patience.stop()
        self.progress.hide()
        self.make.setEnabled(True)
        if self._keyboard_at is not None and self._keyboard_at.hasFocus():
            self.make.setFocus()  # Qt had to give it to somebody meanwhile
