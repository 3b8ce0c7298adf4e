"""The frame of every form: title, fields, one banner for what went wrong, one button with a verb."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import look
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.number_pad import NumberPad, takes_figures
from ui.widgets.tall_scroll_area import TallScrollArea

_NARROWEST = 440


class FormDialog(QDialog):
    """A subclass fills `body` and answers `submitted`; it closes itself with `accept` once the command succeeded.

    Esc and Cancel close it without a question. While `set_busy` holds, nothing can be sent twice.
    """

    submitted = Signal()
    """The primary button or Ctrl+Enter was pressed, and no field has a problem of its own."""

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        """`verb` is on the primary button, such as "Save price"."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(look.px(_NARROWEST))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.banner = Banner()
        self._scrolled = TallScrollArea()
        self.body = self._scrolled.column
        self._primary = button(verb, "primary")
        self._primary.setDefault(True)
        self._primary.clicked.connect(self._on_submit)
        self._cancel = button(self.tr("Cancel"))
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._on_submit)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self._foot.addStretch(1)
        self._foot.addWidget(self._cancel)
        self._foot.addWidget(self._primary)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(Label(title, "large"))
        layout.addWidget(self.banner)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(24)
        self._middle.addWidget(self._scrolled, 1)
        layout.addLayout(self._middle, 1)
        layout.addLayout(self._foot)

    def add_field(self, label: str, editor: QWidget, hint: str = "") -> Field:
        """Add a row to the form; `label` may hold a mnemonic."""
        field = Field(label, editor, hint)
        self.body.addWidget(field)
        return field

    def fields(self) -> list[Field]:
        """The rows of the form, in their order."""
        return self.findChildren(Field)

    def add_to_foot(self, widget: QWidget) -> None:
        """Put something at the left end of the foot, such as "Save and add another"."""
        self._foot.insertWidget(0, widget)

    def show_problem(self, sentence: str, field: Field | None = None) -> None:
        """Say why it was refused: under its field, which takes the focus, or over the form. Nothing was saved."""
        self.set_busy(False)
        if field is None:
            self.banner.show_error(sentence)
            return
        field.set_problem(sentence)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """Lock the primary button while the command is under way."""
        self._primary.setEnabled(not busy)

    def is_busy(self) -> bool:
        """Whether the command is under way."""
        return not self._primary.isEnabled()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._offer_figures()
        self._grow()
        wrong = [field for field in self.fields() if field.problem]
        first = next(iter(wrong or self.fields()), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_figures(self) -> None:
        """Offer figures to tap, where there are fingers and a field for figures."""
        wanted = look.current().touch and any(takes_figures(edit) for edit in self.findChildren(QLineEdit))
        if wanted and self.findChild(NumberPad) is None:
            pad = NumberPad(self)
            self._middle.addWidget(pad, 0, Qt.AlignmentFlag.AlignTop)
            self.body.addStretch(1)
            self.setMinimumWidth(look.px(_NARROWEST) + pad.sizeHint().width())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def _grow(self) -> None:
        """Become as high as everything needs, as far as the screen allows; the fields scroll beyond that."""
        needed = self._column.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), min(needed, self.screen().availableGeometry().height() * 9 // 10)))

    @Slot()
    def _on_submit(self) -> None:
        if self.is_busy():
            return
        self.banner.clear()
        wrong = next((field for field in self.fields() if not field.check()), None)
        if wrong is None:
            self.submitted.emit()
        else:
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
