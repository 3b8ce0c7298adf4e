"""How a scanner is told from a person. Qt is not needed to read it."""

from typing import Annotated

import msgspec

LEAST_GAP, MOST_GAP = 10, 200
LEAST_LETTERS, MOST_LETTERS = 3, 30


class ScanSettings(msgspec.Struct, frozen=True):
    """What a burst is: at least so many characters, none later than so many milliseconds after the one before."""

    gap_ms: Annotated[int, msgspec.Meta(ge=LEAST_GAP, le=MOST_GAP)] = 50
    least: Annotated[int, msgspec.Meta(ge=LEAST_LETTERS, le=MOST_LETTERS)] = 6
    prefix: str = ""
    """What the scanner is set to send before each code; it is taken off where it is there."""
    suffix: str = ""
    """The same behind each code, before the Enter or Tab."""
    machine_ms: int = 20
    """From one key to the next on average: no fingers are that fast for a whole code."""
    spread_ms: int = 20
    """Between the longest and the shortest gap: no fingers are that even, at this speed, over letters and figures."""

    @property
    def pause_ms(self) -> int:
        """How long a scanner that sends neither Enter nor Tab must be silent until its code is complete."""
        return 2 * self.gap_ms + 50

    def code(self, burst: str) -> str:
        """Return the code within what a scanner has typed."""
        return burst.removeprefix(self.prefix).removesuffix(self.suffix)
