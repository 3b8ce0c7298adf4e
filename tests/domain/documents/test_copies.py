"""A copy is recorded before it is printed, and the shift counts it."""

import pytest

from domain.documents.commands import PrintCopy
from domain.documents.events import CopyPrinted, Document
from domain.kernel.ids import OrderId
from domain.orders.commands import PlaceOrder
from domain.payments.commands import PayOrder, SellGiftCard, WantedTender
from domain.persistence.event_log import read_stream
from domain.till.commands import OpenTill
from tests.domain.goods import APPLES, line
from tests.given import Given

CASH = (WantedTender(method="cash", amount=1000),)


def copies(given: Given, stream: str) -> list[object]:
    with given.store.database.reader() as connection:
        return [recorded.event for recorded in read_stream(connection, given.store.codec, f"copies/{stream}")]


@pytest.mark.parametrize("document", Document)
def test_every_copy_of_an_order_is_recorded(given: Given, document: Document) -> None:
    order_id = given(APPLES, PlaceOrder(lines=(line("apples"),))).result["order_id"]
    given(*[PrintCopy(order_id=order_id, document=document)] * 2)
    event = CopyPrinted(order_id=order_id, number=1, document=document, receipt=0, of_register="", shift_id="")
    assert copies(given, order_id) == [event] * 2


def test_a_copy_of_a_receipt_names_it_and_counts_in_the_open_shift(given: Given) -> None:
    shift_id = given(OpenTill()).result["shift_id"]
    order_id = given(APPLES, PlaceOrder(lines=(line("apples"),))).result["order_id"]
    given(PayOrder(order_id=order_id, tenders=CASH), PrintCopy(order_id=order_id, receipt=1))
    assert copies(given, order_id) == [
        CopyPrinted(
            order_id=order_id, number=1, document=Document.RECEIPT, receipt=1, of_register="1", shift_id=shift_id
        )
    ]
    assert given.store.documents("till").result()[1]["1"]["figures"]["copies"] == 1


def test_a_receipt_of_no_order_is_copied_too(given: Given) -> None:
    given(SellGiftCard(amount=1000, tenders=CASH), PrintCopy(receipt=1))
    event = CopyPrinted(
        order_id=OrderId(""), number=0, document=Document.RECEIPT, receipt=1, of_register="1", shift_id=""
    )
    assert copies(given, "1") == [event]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (PrintCopy(order_id=OrderId("none")), "unknown_order"),
        (PrintCopy(order_id=OrderId("none"), receipt=1), "unknown_order"),
        (PrintCopy(), "unknown_order"),
        (PrintCopy(receipt=2), "unknown_receipt"),
        (PrintCopy(receipt=-1), "unknown_receipt"),
        (PrintCopy(receipt=1, of_register="2"), "unknown_receipt"),
    ],
)
def test_there_is_no_copy_of_what_was_never_given_out(given: Given, command: PrintCopy, code: str) -> None:
    given(SellGiftCard(amount=1000, tenders=CASH)).when(command).rejected(code)
