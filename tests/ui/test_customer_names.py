"""A customer who gave no name is called the same everywhere, and translated once."""

from pathlib import Path

import ui
from ui.customer_names import called


def test_a_customer_is_called_by_name_and_without_one_by_that() -> None:
    assert called("Anna Berger") == "Anna Berger"
    assert called("") == "Customer without a name"


def test_the_words_stand_in_one_place() -> None:
    folder = Path(ui.__file__).parent
    places = [path.name for path in folder.rglob("*.py") if "Customer without a name" in path.read_text("utf-8")]
    assert places == ["customer_names.py"]
