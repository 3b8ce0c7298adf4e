"""A paper as a picture, as a PDF, and on any printer that the system knows; also on a thread without a window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from domain.kernel.errors import Unavailable
from ui.paper.description import Paper
from ui.paper.drawing import Drawing, Medium

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PDF_DPI = 600
_MM_PER_INCH = 25.4


def picture(paper: Paper, medium: Medium, dots_per_mm: float = 8, page: int = 0) -> QImage:
    """Return a page as black on white; by default with the dots of a receipt printer."""
    drawing = Drawing(paper, medium)
    image = QImage(int(drawing.width * dots_per_mm), int(drawing.height * dots_per_mm), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    drawing.paint(painter, page, dots_per_mm)
    painter.end()
    return image


def pdf(paper: Paper, medium: Medium) -> bytes:
    """Return a PDF whose words can be searched."""
    drawing = Drawing(paper, medium)
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DPI)
    writer.setPageLayout(page_layout(drawing))
    writer.setTitle(paper.title)
    writer.setCreator("Tillbook")
    painter = QPainter(writer)
    for page in range(drawing.pages):
        if page:
            writer.newPage()
        drawing.paint(painter, page, _PDF_DPI / _MM_PER_INCH)
    painter.end()
    return bytes(written.data())


def png(paper: Paper, medium: Medium) -> bytes:
    """Return the first page as a picture in the dots of a receipt printer."""
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture(paper, medium).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(written.data())


def save(content: bytes, file: Path) -> None:
    """Write a file; raises ``Unavailable("file_not_written")``."""
    try:
        file.write_bytes(content)
    except OSError as error:
        raise Unavailable("file_not_written", file=str(file), reason=error.strerror or str(error)) from error


def print_with_system(paper: Paper, medium: Medium, printer_name: str) -> None:
    """Print on a printer that the system knows, the usual one where the name is empty.

    Raises ``Unavailable("printer_unknown")`` or ``Unavailable("printer_failed")``.
    """
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    info = QPrinterInfo.printerInfo(printer_name) if printer_name else QPrinterInfo.defaultPrinter()
    if info.isNull():
        raise Unavailable("printer_unknown", printer=printer_name or "–")
    print_on(paper, medium, QPrinter(info, QPrinter.PrinterMode.HighResolution))


def print_on(paper: Paper, medium: Medium, printer: "QPrinter") -> None:
    """Print on a printer; raises ``Unavailable("printer_failed")``."""
    drawing = Drawing(paper, medium)
    printer.setPageLayout(page_layout(drawing))
    printer.setFullPage(True)
    printer.setDocName(paper.title)
    painter = QPainter()
    if not painter.begin(printer):
        raise Unavailable("printer_failed", printer=printer.printerName(), reason="it does not take the page")
    dots_per_mm = printer.resolution() / _MM_PER_INCH
    for page in range(drawing.pages):
        if page:
            printer.newPage()
        drawing.paint(painter, page, dots_per_mm)
    painter.end()


def system_printers() -> list[str]:
    """Return the names of the printers that the system knows."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return list(QPrinterInfo.availablePrinterNames())


def page_layout(drawing: Drawing) -> QPageLayout:
    """Return pages as large as the drawing, which keeps its own margins."""
    size = QPageSize(
        QSizeF(drawing.width, drawing.height), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
