"""A paper as the commands of receipt printers (ESC/POS), which print their own letters faster than any picture.

Text goes out in the printer's own letters, in whichever of its code pages has them. What no page has, such as Chinese,
makes the whole paper a picture. The logo is one always (docs/decisions/0019).
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ui.paper.description import Barcode, Logo, Paper, Qr
from ui.paper.drawing import ROLL_58, ROLL_80
from ui.paper.lines import COLUMNS, Item, Line, lay_out
from ui.paper.output import picture

_ESC, _GS = b"\x1b", b"\x1d"
START = _ESC + b"@"
KICK = _ESC + b"p\x00\x32\x32"
"""A pulse of 100 ms on the drawer's first pin."""
CUT = _ESC + b"d\x06" + _GS + b"V\x01"
"""Six lines up to the knife, then a cut that leaves a corner, so that the receipt does not fall."""

_PAGES = (("cp858", 19), ("cp1252", 16), ("cp852", 18), ("cp866", 17), ("cp857", 13), ("cp737", 14))
"""Code pages in the order in which they are tried, with the number that Epson and those who follow it gave them."""

_DOTS_PER_MM = 8
_BAND = 240
"""Rows of a picture that are sent at once: more is more than the memory of small printers."""
_LOGO_DOTS = {58: 384, 80: 576}
_LOGO_ROWS = 192


def commands(paper: Paper, roll: int, *, kick: bool = False) -> bytes:
    """Return what to send to a printer with a roll of 58 or 80 mm; ``kick`` opens the drawer first."""
    items = lay_out(paper, COLUMNS[roll])
    lines = (item.text for item in items if isinstance(item, Line))
    body = _written(items, roll) if all(map(can_write, lines)) else _drawn(paper, roll)
    return START + (KICK if kick else b"") + body + CUT


def can_write(text: str) -> bool:
    """Tell whether a printer has letters for all of it."""
    return all(_encoded(letter) for letter in text)


def _written(items: Iterable[Item], roll: int) -> bytes:
    return b"".join(_coded(items, roll))


def _coded(items: Iterable[Item], roll: int) -> Iterator[bytes]:
    page = 0
    for item in items:
        match item:
            case Line():
                text, page = _in_pages(item.text.rstrip(), page)
                yield _styled(text, item) + b"\n"
            case Barcode():
                yield _centred(_barcode(item.code)) + item.code.center(COLUMNS[roll]).rstrip().encode() + b"\n"
            case Qr():
                yield _centred(_qr(item.text.encode()))
            case Logo():
                yield _centred(_logo(item.png, roll))


def _styled(text: bytes, line: Line) -> bytes:
    if line.strong:
        text = _ESC + b"E\x01" + text + _ESC + b"E\x00"
    if line.large:
        text = _GS + b"!\x11" + text + _GS + b"!\x00"
    return text


def _centred(content: bytes) -> bytes:
    return _ESC + b"a\x01" + content + _ESC + b"a\x00"


def _in_pages(text: str, page: int) -> tuple[bytes, int]:
    """Return the text in as few code pages as it needs, and the page that holds at its end (0: none was chosen yet)."""
    written = b""
    for letter in text:
        found = _encoded(letter)
        code = found.get(page)
        if code is None:
            page, code = next(iter(found.items()))
            written += _ESC + b"t" + bytes([page])
        written += code
    return written, page


@lru_cache(maxsize=4096)
def _encoded(letter: str) -> dict[int, bytes]:
    """Return a letter in every code page that has it, else without its accent, else nothing."""
    for form in (letter, unicodedata.normalize("NFKD", letter)[:1]):
        found = {number: code for name, number in _PAGES if (code := _coded_in(form, name))}
        if found:
            return found
    return {}


def _coded_in(letter: str, page: str) -> bytes:
    try:
        return letter.encode(page)
    except UnicodeEncodeError:
        return b""


def _barcode(code: str) -> bytes:
    """CODE 128, two dots a module, without the printer's own text under it."""
    data = b"{B" + code.replace("{", "{{").encode("ascii")
    return _GS + b"h\x50" + _GS + b"w\x02" + _GS + b"H\x00" + _GS + b"kI" + bytes([len(data)]) + data


def _qr(text: bytes) -> bytes:
    """Model 2, five dots a module, the least correction: it is read from paper, not from a wall."""
    length = (len(text) + 3).to_bytes(2, "little")
    return (
        _GS + b"(k\x04\x001A2\x00" + _GS + b"(k\x03\x001C\x05" + _GS + b"(k\x03\x001E0"
        + _GS + b"(k" + length + b"1P0" + text + _GS + b"(k\x03\x001Q0" + b"\n"
    )  # fmt: skip


def _logo(png: bytes, roll: int) -> bytes:
    image = QImage.fromData(png)
    if image.isNull():
        return b""
    if image.width() > _LOGO_DOTS[roll] or image.height() > _LOGO_ROWS:
        image = image.scaled(
            _LOGO_DOTS[roll], _LOGO_ROWS, Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
    return _raster(image) + b"\n"


def _drawn(paper: Paper, roll: int) -> bytes:
    medium = ROLL_58 if roll == 58 else ROLL_80
    image = picture(paper, medium, _DOTS_PER_MM)
    margin = medium.margin * _DOTS_PER_MM
    return _raster(image.copy(margin, margin, image.width() - 2 * margin, image.height() - 2 * margin))


def _raster(image: QImage) -> bytes:
    """Return a picture as rows of bits, a set one black, in bands that small printers can hold."""
    on_white = QImage(image.size(), QImage.Format.Format_RGB32)
    on_white.fill(Qt.GlobalColor.white)
    _lay_over(on_white, image)
    mono = on_white.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    if QColor.fromRgba(mono.color(1)).lightness() > 127:
        mono.invertPixels()
    across = (mono.width() + 7) // 8
    bits, step = bytes(mono.constBits()), mono.bytesPerLine()
    rows = [bits[row * step : row * step + across] for row in range(mono.height())]
    bands = [rows[start : start + _BAND] for start in range(0, len(rows), _BAND)]
    return b"".join(
        _GS + b"v0\x00" + across.to_bytes(2, "little") + len(band).to_bytes(2, "little") + b"".join(band)
        for band in bands
    )


def _lay_over(ground: QImage, image: QImage) -> None:
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
