"""Reads papers back as a customer's telephone, a scanner and a search through files do."""

from pathlib import Path
from typing import Any

import zxingcpp
from pypdf import PdfReader
from PySide6.QtGui import QImage


def codes_on(image: QImage) -> set[str]:
    """What a scanner reads from a picture, whatever stands on it."""
    grey: Any = image.convertToFormat(QImage.Format.Format_Grayscale8)
    shape = (grey.height(), grey.bytesPerLine())
    pixels = memoryview(bytes(grey.constBits())).cast("B", shape)
    return {found.text for found in zxingcpp.read_barcodes(pixels)}


def text_of(pdf: Path) -> list[str]:
    """The words of each page, with single spaces: readers tell apart what is only a gap."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages]
