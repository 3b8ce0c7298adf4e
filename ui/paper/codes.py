"""Codes as modules, dark or light: drawn by whoever prints them, at a whole number of its own dots."""

from functools import lru_cache
from typing import Any

import zxingcpp

from domain.kernel.errors import Rejected

Modules = tuple[tuple[bool, ...], ...]
"""Rows of modules, True where it is dark; a barcode has one row."""


def bars(code: str) -> Modules:
    """Return a text as CODE 128; raises ``Rejected("text_not_printable")`` for one that it cannot hold."""
    return _modules(code, zxingcpp.BarcodeFormat.Code128)[:1]


def dots(text: str) -> Modules:
    """Return a text as a QR code; raises ``Rejected("text_not_printable")`` for one that it cannot hold."""
    return _modules(text, zxingcpp.BarcodeFormat.QRCode)


@lru_cache(maxsize=64)
def _modules(text: str, kind: zxingcpp.BarcodeFormat) -> Modules:
    try:
        picture: Any = zxingcpp.create_barcode(text, kind).to_image(scale=1, add_quiet_zones=False)
    except ValueError:
        raise Rejected("text_not_printable", field="code") from None
    height, width = picture.shape
    pixels = memoryview(picture).tobytes()
    return tuple(tuple(value < 128 for value in pixels[row * width : (row + 1) * width]) for row in range(height))
