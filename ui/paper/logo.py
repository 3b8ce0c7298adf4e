"""A picture as receipt printers take it: black dots on white, no wider than a roll, as small as a PNG can be."""

from base64 import b64encode
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter

from domain.kernel.errors import Rejected

WIDEST, HIGHEST = 576, 192
"""Dots: the width of a roll, and 24 mm."""


def logo_of(file: Path) -> str:
    """Return the picture in a file as the base64 text of a PNG; raises ``Rejected("not_a_logo")``."""
    image = QImage(str(file))
    if image.isNull():
        raise Rejected("not_a_logo")
    if image.width() > WIDEST or image.height() > HIGHEST:
        kept = Qt.AspectRatioMode.KeepAspectRatio
        image = image.scaled(WIDEST, HIGHEST, kept, Qt.TransformationMode.SmoothTransformation)
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    dots = ground.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.DiffuseDither)
    dots.save(buffer, "PNG")  # type: ignore[call-overload]
    return b64encode(written.data()).decode()
