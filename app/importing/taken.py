"""What came of one product or order of a table."""

from enum import StrEnum


class Taken(StrEnum):
    """What an import did with it; values are the names under which it is counted."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
