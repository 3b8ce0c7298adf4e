"""For which customers an offer is: one of the groups that there are, another one, or everybody."""

from PySide6.QtWidgets import QComboBox, QWidget

from ui.desk import Desk


class GroupBox(QComboBox):
    """A group is nothing but its name; whoever types a new one has made it. Nothing is completed in it."""

    def __init__(self, desk: Desk, group: str, nobody: str, parent: QWidget | None = None) -> None:
        """``nobody`` is what is said where no group is named."""
        super().__init__(parent)
        self.setEditable(True)
        self.setCompleter(None)  # type: ignore[arg-type]
        self.addItems(known_groups(desk))
        self.setCurrentIndex(-1)
        self.setEditText(group)
        edit = self.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(nobody)

    def group(self) -> str:
        """Return the name that stands there, "" for no group."""
        return self.currentText().strip()


def known_groups(desk: Desk) -> list[str]:
    """Return the groups that customers are in or that offers are for, in alphabetical order."""
    views = ("customer_groups", "price_lists", "promotions")
    return sorted({str(doc["group"]) for view in views for doc in desk.live.view(view).documents.values()} - {""})
