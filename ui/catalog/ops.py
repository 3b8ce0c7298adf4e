"""What can be wished of the catalogue."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from domain.catalog.commands import AddProduct, ChangePrice, EditProduct, RestoreProduct, RetireProduct
from domain.kernel.ids import CommandId, Sku
from readmodels.catalog.views import find_code
from ui.desk import Desk
from ui.runner import Done, Failed


def add_product(
    desk: Desk, product: AddProduct, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Add a product to the assortment, with what is on the shelf already."""
    desk.runner.submit(product, asker, done=done, failed=failed, command_id=command_id)


def edit_product(
    desk: Desk, changes: EditProduct, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Describe a product anew, unless somebody else has since the version that the changes expect."""
    desk.runner.submit(changes, asker, done=done, failed=failed, command_id=command_id)


def change_price(
    desk: Desk,
    sku: str,
    price: int,
    version: int,
    asker: QObject,
    *,
    command_id: CommandId,
    done: Done,
    failed: Failed,
) -> None:
    """Sell a product for so many minor units from now on."""
    command = ChangePrice(sku=Sku(sku), price=price, expected_version=version)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def retire_product(desk: Desk, sku: str, asker: QObject, *, done: Done) -> None:
    """Sell a product no longer; its history stays."""
    desk.runner.submit(RetireProduct(sku=Sku(sku)), asker, done=done)


def restore_product(desk: Desk, sku: str, asker: QObject, *, done: Done) -> None:
    """Sell a retired product again."""
    desk.runner.submit(RestoreProduct(sku=Sku(sku)), asker, done=done)


def find_product(desk: Desk, code: str, asker: QObject, *, done: Callable[[list[Sku]], None]) -> None:
    """Find the products that a code stands for."""
    desk.runner.ask(lambda archive: find_code(archive, code), asker, done=done)
