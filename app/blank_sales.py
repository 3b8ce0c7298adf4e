"""Ends sales on which nothing is left, before a window takes one of them up for the next customer."""

import logging
from concurrent.futures import Future
from typing import TYPE_CHECKING

from domain.kernel.ids import SaleId
from domain.kernel.messages import Context, Receipt
from domain.orders.commands import AbandonSale
from domain.orders.events import OrderKind

if TYPE_CHECKING:
    from app.bootstrap import Store

log = logging.getLogger(__name__)


def end_blank_sales(store: "Store") -> None:
    """End what older versions left open when its last line was taken off; it may have a discount for nobody.

    Each ends at its own register, whose shift counted it when it was begun.
    """
    sales = store.core.projections.projections["open_sales"].view.table.documents
    for sale_id, sale in list(sales.items()):
        blank = not sale["lines"] and not sale["customer_id"] and sale["kind"] == OrderKind.COUNTER
        if blank and not sale["parked"]:  # one that waits is in the list of those, and somebody may know why
            wish = AbandonSale(sale_id=SaleId(sale_id), reason="")
            here = Context(register=sale["register"], machine=True)
            store.core.submit(wish, context=here).add_done_callback(_on_ended)


def _on_ended(answer: Future[Receipt]) -> None:
    if (error := answer.exception()) is not None:
        log.warning("a sale with nothing on it could not be ended", exc_info=error)
