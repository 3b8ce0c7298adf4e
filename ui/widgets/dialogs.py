"""The two dialogs that are not forms: a question before what cannot be taken back, and our own mistake."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.buttons import button
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label


class _Notice(QDialog):
    """Icon, a line in bold, a sentence, and buttons at the right."""

    def __init__(self, icon: str, tone: str, title: str, sentence: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        words = Label(sentence, "body", "dim")
        words.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(8)
        heading = Label(title, "large")
        heading.setWordWrap(True)
        column.addWidget(heading)
        column.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(IconLabel(icon, tone, 28), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(20)
        self.body.addLayout(row)
        self.body.addLayout(self.foot)


class ConfirmDialog(_Notice):
    """The safe button has the focus: Enter by habit changes nothing."""

    def __init__(
        self, question: str, consequence: str, verb: str, then: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("triangle-alert", "warn", question, consequence, parent)
        self._then = then
        keep = button(self.tr("Cancel"))
        keep.clicked.connect(self.reject)
        do = button(verb, "danger")
        do.setAutoDefault(False)
        do.clicked.connect(self._on_confirmed)
        self.foot.addWidget(keep)
        self.foot.addWidget(do)
        keep.setDefault(True)
        keep.setFocus()

    @Slot()
    def _on_confirmed(self) -> None:
        self.accept()
        self._then()


class TroubleDialog(_Notice):
    """Says what matters to the shop first: nothing was saved, nothing is lost."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        title = translate("TroubleDialog", "The program made a mistake")
        calm = translate("TroubleDialog", "Nothing was saved by this step. Everything before it is safe.")
        super().__init__("life-buoy", "accent", title, calm, parent)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setMinimumHeight(120)
        self.body.insertWidget(1, self._details)
        copy = button(self.tr("Copy details"), "plain", "copy")
        copy.setAutoDefault(False)
        copy.clicked.connect(self._on_copy)
        close = button(self.tr("Go on"), "primary")
        close.clicked.connect(self.accept)
        self.foot.addWidget(copy)
        self.foot.addWidget(close)
        close.setDefault(True)
        close.setFocus()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
