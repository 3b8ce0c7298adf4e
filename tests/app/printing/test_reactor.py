"""What is printed by itself, in which order, and what happens when the printer does not."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from app.bootstrap import Store
from app.printing import targets
from app.printing.reactor import PrintReactor
from app.printing.targets import HalfPrinted
from app.sources import StoreSource
from app.staff import hash_pin
from domain.documents.commands import PrintCopy
from domain.documents.events import CopyPrinted, Document
from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.messages import TERMINAL, Context
from domain.orders.commands import ImportedLine, ImportOrder
from domain.orders.events import OrderKind
from domain.payments.commands import AddPaymentMethod, PayOrder, SellGiftCard, WantedTender
from domain.staff.commands import RegisterStaff
from domain.staff.events import Role
from domain.till.commands import CloseTill, OpenDrawer, OpenTill, PayIn, PayOut
from tests.app.printing.conftest import Printer, order, pay, sell, started, until
from tests.domain.payments.till import GiveBack, cash
from ui.paper.choice import PrinterChoice, PrinterKind, When
from ui.paper.description import Kind, Mark, Paper, Words
from ui.paper.escpos import CUT, KICK, START


def said(content: bytes) -> str:
    """What a receipt printer was sent, without its commands, with single spaces."""
    text = re.sub(rb"\x1b[@]|\x1b[!Eta-d].|\x1d[!VhwHkI(].?", b" ", content)
    return " ".join(text.decode("cp858").split())


def numbers(printer: Printer) -> list[int]:
    """The receipts that came out, in order."""
    return [int(content.partition(b"Receipt 1-")[2].split(b"\x1b")[0].split(b"\n")[0]) for content in printer.printed]


def test_receipts_come_out_in_their_order(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    for _ in range(5):
        sell(store)
    until(lambda: len(printer.printed) == 5)
    assert numbers(printer) == [1, 2, 3, 4, 5]
    assert b"\x8epfel" in printer.printed[0]
    assert printer.printed[0].startswith(START)
    assert printer.printed[0].endswith(CUT)


def test_a_telephone_order_gets_its_pick_slip(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    store.core.execute(order(OrderKind.TELEPHONE))
    until(lambda: printer.printed)
    assert b"[ ] 2 \x9e \x8epfel" in printer.printed[0]


def test_nothing_is_printed_for_an_order_without_a_payment(
    store: Store, reactor: PrintReactor, printer: Printer
) -> None:
    line = ImportedLine(sku=order().lines[0].sku, quantity=1000, total=150)
    store.core.execute(ImportOrder(reference="old-1", placed_at="2026-01-01T10:00:00Z", lines=(line,)))
    store.core.execute(order())
    sell(store)
    until(lambda: printer.printed)
    assert numbers(printer) == [1]


def test_a_printer_that_is_off_stops_no_sale_and_keeps_the_order(
    store: Store, reactor: PrintReactor, printer: Printer
) -> None:
    printer.off()
    told: list[object] = []
    reactor.on_changed(told.append)
    for _ in range(3):
        sell(store)
    until(lambda: reactor.state.trouble is not None)
    assert isinstance(reactor.state.trouble, Unavailable)
    assert (reactor.state.title, reactor.state.waiting) == ("Receipt 1-1", 3)
    assert told
    printer.on()
    reactor.reprint()
    until(lambda: len(printer.printed) == 3)
    assert numbers(printer) == [1, 2, 3]
    assert not any(b"COPY" in content for content in printer.printed)
    until(lambda: reactor.state.waiting == 0)


def test_what_is_given_up_is_not_printed_and_the_rest_is(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    printer.off()
    sell(store)
    sell(store)
    until(lambda: reactor.state.trouble is not None)
    printer.on()
    reactor.give_up()
    until(lambda: printer.printed)
    assert numbers(printer) == [2]


def test_what_may_be_half_printed_comes_out_anew_as_a_recorded_copy(
    store: Store, reactor: PrintReactor, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = targets.send

    def torn(content: bytes, choice: PrinterChoice) -> None:
        raise HalfPrinted("printer_failed", printer="till", reason="out of paper")

    monkeypatch.setattr(targets, "send", torn)
    sell(store)
    until(lambda: reactor.state.trouble is not None)
    monkeypatch.setattr(targets, "send", sent)
    reactor.reprint()
    until(lambda: printer.printed)
    assert printer.printed[0].count(b"* COPY *") == 2
    assert copies(store) == [(1, Document.RECEIPT, "1", 1)]


def copies(store: Store) -> list[tuple[int, Document, str, int]]:
    with store.database.reader() as connection:
        rows = connection.execute("SELECT data FROM event WHERE type = 'CopyPrinted'").fetchall()
    events = [msgspec.json.decode(data, type=CopyPrinted) for (data,) in rows]
    return [(event.number, event.document, event.of_register, event.receipt) for event in events]


def test_a_copy_is_printed_when_it_is_recorded(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    order_id = sell(store)
    for document in (Document.RECEIPT, Document.GIFT_RECEIPT, Document.PICK_SLIP):
        store.core.execute(PrintCopy(order_id=order_id, document=document))
    until(lambda: len(printer.printed) == 4)
    assert [b"COPY" in content for content in printer.printed] == [False, True, True, True]
    assert b"Gift receipt" in printer.printed[2]


def test_asked_first_prints_only_when_somebody_says_so(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    reactor.choose(msgspec.structs.replace(printer.choice, when=When.ASK))
    sell(store)
    sell(store)
    assert (reactor.state.asked, reactor.state.waiting) == ("Receipt 1-2", 0)
    reactor.print_asked()
    until(lambda: printer.printed)
    assert numbers(printer) == [2]
    assert reactor.state.asked == ""


def test_never_prints_nothing_but_opens_the_drawer(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    reactor.choose(msgspec.structs.replace(printer.choice, when=When.NEVER, kick=True))
    sell(store)
    until(lambda: printer.printed)
    assert printer.printed == [START + KICK]


def test_the_drawer_opens_with_the_receipt_and_not_with_a_copy(
    store: Store, reactor: PrintReactor, printer: Printer
) -> None:
    reactor.choose(msgspec.structs.replace(printer.choice, kick=True))
    order_id = sell(store)
    store.core.execute(PrintCopy(order_id=order_id))
    until(lambda: len(printer.printed) == 2)
    assert [KICK in content for content in printer.printed] == [True, False]


def test_only_a_method_that_opens_the_drawer_opens_it(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    reactor.choose(msgspec.structs.replace(printer.choice, kick=True))
    store.core.execute(AddPaymentMethod(method="meal", name="Meal voucher", opens_drawer=True, gives_change=True))
    store.core.execute(AddPaymentMethod(method="web", name="Paid online", gives_change=True))
    sell(store, WantedTender(method="card", amount=300))
    sell(store, WantedTender(method="meal", amount=300))
    sell(store, WantedTender(method="web", amount=300))
    sell(store, WantedTender(method="web", amount=500))  # the change is cash
    until(lambda: len(printer.printed) == 4)
    assert [KICK in content for content in printer.printed] == [False, True, False, True]
    assert b"Meal voucher" in printer.printed[1]


def test_by_card_the_drawer_stays_shut_also_where_nothing_is_printed(
    store: Store, reactor: PrintReactor, printer: Printer
) -> None:
    reactor.choose(msgspec.structs.replace(printer.choice, when=When.NEVER, kick=True))
    sell(store, WantedTender(method="card", amount=300))
    sell(store)
    until(lambda: printer.printed and not reactor.state.waiting)
    assert printer.printed == [START + KICK]


def test_who_opens_the_drawer_for_a_reason_has_it_open(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    store.core.execute(OpenDrawer(reason="coins"))
    reactor.choose(msgspec.structs.replace(printer.choice, kick=True))
    for command in (
        OpenTill(), OpenDrawer(reason="coins"), PayIn(amount=500, reason="change"), PayOut(amount=5, reason="milk"),
    ):  # fmt: skip
        store.core.execute(command)
    until(lambda: len(printer.printed) == 3)
    assert printer.printed == [START + KICK] * 3


def test_a_deposit_and_the_rest_have_receipts_of_their_own(
    store: Store, reactor: PrintReactor, printer: Printer
) -> None:
    order_id = store.core.execute(order(OrderKind.TELEPHONE)).result["order_id"]  # type: ignore[index]
    pay(store, order_id, cash(100))
    pay(store, order_id, cash(500))
    until(lambda: len(printer.printed) == 3)
    slip, deposit, rest = map(said, printer.printed)
    assert "[ ] 2" in slip
    assert "Still to pay" in deposit
    assert "Paid before 1.00 Cash 5.00 Change 3.00" in rest


def test_a_receipt_names_who_sold_and_the_logs_seal(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    anna = store.core.execute(
        RegisterStaff(name="Anna", role=Role.OWNER, pin=hash_pin("1234")), context=TERMINAL
    ).result
    context = Context(actor=str(anna), machine=True)
    order_id = store.core.execute(order(), context=context).result["order_id"]  # type: ignore[index]
    receipt = store.core.execute(PayOrder(order_id=order_id, tenders=(cash(300),)), context=context)
    until(lambda: printer.printed)
    _, digest = StoreSource(store).log_at(receipt.last_position)
    assert b"Anna" in printer.printed[0]
    assert digest[:4].upper().encode() in printer.printed[0]


def test_what_is_given_back_comes_out_as_a_refund(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    order_id = sell(store)
    store.core.execute(GiveBack(order_id=order_id, total=300, of_order_id=order_id))
    until(lambda: len(printer.printed) == 2)
    text = said(printer.printed[1])
    assert "Refund 1-2" in text
    assert "Return: Äpfel -3.00" in text
    assert "Given back: Cash 3.00" in text
    note = reactor.order_paper(1, Document.CREDIT_NOTE).result(20)
    assert note.title == "Credit note 1-2"
    assert Words("Belongs to: 1-1") in note.blocks
    again = reactor.order_paper(1, Document.RECEIPT).result(20)
    assert again.title == "Receipt 1-1"


def test_a_gift_card_that_is_sold_has_a_receipt_without_an_order(
    store: Store, reactor: PrintReactor, printer: Printer
) -> None:
    store.core.execute(SellGiftCard(amount=2500, number="G1", tenders=(cash(5000),)))
    until(lambda: printer.printed)
    text = said(printer.printed[0])
    assert "Receipt 1-1" in text
    assert "Gift card G1 25.00" in text
    assert "Change 25.00" in text
    store.core.execute(PrintCopy(receipt=1))
    until(lambda: len(printer.printed) == 2)
    assert b"* COPY *" in printer.printed[1]
    assert b"Gift card G1" in printer.printed[1]


def test_a_till_that_is_closed_prints_its_report(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    store.core.execute(OpenTill())
    sell(store)
    closed = store.core.execute(CloseTill())
    until(lambda: len(printer.printed) == 2)
    text = said(printer.printed[1])
    head, digest = StoreSource(store).log_at(closed.first_position - 1)
    for words in ("Z report 1", "Cash 1 3.00", "Difference not counted", "Receipts 1 - 1", f"- {head}", digest[:48]):
        assert words in text, words


def test_a_report_is_made_again_and_the_till_read_at_any_time(store: Store, reactor: PrintReactor) -> None:
    with pytest.raises(Rejected, match="till_closed"):
        reactor.till_paper("1").result(20)
    store.core.execute(OpenTill())
    sell(store)
    reading = reactor.till_paper("1").result(20)
    assert (reading.kind, reading.title) == (Kind.X_REPORT, "X report")
    store.core.execute(CloseTill())
    again = reactor.till_paper("1", 1).result(20)
    assert (again.kind, again.title) == (Kind.Z_REPORT, "Z report 1")
    assert Mark("COPY") in again.blocks
    with pytest.raises(Rejected, match="unknown_z_report"):
        reactor.till_paper("1", 2).result(20)


def test_nobody_finds_the_drawer_open_at_the_next_start(store: Store, printer: Printer) -> None:
    printer.off()
    first = started(store, msgspec.structs.replace(printer.choice, kick=True))
    store.core.execute(OpenDrawer(reason="coins"))
    until(lambda: first.state.trouble is not None)
    assert first.state.title == "The opening of the drawer"
    first.close()
    second = started(store, printer.choice)
    assert second.state.late == 0
    printer.on()
    second.close()


def test_without_a_printer_nothing_waits(store: Store) -> None:
    reactor = started(store, PrinterChoice())
    sell(store)
    assert (reactor.state.waiting, reactor.state.asked) == (0, "")
    reactor.close()


def test_a_paper_of_no_event_is_printed_after_what_waits(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    reactor.print_paper(Paper(kind=Kind.TEST, title="Test", blocks=(Words("It works"),)))
    until(lambda: printer.printed)
    assert b"It works" in printer.printed[0]


def test_what_was_not_printed_at_the_end_is_offered_at_the_next_start_and_only_then(
    store: Store, printer: Printer
) -> None:
    printer.off()
    first = started(store, printer.choice)
    sell(store)
    sell(store)
    until(lambda: first.state.trouble is not None)
    first.close()
    printer.on()
    second = started(store, printer.choice)
    assert (second.state.late, second.state.waiting) == (2, 0)
    second.print_asked()
    until(lambda: len(printer.printed) == 2)
    assert numbers(printer) == [1, 2]
    second.close()
    third = started(store, printer.choice)
    assert third.state.late == 0
    third.close()


def test_history_is_never_printed(store: Store, printer: Printer) -> None:
    sell(store)
    reactor = started(store, printer.choice)
    assert reactor.state.late == 0
    reactor.close()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"position": 1, "hash": "00", "store_id": "other"}'])
def test_a_mark_that_says_nothing_begins_at_the_end(store: Store, printer: Printer, content: str) -> None:
    mark: Path = store.paths.folder / "printing.json"
    mark.write_text(content, encoding="utf-8")
    sell(store)
    reactor = started(store, printer.choice)
    assert reactor.state.late == 0
    reactor.close()
    kept = json.loads(mark.read_text(encoding="utf-8"))
    assert kept["store_id"] == store.store_id


def test_what_was_dropped_is_not_offered_again(store: Store, printer: Printer) -> None:
    printer.off()
    first = started(store, printer.choice)
    sell(store)
    until(lambda: first.state.trouble is not None)
    first.give_up()
    first.close()
    printer.on()
    second = started(store, printer.choice)
    assert second.state.late == 0
    second.close()


def test_a_paper_of_an_order_is_made_as_the_copy_that_it_will_be(store: Store, reactor: PrintReactor) -> None:
    sell(store)
    paper = reactor.order_paper(1, Document.INVOICE).result(20)
    assert (paper.kind, paper.title) == (Kind.INVOICE, "Invoice 1-1")
    with pytest.raises(Rejected, match="unknown_order_number"):
        reactor.order_paper(77, Document.RECEIPT).result(20)
    with pytest.raises(Rejected, match="nothing_given_back"):
        reactor.order_paper(1, Document.CREDIT_NOTE).result(20)


def test_the_core_never_waits_for_a_printer(store: Store, printer: Printer) -> None:
    # Nothing is listening in this network: a connection there is neither taken nor refused for seconds.
    reactor = started(store, PrinterChoice(kind=PrinterKind.NETWORK, target="192.0.2.1"))
    for _ in range(20):
        sell(store)
    assert reactor.state.waiting >= 19
    reactor.close()


def test_what_is_late_is_still_offered_after_something_else_was_given_up(store: Store, printer: Printer) -> None:
    printer.off()
    first = started(store, printer.choice)
    sell(store)
    until(lambda: first.state.trouble is not None)
    first.close()
    second = started(store, printer.choice)
    sell(store)
    until(lambda: second.state.trouble is not None)
    second.give_up()
    assert (second.state.trouble, second.state.late) == (None, 1)
    second.give_up()
    assert second.state.late == 0
    printer.on()
    second.close()
