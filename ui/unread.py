"""Keeps PySide from reading, and for ever keeping, the source text of every module that is imported after it.

It looks there for its own name, because ``from __feature__ import snake_case`` holds module by module. Nobody here
switches such a feature on, and the text of all that the window imports is 165,000 lines: 16 MB, and a tenth of a start.
"""

import linecache
import sys

import PySide6.QtCore  # noqa: F401 - it brings what is changed here


def leave_sources_unread() -> None:
    """Answer for every module as for one that uses PySide: no feature. A PySide that does not ask so is left alone."""
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: True)  # noqa: B010 - no stub knows it
    linecache.clearcache()
