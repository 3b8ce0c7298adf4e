"""Everything that can be done with a key, declared once: keys, bar, palette, sheet and tooltips all come from here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

EVERYWHERE = "window"
"""The context of what works on every page."""


class ActionSpec(NamedTuple):
    """One thing that a person may want, as long as nobody has said where and how it is done."""

    id: str
    """The page that has it, or ``EVERYWHERE``, a dot, and the wish. Stable: chosen keys are kept under it."""
    text: str
    """Marked with ``QT_TRANSLATE_NOOP("Action", ...)``."""
    keys: tuple[str, ...] = ()
    """The usual keys, as ``QKeySequence`` reads them; the first one is shown."""
    icon: str = ""
    """A Lucide name."""
    translated_in: str = "Action"

    @property
    def context(self) -> str:
        """Where it works: the name of a page, or ``EVERYWHERE``."""
        return self.id.partition(".")[0]

    def words(self) -> str:
        """Return the text in the language of the window."""
        return QCoreApplication.translate(self.translated_in, self.text)


class ActionGroup(NamedTuple):
    """What one page can do, or the window on all of them."""

    title: str
    specs: tuple[ActionSpec, ...]


class Actions(QObject):
    """One per application: which keys each action has for this person, and the ``QAction``s that follow them."""

    changed = Signal()
    """Some action has other keys now."""

    def __init__(
        self, chosen: dict[str, list[str]], declared: Callable[[], Sequence[ActionGroup]], parent: QObject | None = None
    ) -> None:
        """``chosen`` are the keys of a person by id, kept elsewhere; ``declared`` names every action there is."""
        super().__init__(parent)
        self._chosen = chosen
        self._declared = declared

    def make(self, spec: ActionSpec, owner: QWidget, slot: Any) -> "Action":
        """Make an action that works while its owner is shown, on the keys that hold."""
        action = Action(spec, self, owner)
        action.triggered.connect(slot)
        owner.addAction(action)
        return action

    def make_all(self, specs: Iterable[ActionSpec], owner: QWidget, slots: Mapping[str, Any]) -> dict[str, "Action"]:
        """Make the actions of a page by their wishes. Raises ``KeyError`` for one that nobody answers."""
        wishes = {spec.id.partition(".")[2]: spec for spec in specs}
        return {wish: self.make(spec, owner, slots[wish]) for wish, spec in wishes.items()}

    def groups(self) -> Sequence[ActionGroup]:
        """Every action there is, page by page."""
        return self._declared()

    def keys(self, spec: ActionSpec) -> list[str]:
        """The keys that hold for an action, the one that is shown first; a usual one yields to a chosen one."""
        chosen = self._chosen.get(spec.id)
        return [key for key in spec.keys if not self._yields(spec, key)] if chosen is None else chosen

    def is_usual(self, spec: ActionSpec) -> bool:
        """Whether an action has the keys that it came with."""
        return self.keys(spec) == list(spec.keys)

    def holders(self, spec: ActionSpec, key: str) -> list[ActionSpec]:
        """The other actions that have a key already, where this one would work too."""
        wanted = QKeySequence(key)
        return [
            other
            for group in self.groups()
            for other in group.specs
            if _meet(other.id, spec.id) and any(QKeySequence(held) == wanted for held in self.keys(other))
        ]

    def choose(self, spec: ActionSpec, keys: Iterable[str]) -> None:
        """Give an action these keys, and take them from whichever had them."""
        keys = list(keys)
        taken = [QKeySequence(key) for key in keys]
        for other, held in self._chosen.items():
            if _meet(other, spec.id):
                self._chosen[other] = [key for key in held if QKeySequence(key) not in taken]
        if keys == list(spec.keys):
            self._chosen.pop(spec.id, None)
        else:
            self._chosen[spec.id] = keys
        self.changed.emit()

    def reset(self, spec: ActionSpec | None = None) -> None:
        """Give an action the keys back that it came with, or all of them theirs."""
        if spec is None:
            self._chosen.clear()
            self.changed.emit()
        else:
            self.choose(spec, spec.keys)

    def _yields(self, spec: ActionSpec, key: str) -> bool:
        """Whether another action was given this key: now, or before this one came with it in a newer version."""
        return any(
            _meet(other, spec.id) and QKeySequence(key) in [QKeySequence(held) for held in keys]
            for other, keys in self._chosen.items()
        )


def key_words(key: QKeySequence) -> str:
    """Return a key as people here know it: what Qt calls Return says Enter on most keyboards, and in the manual."""
    return key.toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


def _meet(one: str, other: str) -> bool:
    """Whether two actions, by their ids, ever work at the same place."""
    places = {one.partition(".")[0], other.partition(".")[0]}
    return one != other and (len(places) == 1 or EVERYWHERE in places)


class Action(QAction):
    """A ``QAction`` whose text and keys are those of its declaration; its picture is drawn by who shows it."""

    def __init__(self, spec: ActionSpec, keys_of: Actions, owner: QObject) -> None:
        super().__init__(spec.words(), owner)
        self.spec = spec
        self._badge = ""
        self._keys_of = keys_of
        self.setObjectName(spec.id)
        keys_of.changed.connect(self._on_keys_changed)
        self._on_keys_changed()

    @property
    def badge(self) -> str:
        """How many things wait behind it, as it is shown; "" where none do."""
        return self._badge

    def set_badge(self, badge: str) -> None:
        """Show another number of things that wait."""
        if badge != self._badge:
            self._badge = badge
            self.changed.emit()

    @property
    def key(self) -> str:
        """The key that is shown, as people write it here; "" where it has none."""
        return key_words(self.shortcut())

    @Slot()
    def _on_keys_changed(self) -> None:
        self.setShortcuts([QKeySequence(key) for key in self._keys_of.keys(self.spec)])
        self.setToolTip(f"{self.text()} ({self.key})" if self.key else self.text())
