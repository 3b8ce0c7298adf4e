"""Import of products and of orders from a table; the rest of the package is how it is done."""

from app.importing.importer import KINDS, import_file
from app.importing.report import ImportReport, RowProblem

__all__ = ["KINDS", "ImportReport", "RowProblem", "import_file"]
