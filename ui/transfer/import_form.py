"""The form that takes over a table: it is tried first, and what is wrong with it is said row by row."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtWidgets import QComboBox, QProgressBar, QWidget

from domain.kernel.errors import Rejected, Unavailable
from ui.desk import Desk
from ui.format import Formats
from ui.job import Job
from ui.sentences import sentence, spoken
from ui.store import Imported, RowProblem
from ui.theme import look
from ui.transfer import ops
from ui.transfer.drop_area import SUFFIXES, DropArea
from ui.widgets.column import Align, Column
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Label
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_WIDTH, _TABLE_HEIGHT = 680, 200
_PATIENCE = 500
"""Milliseconds after which it is shown how far something is."""


class ImportForm(FormDialog):
    """All of a table is taken over, or nothing; Cancel stops what runs."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Import a file"), self.tr("Import"), parent)
        self.setMinimumWidth(look.px(_WIDTH))
        self._desk = desk
        self._path: Path | None = None
        self._job = Job()
        self.kind = QComboBox()
        self.kind.addItem(self.tr("Products"), "products")
        self.kind.addItem(self.tr("Orders of another program"), "orders")
        self.area = DropArea()
        self.outcome = Label("", "strong")
        self.remark = Label("", "small", "dim")
        self.reason = Label("", "small", "error")
        self._progress = QProgressBar()
        self._progress.setAccessibleName(self.tr("How far it is"))
        self._model: RowsModel[tuple[int, RowProblem]] = RowsModel(_columns(desk.formats), lambda row: row[0])
        self.problems = Table(self._model, self.tr("What is wrong with the file"))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._lay_out()
        self._connect()
        self._reset()

    def take(self, path: str) -> None:
        """Try this file."""
        self._path = Path(path)
        self.area.set_file(self._path)
        self._try()

    def _lay_out(self) -> None:
        self.add_field(self.tr("&What is in it"), self.kind)
        self.body.addWidget(self.area)
        for label in (self.outcome, self.remark):
            label.setWordWrap(True)
            self.body.addWidget(label)
        self.body.addWidget(self._progress)
        self.problems.setMinimumHeight(look.px(_TABLE_HEIGHT))
        self.body.addWidget(self.problems, 1)
        self.reason.setWordWrap(True)
        self.body.addWidget(self.reason)

    def _connect(self) -> None:
        self.area.dropped.connect(self.take)
        self.area.choice_wanted.connect(self._on_choice_wanted)
        self.kind.currentIndexChanged.connect(self._try)
        self.problems.current_changed.connect(self._on_problem_chosen)
        self._patience.timeout.connect(self._progress.show)
        self.submitted.connect(self._on_submitted)
        self.rejected.connect(self._on_rejected)

    def _reset(self) -> None:
        """Nothing is known yet of what would be imported."""
        self.set_busy(True)
        self.banner.clear()
        self._patience.stop()
        for part in (self.outcome, self.remark, self._progress, self.problems, self.reason):
            part.hide()

    def _begin(self) -> Job:
        """Let go of what runs, and begin anew."""
        self._job.stop()
        self._job = Job()
        self._job.progressed.connect(self._on_progressed)
        self._reset()
        self._progress.setRange(0, 0)
        self._patience.start()
        return self._job

    @Slot()
    def _try(self) -> None:
        if self._path is not None:
            job = self._begin()
            ops.try_import(
                self._desk, self.kind.currentData(), self._path, job, self,
                done=partial(self._on_tried, job), failed=partial(self._on_failed, job),
            )  # fmt: skip

    @Slot()
    def _on_submitted(self) -> None:
        assert self._path is not None
        job = self._begin()
        ops.import_file(
            self._desk, self.kind.currentData(), self._path, job, self,
            done=partial(self._on_imported, job), failed=partial(self._on_failed, job),
        )  # fmt: skip

    def _on_tried(self, job: Job, found: Imported) -> None:
        if job is self._job:
            self._reset()
            self._show(found, self.tr("%1 will be added and %2 changed; %3 are known as they are."))
            self.set_busy(bool(found.problem_count) or not (found.added or found.changed))

    def _on_imported(self, job: Job, found: Imported) -> None:
        if job is not self._job:
            return
        if found.problem_count:
            self._reset()
            self._show(found, "")
            return
        self.accept()
        self._desk.feedback.done(self._counted(self.tr("Imported: %1 added, %2 changed, %3 as before."), found))

    def _on_failed(self, job: Job, error: Exception) -> None:
        if job is not self._job:
            return
        self._reset()
        if isinstance(error, Rejected | Unavailable):
            self.banner.show_error(sentence(error, self._desk.formats))
        else:
            spoken(self._desk.feedback, error, self._desk.formats)

    def _show(self, found: Imported, text: str) -> None:
        self.outcome.setText(self._wrong(found.problem_count) if found.problem_count else self._counted(text, found))
        self.outcome.set_tone("error" if found.problem_count else "text")
        self.outcome.show()
        unknown = ", ".join(found.ignored_columns)
        self.remark.setText(self.tr("Nobody knows these columns, they are left out: %1").replace("%1", unknown))
        self.remark.setVisible(bool(unknown))
        self._model.set_rows(enumerate(found.problems))
        self.problems.setVisible(found.problem_count > 0)
        self.problems.select_key(0)

    def _wrong(self, count: int) -> str:
        if count == 1:
            return self.tr("One thing is wrong, so nothing is imported. Correct the file, then choose it again.")
        text = self.tr("%1 things are wrong, so nothing is imported. Correct the file, then choose it again.")
        return text.replace("%1", self._desk.formats.count(count))

    def _counted(self, text: str, found: Imported) -> str:
        for place, number in (("%1", found.added), ("%2", found.changed), ("%3", found.unchanged)):
            text = text.replace(place, self._desk.formats.count(number))
        return text

    @Slot(int, int)
    def _on_progressed(self, done: int, of_all: int) -> None:
        if self.sender() is self._job:
            self._progress.setRange(0, of_all)
            self._progress.setValue(done)

    @Slot()
    def _on_choice_wanted(self) -> None:
        kinds = self.tr("Tables (%1)").replace("%1", " ".join(f"*{suffix}" for suffix in SUFFIXES))
        self._desk.feedback.choose_file(self.tr("Import a file"), kinds, self.take)

    @Slot()
    def _on_rejected(self) -> None:
        self._job.stop()

    @Slot(object)
    def _on_problem_chosen(self, number: int | None) -> None:
        """A reason is often longer than its column."""
        chosen = None if number is None else self._model.row_of(number)
        self.reason.setText(sentence(chosen[1].error, self._desk.formats) if chosen else "")
        self.reason.setVisible(chosen is not None)


def _columns(formats: Formats) -> tuple[Column[tuple[int, RowProblem]], ...]:
    tr = QCoreApplication.translate
    return (
        Column(tr("ImportForm", "Row"), lambda row: row[1].row, align=Align.RIGHT, width=64),
        Column(tr("ImportForm", "Column"), lambda row: row[1].column, width=112),
        Column(tr("ImportForm", "Value"), lambda row: row[1].value, width=140),
        Column(tr("ImportForm", "Reason"), lambda row: sentence(row[1].error, formats), stretch=True),
    )
