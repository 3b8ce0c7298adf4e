"""The sections of the Settings page, in their order: a new one is one file and one line here."""

from ui.settings.backup_section import BackupSection
from ui.settings.customer_section import CustomerSection
from ui.settings.keys_section import KeysSection
from ui.settings.labels_section import LabelsSection
from ui.settings.look_section import LookSection
from ui.settings.papers_section import PapersSection
from ui.settings.payments_section import PaymentsSection
from ui.settings.printer_section import PrinterSection
from ui.settings.scanner_section import ScannerSection
from ui.settings.section import Section

SECTIONS: tuple[type[Section], ...] = (
    LookSection,
    KeysSection,
    ScannerSection,
    LabelsSection,
    CustomerSection,
    PrinterSection,
    PapersSection,
    PaymentsSection,
    BackupSection,
)
