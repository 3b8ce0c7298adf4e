"""One way to begin: a large button with an icon, a verb and a sentence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.theme import look
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label

_WIDTH, _HEIGHT = 264, 168


class Way(QPushButton):
    """Emits ``clicked``; its words are labels, so that the sentence wraps."""

    def __init__(self, icon: str, verb: str, sentence: str, parent: QWidget | None = None) -> None:
        """``verb`` may hold a mnemonic."""
        super().__init__(parent)
        self.setFixedSize(look.px(_WIDTH), look.px(_HEIGHT))
        self.setAccessibleName(verb.replace("&", ""))
        self.setAccessibleDescription(sentence)
        self.setShortcut(f"Alt+{verb[verb.index('&') + 1]}" if "&" in verb else "")
        self.setAutoDefault(True)
        words = Label(sentence, "body", "dim")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(IconLabel(icon, "accent", 28))
        layout.addWidget(Label(verb.replace("&", ""), "large"))
        layout.addWidget(words, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
