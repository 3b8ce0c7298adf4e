"""What is printed by itself, in which order, and what happens when the printer does not."""

import json
from pathlib import Path

import msgspec
import pytest

from app.bootstrap import Store
from app.printing import targets
from app.printing.reactor import PrintReactor
from app.printing.targets import HalfPrinted
from domain.documents.commands import PrintCopy
from domain.documents.events import CopyPrinted, Document
from domain.kernel.errors import Rejected, Unavailable
from domain.orders.commands import ImportedLine, ImportOrder
from domain.orders.events import OrderKind
from tests.app.printing.conftest import Printer, order, started, until
from ui.paper.choice import PrinterChoice, PrinterKind, When
from ui.paper.description import Kind, Paper, Words
from ui.paper.escpos import CUT, KICK, START


def numbers(printer: Printer) -> list[int]:
    """The orders whose papers came out, in order."""
    return [int(content.partition(b"Order ")[2].split(b"\x1b")[0].split(b"\n")[0]) for content in printer.printed]


def test_receipts_come_out_in_their_order(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    for _ in range(5):
        store.core.execute(order())
    until(lambda: len(printer.printed) == 5)
    assert numbers(printer) == [1, 2, 3, 4, 5]
    assert b"\x8epfel" in printer.printed[0]
    assert printer.printed[0].startswith(START)
    assert printer.printed[0].endswith(CUT)


def test_a_telephone_order_gets_its_pick_slip(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    store.core.execute(order(OrderKind.TELEPHONE))
    until(lambda: printer.printed)
    assert b"[ ] 2 \x9e \x8epfel" in printer.printed[0]


def test_nothing_is_printed_for_another_programs_orders(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    line = ImportedLine(sku=order().lines[0].sku, quantity=1000, total=150)
    store.core.execute(ImportOrder(reference="old-1", placed_at="2026-01-01T10:00:00Z", lines=(line,)))
    store.core.execute(order())
    until(lambda: printer.printed)
    assert numbers(printer) == [2]


def test_a_printer_that_is_off_stops_no_sale_and_keeps_the_order(
    store: Store, reactor: PrintReactor, printer: Printer
) -> None:
    printer.off()
    told: list[object] = []
    reactor.on_changed(told.append)
    for _ in range(3):
        store.core.execute(order())
    until(lambda: reactor.state.trouble is not None)
    assert isinstance(reactor.state.trouble, Unavailable)
    assert (reactor.state.title, reactor.state.waiting) == ("Order 1", 3)
    assert told
    printer.on()
    reactor.reprint()
    until(lambda: len(printer.printed) == 3)
    assert numbers(printer) == [1, 2, 3]
    assert not any(b"COPY" in content for content in printer.printed)
    until(lambda: reactor.state.waiting == 0)


def test_what_is_given_up_is_not_printed_and_the_rest_is(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    printer.off()
    store.core.execute(order())
    store.core.execute(order())
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
    store.core.execute(order())
    until(lambda: reactor.state.trouble is not None)
    monkeypatch.setattr(targets, "send", sent)
    reactor.reprint()
    until(lambda: printer.printed)
    assert printer.printed[0].count(b"* COPY *") == 2
    assert copies(store) == [(1, Document.RECEIPT)]


def copies(store: Store) -> list[tuple[int, Document]]:
    with store.database.reader() as connection:
        rows = connection.execute("SELECT data FROM event WHERE type = 'CopyPrinted'").fetchall()
    events = [msgspec.json.decode(data, type=CopyPrinted) for (data,) in rows]
    return [(event.number, event.document) for event in events]


def test_a_copy_is_printed_when_it_is_recorded(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    order_id = store.core.execute(order()).result["order_id"]  # type: ignore[index]
    for document in (Document.RECEIPT, Document.GIFT_RECEIPT, Document.PICK_SLIP):
        store.core.execute(PrintCopy(order_id=order_id, document=document))
    until(lambda: len(printer.printed) == 4)
    assert [b"COPY" in content for content in printer.printed] == [False, True, True, True]
    assert b"Gift receipt" in printer.printed[2]


def test_asked_first_prints_only_when_somebody_says_so(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    reactor.choose(msgspec.structs.replace(printer.choice, when=When.ASK))
    store.core.execute(order())
    store.core.execute(order())
    assert (reactor.state.asked, reactor.state.waiting) == ("Order 2", 0)
    reactor.print_asked()
    until(lambda: printer.printed)
    assert numbers(printer) == [2]
    assert reactor.state.asked == ""


def test_never_prints_nothing_but_opens_the_drawer(store: Store, reactor: PrintReactor, printer: Printer) -> None:
    reactor.choose(msgspec.structs.replace(printer.choice, when=When.NEVER, kick=True))
    store.core.execute(order())
    until(lambda: printer.printed)
    assert printer.printed == [START + KICK]


def test_the_drawer_opens_with_the_receipt_and_not_with_a_copy(
    store: Store, reactor: PrintReactor, printer: Printer
) -> None:
    reactor.choose(msgspec.structs.replace(printer.choice, kick=True))
    order_id = store.core.execute(order()).result["order_id"]  # type: ignore[index]
    store.core.execute(PrintCopy(order_id=order_id))
    until(lambda: len(printer.printed) == 2)
    assert [KICK in content for content in printer.printed] == [True, False]


def test_without_a_printer_nothing_waits(store: Store) -> None:
    reactor = started(store, PrinterChoice())
    store.core.execute(order())
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
    store.core.execute(order())
    store.core.execute(order())
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
    store.core.execute(order())
    reactor = started(store, printer.choice)
    assert reactor.state.late == 0
    reactor.close()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"position": 1, "hash": "00", "store_id": "other"}'])
def test_a_mark_that_says_nothing_begins_at_the_end(store: Store, printer: Printer, content: str) -> None:
    mark: Path = store.paths.folder / "printing.json"
    mark.write_text(content, encoding="utf-8")
    store.core.execute(order())
    reactor = started(store, printer.choice)
    assert reactor.state.late == 0
    reactor.close()
    kept = json.loads(mark.read_text(encoding="utf-8"))
    assert kept["store_id"] == store.store_id


def test_what_was_dropped_is_not_offered_again(store: Store, printer: Printer) -> None:
    printer.off()
    first = started(store, printer.choice)
    store.core.execute(order())
    until(lambda: first.state.trouble is not None)
    first.give_up()
    first.close()
    printer.on()
    second = started(store, printer.choice)
    assert second.state.late == 0
    second.close()


def test_a_paper_of_an_order_is_made_as_the_copy_that_it_will_be(store: Store, reactor: PrintReactor) -> None:
    store.core.execute(order())
    paper = reactor.order_paper(1, Document.INVOICE).result(20)
    assert (paper.kind, paper.title) == (Kind.INVOICE, "Invoice 1")
    with pytest.raises(Rejected, match="unknown_order_number"):
        reactor.order_paper(77, Document.RECEIPT).result(20)
    with pytest.raises(Rejected, match="nothing_given_back"):
        reactor.order_paper(1, Document.CREDIT_NOTE).result(20)


def test_the_core_never_waits_for_a_printer(store: Store, printer: Printer) -> None:
    # Nothing is listening in this network: a connection there is neither taken nor refused for seconds.
    reactor = started(store, PrinterChoice(kind=PrinterKind.NETWORK, target="192.0.2.1"))
    for _ in range(20):
        store.core.execute(order())
    assert reactor.state.waiting >= 19
    reactor.close()


def test_what_is_late_is_still_offered_after_something_else_was_given_up(store: Store, printer: Printer) -> None:
    printer.off()
    first = started(store, printer.choice)
    store.core.execute(order())
    until(lambda: first.state.trouble is not None)
    first.close()
    second = started(store, printer.choice)
    store.core.execute(order())
    until(lambda: second.state.trouble is not None)
    second.give_up()
    assert (second.state.trouble, second.state.late) == (None, 1)
    second.give_up()
    assert second.state.late == 0
    printer.on()
    second.close()
