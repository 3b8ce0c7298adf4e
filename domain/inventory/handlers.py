"""Commands of the stock: load, require, emit."""

from domain.catalog.model import PRODUCT
from domain.inventory import model
from domain.inventory.commands import AdjustStock, ReceiveStock
from domain.inventory.events import Reason
from domain.inventory.model import STOCK_LEVEL, STREAM, StockLevel
from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.ids import Sku
from domain.persistence.transaction import Transaction


def receive_stock(command: ReceiveStock, tx: Transaction) -> None:
    """Book a delivery; a product that stands on several lines is received once for each."""
    if not command.lines:
        raise Rejected("no_lines")
    document = checks.text(command.document, "document", empty=True)
    products = tx.load(PRODUCT, (line.sku for line in command.lines))
    for line in command.lines:
        if line.sku not in products:
            raise Rejected("unknown_product", sku=line.sku[:80])
        cost = products[line.sku].cost if line.unit_cost is None else line.unit_cost
        checks.number(cost, "unit_cost", least=0, most=checks.MOST_COST)
    for batch in _batches(command, products_cost={sku: product.cost for sku, product in products.items()}):
        levels = tx.load(STOCK_LEVEL, (sku for sku, _, _ in batch))
        tx.emit(STREAM, model.received(levels, batch, reason=Reason.DELIVERY, document=document))


def adjust_stock(command: AdjustStock, tx: Transaction) -> None:
    """Correct the stock of one product."""
    product = tx.find(PRODUCT, command.sku)
    if product is None:
        raise Rejected("unknown_product", sku=command.sku[:80])
    level = tx.find(STOCK_LEVEL, command.sku) or StockLevel(sku=command.sku)
    note = checks.text(command.note, "note", limit=500, empty=True)
    tx.emit(STREAM, model.adjusted(level, product, command.quantity, command.reason, note))


def _batches(command: ReceiveStock, products_cost: dict[str, int]) -> list[list[tuple[Sku, int, int]]]:
    batches: list[dict[Sku, tuple[Sku, int, int]]] = [{}]
    for line in command.lines:
        if line.sku in batches[-1]:
            batches.append({})
        cost = products_cost[line.sku] if line.unit_cost is None else line.unit_cost
        batches[-1][line.sku] = (line.sku, checks.quantity(line.quantity), cost)
    return [list(batch.values()) for batch in batches]


COMMANDS = {ReceiveStock: receive_stock, AdjustStock: adjust_stock}
