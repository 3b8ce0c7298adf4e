"""Another key for one action: press it, and it says at once whose it is already."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence

from ui.actions import Actions, ActionSpec, key_words
from ui.settings.fit_keys import unfit
from ui.settings.key_catcher import KeyCatcher
from ui.widgets.buttons import button
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Label


class KeyForm(FormDialog):
    """Nothing is changed before the button is pressed, whose words say what is taken from whom."""

    def __init__(self, actions: Actions, spec: ActionSpec) -> None:
        super().__init__(self.tr("Key of “%1”").replace("%1", spec.words()), self.tr("Use this key"))
        self._actions = actions
        self._spec = spec
        self._key = ""
        self._catcher = KeyCatcher()
        self._catcher.caught.connect(self._on_caught)
        self._field = self.add_field(self.tr("&New key"), self._catcher, self.tr("Enter takes it, Esc leaves it."))
        self.body.addWidget(Label(self.tr("Now: %1").replace("%1", shown_keys(actions, spec)), "body", "dim"))
        for words, slot, offered in (
            (self.tr("&Usual key"), self._on_usual, not actions.is_usual(spec)),
            (self.tr("N&o key"), self._on_none, bool(actions.keys(spec))),
        ):
            offer = button(words)
            offer.setAutoDefault(False)
            offer.clicked.connect(slot)
            offer.setVisible(offered)
            self.add_to_foot(offer)
        self._primary.setEnabled(False)
        self.submitted.connect(self._on_submitted)

    @Slot(str)
    def _on_caught(self, key: str) -> None:
        reason = unfit(QKeySequence(key))
        holders = self._actions.holders(self._spec, key)
        self._key = key
        self._primary.setEnabled(not reason)
        self._primary.setText(self.tr("Use this key") if not holders or reason else self.tr("Take it"))
        self._field.set_problem(reason or self._taken(key, holders))

    def _taken(self, key: str, holders: list[ActionSpec]) -> str:
        if not holders:
            return ""
        names = ", ".join(f"“{holder.words()}”" for holder in holders)
        words = self.tr("%1 is %2 already. Taken from there, it works here only.").replace("%2", names)
        return words.replace("%1", key_words(QKeySequence(key)))

    @Slot()
    def _on_submitted(self) -> None:
        self._actions.choose(self._spec, [self._key])
        self.accept()

    @Slot()
    def _on_usual(self) -> None:
        self._actions.reset(self._spec)
        self.accept()

    @Slot()
    def _on_none(self) -> None:
        self._actions.choose(self._spec, [])
        self.accept()


def shown_keys(actions: Actions, spec: ActionSpec) -> str:
    """Return the keys of an action as people write them here; a dash for none."""
    keys = (key_words(QKeySequence(key)) for key in actions.keys(spec))
    return ", ".join(keys) or "–"
