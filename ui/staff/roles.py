"""What people may do, as they say it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from domain.staff.events import Role

_WORDS = {
    Role.CASHIER: QT_TRANSLATE_NOOP("Role", "Cashier"),
    Role.SUPERVISOR: QT_TRANSLATE_NOOP("Role", "Supervisor"),
    Role.MANAGER: QT_TRANSLATE_NOOP("Role", "Manager"),
    Role.OWNER: QT_TRANSLATE_NOOP("Role", "Owner"),
}
_RANK = {role: rank for rank, role in enumerate(Role)}


def word(role: str) -> str:
    """Return a role in the language of the window."""
    return QCoreApplication.translate("Role", str(_WORDS[Role(role)]))


def rank(role: str) -> int:
    """Return how much a role may do; more is more."""
    return _RANK[Role(role)]
