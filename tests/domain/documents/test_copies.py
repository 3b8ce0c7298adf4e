"""A copy is recorded before it is printed."""

import pytest

from domain.documents.commands import PrintCopy
from domain.documents.events import CopyPrinted, Document
from domain.kernel.ids import OrderId
from domain.orders.commands import PlaceOrder
from domain.persistence.event_log import read_stream
from tests.domain.goods import APPLES, line
from tests.given import Given


@pytest.mark.parametrize("document", Document)
def test_every_copy_of_an_order_is_recorded(given: Given, document: Document) -> None:
    order_id = given(APPLES, PlaceOrder(lines=(line("apples"),))).result["order_id"]
    given(*[PrintCopy(order_id=order_id, document=document, receipt="1-123")] * 2)
    with given.store.database.reader() as connection:
        events = [recorded.event for recorded in read_stream(connection, given.store.codec, f"copies/{order_id}")]
    assert events == [CopyPrinted(order_id=order_id, number=1, document=document, receipt="1-123")] * 2


def test_there_is_no_copy_of_an_order_that_is_not_known(given: Given) -> None:
    given.when(PrintCopy(order_id=OrderId("none"))).rejected("unknown_order")
