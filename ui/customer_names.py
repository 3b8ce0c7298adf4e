"""How customers are called; some gave no name."""

from PySide6.QtCore import QCoreApplication


def called(name: str) -> str:
    """Return a customer's name, or what stands in its place."""
    return name or QCoreApplication.translate("Customer", "Customer without a name")
