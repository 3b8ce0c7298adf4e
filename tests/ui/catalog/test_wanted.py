from hypothesis import given
from hypothesis import strategies as st

from ui.catalog.product_row import ProductRow, StockState
from ui.catalog.wanted import Show, Wanted

SHORT = st.text("ab0 ", max_size=5)
WANTED = st.builds(Wanted, text=SHORT, show=st.sampled_from(Show), category=st.sampled_from(["", "A", "B"]))
ROWS = st.builds(
    ProductRow, sku=st.just("1"), name=st.just("x"), category=st.sampled_from(["A", "B"]), unit=st.just("each"),
    price=st.just(1), on_hand=st.just(0), reserved=st.just(0), available=st.just(0), reorder_point=st.just(0),
    low=st.booleans(), state=st.sampled_from(StockState), words=SHORT,
)  # fmt: skip


def holds(wanted: Wanted, row: ProductRow) -> bool:
    test = wanted.test()
    return test is None or test(row)


@given(WANTED, WANTED, ROWS)
def test_what_lies_within_the_former_shows_nothing_that_the_former_hid(
    former: Wanted, wanted: Wanted, row: ProductRow
) -> None:
    if wanted.within(former) and holds(wanted, row):
        assert holds(former, row)


@given(SHORT, st.text("ab0", max_size=3))
def test_going_on_with_a_word_looks_only_at_what_is_shown(text: str, more: str) -> None:
    assert Wanted(text + more).within(Wanted(text))


def test_another_choice_looks_at_everything_again() -> None:
    assert not Wanted(show=Show.LOW).within(Wanted(show=Show.OUT))
    assert not Wanted("oi").within(Wanted("oil"))
    assert not Wanted(category="A").within(Wanted(category="B"))


def test_a_barcode_is_found_however_many_zeros_it_begins_with() -> None:
    assert Wanted("0036000291452").words == Wanted("00036000291452").words == ("36000291452",)
