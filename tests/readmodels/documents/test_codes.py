import pytest

from readmodels.documents.codes import Named, order_code, read_code, receipt_code


@pytest.mark.parametrize("number", [1, 1042, 12_345_678])
def test_the_code_of_an_order_is_read_back(number: int) -> None:
    assert read_code(order_code(number)) == Named(number, "", None)


@pytest.mark.parametrize(("register", "receipt"), [("1", 1), ("12", 123_456), ("1", 12_345_678), ("3", "42")])
def test_the_code_of_a_receipt_is_read_back(register: str, receipt: int | str) -> None:
    assert read_code(receipt_code(register, receipt)) == Named(None, register, int(receipt))


def test_a_scanner_may_change_the_case_of_letters() -> None:
    assert read_code("r1n000123") == Named(None, "1", 123)


@pytest.mark.parametrize("text", ["", "4006381333931", "O12", "R1N", "R1N00012A", "XO0001042", "O٠٠٠١٠٤٢"])
def test_any_other_code_names_no_document(text: str) -> None:
    assert read_code(text) is None


def test_a_register_that_is_no_number_has_no_code() -> None:
    assert receipt_code("bar", 12) == ""
