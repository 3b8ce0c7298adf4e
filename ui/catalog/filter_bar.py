"""The line over the list: what to look for, which products, of which category, and how many that are."""

from collections import Counter

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QComboBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.catalog.wanted import Show, Wanted
from ui.format import Formats
from ui.theme import look

_ONE_LINE_FROM, _NARROWEST = 740, 480
"""Pixels at 100 %: below the first, what is typed has a line of its own."""

_INTO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterBar(QWidget):
    """Says what is wanted at every key; Down and Enter lead into the list, Esc empties the field."""

    wanted = Signal(object)
    """A ``Wanted``: the person wants to see these."""
    finished = Signal()
    """On to the list."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._words = {
            Show.ALL: self.tr("All"),
            Show.LOW: self.tr("Low"),
            Show.OUT: self.tr("Out of stock"),
            Show.RETIRED: self.tr("Retired"),
        }
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("Name, SKU, brand, category or barcode"))
        self.edit.setAccessibleName(self.tr("Filter the products"))
        self.edit.setClearButtonEnabled(True)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_changed)
        self._group = QButtonGroup(self)
        self._buttons = {show: self._button(show) for show in Show}
        self._buttons[Show.ALL].setChecked(True)
        self._group.buttonClicked.connect(self._on_changed)
        self.category = QComboBox()
        # A screen reader takes a combo box's name from its label alone.
        named = QLabel(self.tr("Category"), self)
        named.setBuddy(self.category)
        named.hide()
        self.category.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.category.setMinimumContentsLength(14)
        self.category.addItem(self.tr("All categories"), "")
        self.category.currentIndexChanged.connect(self._on_changed)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for button in self._buttons.values():
            choices.addWidget(button)
        choices.addWidget(self.category, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addWidget(self.edit, 1)
        self._line.addLayout(choices)

    def set_tally(self, shown: Counter[Show], categories: Counter[str]) -> None:
        """Say beside each choice how many products it holds, and offer the categories that there are."""
        for show, button in self._buttons.items():
            button.setText(f"{self._words[show]}  {self._formats.count(shown[show])}")
        names = ["", *sorted(name for name, count in categories.items() if count and name)]
        if names != [self.category.itemData(index) for index in range(self.category.count())]:
            self._offer(names)

    def current(self) -> Wanted:
        """What is wanted now."""
        show = next(show for show, button in self._buttons.items() if button.isChecked())
        return Wanted(self.edit.text(), show, self.category.currentData())

    def clear(self) -> None:
        """Want every product again."""
        self.edit.clear()
        self.category.setCurrentIndex(0)
        self.choose(Show.ALL)

    def choose(self, show: Show) -> None:
        """Choose which products are shown."""
        self._buttons[show].click()

    @Slot()
    def focus_edit(self) -> None:
        """Let the person type."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def type_on(self, letters: str) -> None:
        """Go on with letters that were typed elsewhere."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.setText(letters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < look.px(_ONE_LINE_FROM)
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def minimumSizeHint(self) -> QSize:
        # In two lines where it must be: the page may be narrower than everything in one.
        return QSize(look.px(_NARROWEST), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _INTO_LIST:
            self.finished.emit()
            return True
        if event.key() == Qt.Key.Key_Escape and self.edit.text():
            self.edit.clear()
            return True
        return False

    def _button(self, show: Show) -> QToolButton:
        button = QToolButton()
        button.setText(self._words[show])
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._group.addButton(button)
        return button

    def _offer(self, names: list[str]) -> None:
        chosen = self.category.currentData()
        self.category.blockSignals(True)
        self.category.clear()
        for name in names:
            self.category.addItem(name or self.tr("All categories"), name)
        index = self.category.findData(chosen)
        self.category.setCurrentIndex(max(index, 0))
        self.category.blockSignals(False)
        if index < 0:
            self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self.wanted.emit(self.current())
