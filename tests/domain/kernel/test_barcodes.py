"""Codes that mean the same product are the same text; a misread one is refused."""

import pytest
from biip.checksums import gs1_price_weight_check_digit, gs1_standard_check_digit
from biip.upc import Upc
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.barcodes import check_digit, expand_upc_e, is_valid_gtin, normalize_code, price_check_digit
from domain.kernel.errors import Rejected

DIGITS = "0123456789"


@pytest.mark.parametrize(
    ("digits", "check"), [("950110153100", "0"), ("400638133393", "1"), ("03600024145", "7"), ("9501234", "6")]
)
def test_the_check_digit_of_a_gtin(digits: str, check: str) -> None:
    assert check_digit(digits) == check
    assert is_valid_gtin(digits + check)


@given(st.text(DIGITS, min_size=1, max_size=17))
def test_check_digits_agree_with_biip(digits: str) -> None:
    assert check_digit(digits) == str(gs1_standard_check_digit(digits))


@pytest.mark.parametrize("digits", ["", "12a", "12 3", "١٢٣", "²"])
def test_only_digits_have_a_check_digit(digits: str) -> None:
    with pytest.raises(ValueError, match="only digits"):
        check_digit(digits)


@pytest.mark.parametrize("code", ["4006381333932", "95012340", "", "4", "400638133393a", "04006381333931000"])
def test_other_codes_are_no_gtin(code: str) -> None:
    assert not is_valid_gtin(code)


@pytest.mark.parametrize(
    ("code", "stored"),
    [
        ("036000241457", "00036000241457"),
        ("0036000241457", "00036000241457"),
        ("00036000241457", "00036000241457"),
        ("4006381333931", "04006381333931"),
        ("95012346", "00000095012346"),
        (" 4006381333931\n", "04006381333931"),
        ("04252614", "00042100005264"),
        ("SKU-12", "SKU-12"),
        ("  SKU 12 ", "SKU 12"),
        ("818980", "818980"),
        ("95012340", "95012340"),
        ("20250131", "20250131"),
        ("123456789", "123456789"),
        ("123456789012345", "123456789012345"),
        ("٤٠٠٦٣٨١٣٣٣٩٣١", "٤٠٠٦٣٨١٣٣٣٩٣١"),
    ],
)
def test_a_code_is_stored_in_one_form(code: str, stored: str) -> None:
    assert normalize_code(code) == stored
    assert normalize_code(stored) == stored


@pytest.mark.parametrize("code", ["036000241458", "4006381333932", "14006381333931"])
def test_a_wrong_check_digit_is_refused(code: str) -> None:
    with pytest.raises(Rejected, match="barcode_misread"):
        normalize_code(code)


@pytest.mark.parametrize("code", ["", "  ", "\n"])
def test_an_empty_code_is_refused(code: str) -> None:
    with pytest.raises(Rejected, match="text_missing"):
        normalize_code(code)


@given(st.text(DIGITS, min_size=13, max_size=13), st.integers(0, 12), st.integers(1, 9))
def test_any_single_misread_digit_is_noticed(digits: str, place: int, offset: int) -> None:
    code = digits[:12] + check_digit(digits[:12])
    misread = code[:place] + str((int(code[place]) + offset) % 10) + code[place + 1 :]
    assert normalize_code(code) == "0" + code
    with pytest.raises(Rejected, match="barcode_misread"):
        normalize_code(misread)


@pytest.mark.parametrize("last", DIGITS)
@pytest.mark.parametrize("system", "01")
def test_upc_e_expands_as_in_biip(system: str, last: str) -> None:
    short = f"{system}12987{last}"
    expanded = Upc.parse(short).as_upc_a()
    assert expand_upc_e(short + expanded[-1]) == expanded


@pytest.mark.parametrize("code", ["", "0425261", "24252618", "0425261a", "04252610"])
def test_other_codes_are_no_upc_e(code: str) -> None:
    with pytest.raises(ValueError, match="UPC-E"):
        expand_upc_e(code)


@pytest.mark.parametrize(("digits", "check"), [("2875", "9"), ("14685", "6")])
def test_the_check_digit_of_a_price(digits: str, check: str) -> None:
    assert price_check_digit(digits) == check


@given(st.text(DIGITS, min_size=4, max_size=5))
def test_price_check_digits_agree_with_biip(digits: str) -> None:
    assert price_check_digit(digits) == str(gs1_price_weight_check_digit(digits))


@pytest.mark.parametrize("digits", ["", "287", "146850", "28a5", "٢٨٧٥"])
def test_a_price_field_has_four_or_five_digits(digits: str) -> None:
    with pytest.raises(ValueError, match="4 or 5 digits"):
        price_check_digit(digits)
