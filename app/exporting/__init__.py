"""Export of any list, and of the whole log, to a file; the rest of the package is how it is done."""

from app.exporting.exporter import EVENTS, FORMATS, export

__all__ = ["EVENTS", "FORMATS", "export"]
