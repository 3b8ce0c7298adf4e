"""How a scanner is told from fingers, and a line to try it on."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QSignalBlocker, Slot
from PySide6.QtWidgets import QLineEdit, QSpinBox

from ui.desk import Desk
from ui.kept import Kept
from ui.scan_settings import LEAST_GAP, LEAST_LETTERS, MOST_GAP, MOST_LETTERS, ScanSettings
from ui.scanner import Burst
from ui.settings.scan_trial import ScanTrial
from ui.settings.section import Section
from ui.widgets.banner import Banner
from ui.widgets.field import Field

_INDENT = 8
_ROOM_PERCENT = 150
"""So much of the slowest pause is allowed where a slower scanner is let in."""


class ScannerSection(Section):
    """Most scanners need nothing of this; the trial says what is wrong with the others."""

    NAME = "scanner"
    TITLE = str(QT_TRANSLATE_NOOP("Settings", "Scanner"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.gap = _number(LEAST_GAP, MOST_GAP, self.tr(" ms"))
        self.least = _number(LEAST_LETTERS, MOST_LETTERS, "")
        self.prefix, self.suffix = QLineEdit(), QLineEdit()
        self.trial = ScanTrial(desk.preferences.scanner)
        self.trial.arrived.connect(self._on_arrived)
        self.verdict = Banner()
        self._wanted_gap = 0
        self.verdict.action_wanted.connect(self._on_allow)
        self.add(Field(self.tr("&Test your scanner"), self.trial))
        self.body.addWidget(self.verdict)
        self.add(
            Field(
                self.tr("&Longest pause between two letters"), self.gap,
                self.tr("More lets slow scanners in, less keeps fast fingers out."),
            )
        )  # fmt: skip
        self.add(Field(self.tr("&Fewest letters of a code"), self.least))
        taken_off = self.tr("What it is set to send there is taken off.")
        self.add(Field(self.tr("&Before each code"), self.prefix, taken_off))
        self.add(
            Field(self.tr("Be&hind each code"), self.suffix, self.tr("Enter and Tab are understood by themselves."))
        )
        self.body.addStretch(1)
        for number in (self.gap, self.least):
            number.valueChanged.connect(self.chosen)
        for edit in (self.prefix, self.suffix):
            edit.editingFinished.connect(self.chosen)

    def load(self, kept: Kept) -> None:
        for number, value in ((self.gap, kept.scanner.gap_ms), (self.least, kept.scanner.least)):
            with QSignalBlocker(number):
                number.setValue(value)
        for edit, text in ((self.prefix, kept.scanner.prefix), (self.suffix, kept.scanner.suffix)):
            if not edit.hasFocus():
                edit.setText(text)

    def save(self, kept: Kept) -> None:
        kept.scanner = ScanSettings(self.gap.value(), self.least.value(), self.prefix.text(), self.suffix.text())

    @Slot(object, bool)
    def _on_arrived(self, burst: Burst, known: bool) -> None:
        slowest = max(burst.gaps_ms, default=0)
        self._wanted_gap = min(-(-slowest * _ROOM_PERCENT // 1000) * 10, MOST_GAP)
        too_slow = not known and self.gap.value() < slowest <= MOST_GAP
        words = f"{self._measured(burst, slowest)} {self._judged(burst, known, slowest)}"
        allow = self.tr("Allow %1 ms").replace("%1", str(self._wanted_gap))
        if known:
            self.verdict.show_done(words)
        else:
            self.verdict.show_warning(words, allow if too_slow else "")

    def _measured(self, burst: Burst, slowest: int) -> str:
        ends = {"Enter": self.tr("Enter"), "Tab": self.tr("Tab"), "": self.tr("a pause")}
        count = self.desk.formats.count
        words = self.tr("“%1”: %2 letters in %3 ms, at most %4 ms apart, ended by %5.").replace("%5", ends[burst.end])
        words = words.replace("%4", count(slowest)).replace("%3", count(sum(burst.gaps_ms)))
        return words.replace("%2", count(len(burst.text))).replace("%1", burst.text)

    def _judged(self, burst: Burst, known: bool, slowest: int) -> str:
        settings = self.desk.preferences.scanner.settings
        if known:
            return self.tr("Known as a scan of %1.").replace("%1", settings.code(burst.text))
        if slowest > settings.gap_ms:
            return self.tr("Too slow for a scan: these were fingers, or a slow scanner.")
        return self.tr("Too short for a scan.")

    @Slot()
    def _on_allow(self) -> None:
        self.gap.setValue(self._wanted_gap)
        self.verdict.clear()
        self.trial.setFocus()


def _number(least: int, most: int, unit: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setSuffix(unit)
    box.lineEdit().setTextMargins(_INDENT, 0, 0, 0)  # a stylesheet's padding does not reach it
    return box
