"""The papers of the day, read back as others read them: codes by a scanner, words by a search through the PDF."""

from concurrent.futures import Future
from pathlib import Path

from domain.documents.events import Document
from tests.journeys.day import REGISTER, Day
from tests.journeys.ledger import Line, Receipt
from tests.ui.paper.reading import codes_on, text_of
from ui.paper.description import Paper
from ui.paper.drawing import MEDIA
from ui.paper.output import pdf, picture, save


def the_papers_can_be_read(day: Day) -> None:
    """A receipt, its gift receipt and its invoice, a credit note, a pick slip, and the report so far."""
    sold = max(day.ledger.written, key=lambda receipt: len(day.ledger.bills[receipt.order].lines))
    lines = day.ledger.bills[sold.order].lines

    receipt = read(day, of_order(day, Document.RECEIPT, sold))
    assert f"Receipt {REGISTER}-{sold.number}" in receipt
    assert all(f"{line.good.name} {amount(line.amount)}" in receipt for line in lines)
    assert f"Total €{amount(sum(line.total for line in lines))}" in receipt
    for method, name in (("cash", "Cash"), ("card", "Card")):
        assert f"{name} {amount(sold.tendered[method])}" in receipt
    assert all(f"{percent}% {taxes(lines, percent)}" in receipt for percent in (10, 21))

    gift = read(day, of_order(day, Document.GIFT_RECEIPT, sold))
    assert all(line.good.name in gift for line in lines)
    assert not any(amount(line.amount) in gift for line in lines)

    invoice = read(day, of_order(day, Document.INVOICE, sold), "a4")
    assert f"Invoice {REGISTER}-{sold.number}" in invoice
    assert amount(sum(line.total for line in lines)) in invoice

    refund = next(receipt for receipt in day.ledger.written if receipt.out)
    note = read(day, of_order(day, Document.CREDIT_NOTE, refund), "a4")
    assert f"Credit note {REGISTER}-{refund.number}" in note
    assert amount(refund.due) in note

    deposit = next(receipt for receipt in day.ledger.written if receipt.balance)
    slip = read(day, day.printing.order_paper(deposit.order, Document.PICK_SLIP), code=f"O{deposit.order:07}")
    assert "Cleo Park" in slip
    assert all(line.good.name in slip for line in day.ledger.bills[deposit.order].lines)

    x = read(day, day.printing.till_paper(REGISTER), code="")
    assert "X report" in x
    assert f"Receipts {day.ledger.counts['receipts']}" in x
    assert f"Returns ({day.ledger.counts['returned_lines']}) -{amount(day.ledger.counts['returns'])}" in x


def the_close_can_be_read(day: Day) -> None:
    z = read(day, day.printing.till_paper(REGISTER, 1), code="")
    assert "Z report 1" in z
    assert f"Expected {amount(day.ledger.drawer)}" in z
    for percent, (net, tax, gross) in day.ledger.rates.items():
        assert f"{percent}% {amount(net)} {amount(tax)} {amount(gross)}" in z
    first, last = day.ledger.written[0].number, day.ledger.written[-1].number
    assert f"Receipts {first} – {last}" in z


def of_order(day: Day, document: Document, receipt: Receipt) -> tuple[Future[Paper], str]:
    """A document of one receipt, and the code that stands on it."""
    paper = day.printing.order_paper(receipt.order, document, REGISTER, receipt.number)
    return paper, f"R{REGISTER}N{receipt.number:06}"


def read(
    day: Day, made: Future[Paper] | tuple[Future[Paper], str], medium: str = "80", *, code: str | None = None
) -> str:
    """Scan what stands on a paper, on a narrow roll too, and return its words as a search finds them in a PDF."""
    future, expected = made if isinstance(made, tuple) else (made, code or "")
    paper = future.result()
    for each in {medium, "58"}:
        assert codes_on(picture(paper, MEDIA[each])) == ({expected} if expected else set())
    file: Path = day.folder.parent / "paper.pdf"
    save(pdf(paper, MEDIA[medium]), file)
    return " ".join(text_of(file))


def taxes(lines: list[Line], percent: int) -> str:
    """Net, tax and gross of one rate, as they stand beside one another."""
    own = [line for line in lines if line.good.percent == percent]
    tax, gross = sum(line.tax for line in own), sum(line.total for line in own)
    return f"{amount(gross - tax)} {amount(tax)} {amount(gross)}"


def amount(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02}"
