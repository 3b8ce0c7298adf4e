"""Ends sales on which nothing is left, before a window takes one of them up for the next customer."""

import logging
from concurrent.futures import Future
from typing import TYPE_CHECKING

from domain.kernel.errors import Rejected
from domain.kernel.ids import SaleId
from domain.kernel.messages import Context, Receipt
from domain.orders.commands import AbandonSale

if TYPE_CHECKING:
    from app.bootstrap import Store

log = logging.getLogger(__name__)


def end_blank_sales(store: "Store") -> None:
    """End what older versions left open when its last line was taken off; it may have a discount for nobody.

    Each ends at its own register, whose shift counted it when it was begun. One that is for somebody is refused, as
    nobody says why it should end.
    """
    sales = store.core.projections.projections["open_sales"].view.table.documents
    for sale_id, sale in list(sales.items()):
        if not sale["lines"] and not sale["parked"]:  # one that waits is in a list, and somebody may know why
            wish = AbandonSale(sale_id=SaleId(sale_id), reason="")
            here = Context(register=sale["register"], machine=True)
            store.core.submit(wish, context=here).add_done_callback(_on_ended)


def _on_ended(answer: Future[Receipt]) -> None:
    error = answer.exception()
    if error is not None and not isinstance(error, Rejected):
        log.warning("a sale with nothing on it could not be ended", exc_info=error)
