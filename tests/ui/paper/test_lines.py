"""What stands on each paper, as lines of text: those of a roll of 58 mm and of one of 80 mm."""

from typing import cast

import pytest

from readmodels.documents.facts import come_back
from readmodels.documents.shapes import OrderFacts, StoreFacts
from tests.ui.paper.facts import LINES, STORE, formats, line, operator, order, payment, till
from ui.paper.description import Paper
from ui.paper.invoice import credit_note, invoice
from ui.paper.lines import COLUMNS, as_text
from ui.paper.pick_slip import pick_slip
from ui.paper.receipt import gift_receipt, receipt
from ui.paper.till_report import till_report

TELEPHONE = order(
    kind="telephone", promised_for="2026-11-24T16:00", customer_name="Zoë Lång", note="Rings twice", lines=LINES
)
GIVEN_BACK = payment(
    refund=True, change=0,
    tenders=[{"method": "cash", "kind": "cash", "amount": 2295, "tendered": 2295, "reference": ""}],
)  # fmt: skip
DEPOSIT = payment(
    tenders=[{"method": "card", "kind": "card", "amount": 1000, "tendered": 1000, "reference": "…4711"}],
    change=0, rounding=0, balance=1293,
)  # fmt: skip
MIXED = order([
    line("Tea", 2000, 500, 10_000, 60, discount=340, offer="Tea week", offer_discount=200, sale_discount=90),
    line("Coffee", -1000, 799, 10_000, -73, returned_number=1040),
    line("Olive Oil 1 l", 1000, 1149, 20_000, 192, note="gift wrapped"),
])  # fmt: skip
EXCHANGED = payment(due=1010, rounding=0, change=990, tenders=[
    {"method": "cash", "kind": "cash", "amount": 1010, "tendered": 2000, "reference": ""},
])  # fmt: skip
PAPERS = {
    "receipt": receipt(order(), payment(), STORE, formats()),
    "copy": receipt(order(), payment(), STORE, formats(), copy=True),
    "deposit": receipt(TELEPHONE, DEPOSIT, STORE, formats()),
    "exchange": receipt(MIXED, EXCHANGED, STORE, formats()),
    "refund": receipt(come_back(order()), GIVEN_BACK, STORE, formats()),
    "gift_receipt": gift_receipt(order(), payment(), STORE, formats()),
    "pick_slip": pick_slip(TELEPHONE, STORE, formats()),
    "invoice": invoice(TELEPHONE, payment(), STORE, formats()),
    "credit_note": credit_note(come_back(TELEPHONE), GIVEN_BACK, STORE, formats(), of="1-119"),
    "x_report": till_report(till("x"), STORE, formats()),
    "z_report": till_report(till(), STORE, formats()),
}


def lines(paper: Paper, columns: int = 48) -> list[str]:
    return as_text(paper, columns).splitlines()


def rows(paper: Paper) -> list[str]:
    """Its lines with single spaces."""
    return [" ".join(text.split()) for text in lines(paper)]


@pytest.mark.parametrize("columns", COLUMNS.values())
@pytest.mark.parametrize("name", PAPERS)
def test_no_line_is_wider_than_the_roll(name: str, columns: int) -> None:
    assert max(map(len, lines(PAPERS[name], columns))) <= columns


@pytest.mark.parametrize("entry", ["weighed", "label_quantity", ""])
def test_a_weight_that_was_typed_is_marked(entry: str) -> None:
    sausages = order([line("Käsekrainer", 450, 1480, 10_000, 61, unit="kg", entry=entry)])
    papers = receipt(sausages, payment(), STORE, formats()), invoice(sausages, None, STORE, formats())
    said = [" ".join(as_text(paper, 32).split()) for paper in papers]
    assert ["weighed by hand" in text for text in said] == [entry == "weighed"] * 2


def test_a_receipt_says_what_was_sold_and_how_it_was_paid() -> None:
    said = rows(PAPERS["receipt"])
    assert said[:4] == ["Corner Deli", "Lange Gasse 4, 1080 Wien", "Tax number ATU12345678", ""]
    assert said[4:7] == ["Receipt 1-123", "23/11/2026 14:02", "Till 1 · Anna"]
    assert said[8:16] == [
        "Oat Biscuits 250 g 4.98 A", "2 × 2.49", "Two for less -0.20", "Extra Virgin Olive Oil from Crete, cold",
        "pressed, 1 l 11.49 B", "Käsekrainer 6.66 A", "0.45 kg × 14.80", "sliced thinly",
    ]  # fmt: skip
    assert said[17:21] == ["Total €22.93", "Rounding for cash 0.02", "Cash 50.00", "Change 27.05"]
    assert "You saved €0.20" in said
    assert said[-2:] == ["||| R1N000123 |||", "9F3A"]


def test_the_tax_table_adds_up_to_the_total() -> None:
    said = rows(PAPERS["receipt"])
    table = said.index("Rate Net Tax Gross")
    assert said[table + 1 : table + 4] == ["A 10% 10.40 1.04 11.44", "B 20% 9.57 1.92 11.49", "All 19.97 2.96 22.93"]


def test_prices_without_tax_show_the_tax_before_the_total() -> None:
    store = StoreFacts(**{**STORE, "prices_include_tax": False})
    said = rows(receipt(order(), payment(), store, formats()))
    assert said[17:21] == ["Subtotal 19.97", "Tax 10% 1.04", "Tax 20% 1.92", "Total €22.93"]


def test_a_copy_says_so_twice_and_an_original_never() -> None:
    assert lines(receipt(order(), payment(), STORE, formats(), copy=True)).count("* COPY *".center(48).rstrip()) == 2
    assert "COPY" not in as_text(PAPERS["receipt"], 48)
    for paper in (
        gift_receipt(order(), payment(), STORE, formats(), copy=True),
        pick_slip(order(), STORE, formats(), copy=True),
        invoice(order(), None, STORE, formats(), copy=True),
        till_report(till(), STORE, formats(), copy=True),
    ):
        assert "* COPY *" in as_text(paper, 48)


def test_a_gift_receipt_holds_no_price() -> None:
    text = as_text(PAPERS["gift_receipt"], 48)
    assert "Oat Biscuits 250 g                             2" in text
    assert not any(price in text for price in ("4.98", "22.93", "2.49", "€"))
    assert "R1N000123" in text


def test_an_order_without_a_payment_is_named_by_its_number() -> None:
    text = as_text(receipt(order(), None, STORE, formats()), 48)
    assert "Order 1042" in text
    assert "O0001042" in text
    assert "Cash" not in text


def test_a_part_payment_says_what_was_paid_before_and_what_is_open() -> None:
    card = [{"method": "card", "kind": "card", "amount": 1000, "tendered": 1000, "reference": "…4711"}]
    said = rows(receipt(order(), payment(tenders=card, change=0, rounding=0, due=1793, balance=793), STORE, formats()))
    assert said[18:21] == ["Paid before 5.00", "Card ...4711 10.00", "Still to pay €7.93"]


def test_a_refund_says_what_is_given_back() -> None:
    back = order([line("Oat Biscuits 250 g", -1000, 249, 10_000, -23)])
    tender = [{"method": "cash", "kind": "cash", "amount": 249, "tendered": 249, "reference": ""}]
    paper = receipt(back, payment(refund=True, tenders=tender, change=0, rounding=0, due=249), STORE, formats())
    said = rows(paper)
    assert paper.title == "Refund 1-123"
    assert "Return: Oat Biscuits 250 g -2.49" in said
    assert "Given back: Cash 2.49" in said


def test_an_order_that_was_only_begun_to_be_paid_gives_back_that() -> None:
    tender = [{"method": "card", "kind": "card", "amount": 500, "tendered": 500, "reference": ""}]
    back = payment(refund=True, tenders=tender, change=0, rounding=0, due=500)
    said = rows(receipt(come_back(order()), back, STORE, formats()))
    assert "Return: Käsekrainer -6.66 A" in said
    total = said.index("Total -€22.93")
    assert said[total + 1 : total + 3] == ["Of it never paid 17.93", "Given back: Card 5.00"]


def test_what_coins_cannot_give_back_is_said_with_the_sign_of_the_total() -> None:
    said = rows(receipt(come_back(order()), GIVEN_BACK, STORE, formats()))
    total = said.index("Total -€22.93")
    assert said[total + 1 : total + 3] == ["Rounding for cash -0.02", "Given back: Cash 22.95"]


def test_what_was_taken_off_is_said_by_its_reason() -> None:
    sold = line("Tea", 2000, 500, 10_000, 60, discount=340, offer="Tea week", offer_discount=200, sale_discount=90)
    said = rows(receipt(order([sold]), payment(due=660, rounding=0, tenders=[], change=0), STORE, formats()))
    tea = said.index("Tea 10.00")
    assert said[tea + 1 : tea + 4] == ["2 × 5.00", "Tea week -2.00", "Discount -0.50"]
    assert said[said.index("Total €6.60") - 1] == "Discount on everything -0.90"
    assert "You saved €3.40" in said


def test_a_price_list_is_named_where_its_price_held() -> None:
    sold = line("Tea", 2000, 450, 10_000, 82, offer="Trade")
    said = rows(receipt(order([sold]), None, STORE, formats()))
    tea = said.index("Tea 9.00")
    assert said[tea + 1 : tea + 3] == ["2 × 4.50", "Trade"]


def test_a_gift_card_is_named_by_its_last_figures_only() -> None:
    card = {"method": "gift", "kind": "gift", "amount": 500, "tendered": 500, "reference": "6006491234567890"}
    said = rows(receipt(order(), payment(tenders=[card]), STORE, formats()))
    assert "Gift card ...7890 5.00" in said


def test_a_line_that_comes_back_names_the_order_of_which_it_is() -> None:
    back = line("Tea", -1000, 500, 10_000, -45, returned_number=1040)
    said = rows(receipt(order([back]), None, STORE, formats()))
    tea = said.index("Return: Tea -5.00")
    assert said[tea + 1 : tea + 3] == ["-1 × 5.00", "of order 1040"]


def test_what_is_delivered_goes_out_with_a_slip_that_says_where_to() -> None:
    facts = {**TELEPHONE, "way": "delivery", "customer_address": "1 Hill Road", "customer_phone": "555-0101"}
    text = as_text(pick_slip(cast(OrderFacts, facts), STORE, formats()), 48)
    assert "DELIVERY" in text
    assert text.index("1 Hill Road") < text.index("555-0101") < text.index("Rings twice")
    fetched = {**facts, "way": "pick_up"}
    assert "1 Hill Road" not in as_text(pick_slip(cast(OrderFacts, fetched), STORE, formats()), 48)


def test_a_pick_slip_says_for_whom_until_when_and_has_no_price() -> None:
    text = as_text(PAPERS["pick_slip"], 48)
    assert "Tue 24 Nov 16:00" in text
    assert "Zoë Lång" in text
    assert "[ ] 0.45 kg × Käsekrainer                     11" in text
    assert "14.80" not in text
    assert "O0001042" in text


def test_an_invoice_names_both_parties_and_the_rates() -> None:
    paper = invoice(
        order(customer_name="Lång KG", customer_address="Ring 1, 1010 Wien", customer_tax_number="ATU999"),
        payment(), STORE, formats(),
    )  # fmt: skip
    text = as_text(paper, 90)
    assert (paper.title, paper.sheet) == ("Invoice 1-123", True)
    for words in ("Lång KG", "Ring 1", "1010 Wien", "Tax number ATU999", "Tax number ATU12345678", "10%", "20%"):
        assert words in text
    assert "Belongs to: 1-119" in as_text(PAPERS["credit_note"], 90)


def test_a_close_holds_everything_that_it_has_to() -> None:
    said = rows(PAPERS["z_report"])
    for words in (
        "Z report 17", "Business date Mon 23 Nov", "Cash 41 612.30", "All 101 2,051.37", "Opening float 150.00",
        "Paid in 20.00", "Paid out -20.00", "Expected 762.30", "Counted 761.30", "Counted again 761.30",
        "Difference -1.00", "Wrong change given", "A 10% 1,000.00 100.00 1,100.00", "Béla 31 551.37", "Receipts 101",
        "Copies 3", "Sales begun 107",
         "Sales 2,064.36", "Gift cards sold 50.00", "by Béla", "by Anna",
        "Returns (2) -12.99", "Discounts (9) -8.34", "Voids (1) -2.49",
        "Lines removed before payment (5) -17.30", "Sales given up (1) -5.00", "Drawer opened without a sale 2",
        "Rounding -0.04", "Sales €987,654.32", "Net €986,419.76", "Left in the drawer 150.00", "To the bank 611.30",
        "Receipts 4001 - 4101", "Entries 20,001 - 20,642",
    ):  # fmt: skip
        assert words in said, words


def test_who_has_something_to_answer_for_is_named_with_it() -> None:
    facts = till()
    facts["operators"] = [
        operator("Anna", 3, 900),
        operator("", 1, 100, removed_lines={"count": 2, "amount": -300}, drawer_openings=1),
    ]
    said = rows(till_report(facts, STORE, formats()))
    assert said.count("Anna 3 9.00") == 1
    nobody = said.index("nobody signed in")
    assert said[nobody : nobody + 3] == [
        "nobody signed in", "Lines removed before payment (2) -3.00", "Drawer opened without a sale 1"
    ]  # fmt: skip


def test_a_reading_is_no_close() -> None:
    said = rows(PAPERS["x_report"])
    assert "X report" in said
    assert "Counted" not in said
    assert "To the bank 611.30" not in said


@pytest.mark.parametrize(
    ("locale", "currency", "total"),
    [("de_AT", "EUR", "€ 22,93"), ("fr_FR", "EUR", "22,93 €"), ("ja_JP", "JPY", "¥2,293")],
)
def test_figures_are_written_as_in_the_country(locale: str, currency: str, total: str) -> None:
    said = rows(receipt(order(), payment(), STORE, formats(locale, currency)))
    assert f"Total {total}" in said


def test_a_table_that_does_not_fit_is_written_line_by_line() -> None:
    text = as_text(PAPERS["invoice"], 32)
    assert "  Price                     2.49" in text
    assert "Goods" not in text


@pytest.mark.parametrize("order_", [order([]), order([line("x" * 200, 1000, 10**12, 10_000, 1)])])
def test_nothing_is_too_little_or_too_much(order_: OrderFacts) -> None:
    assert max(map(len, lines(receipt(order_, None, STORE, formats()), 32))) <= 32
