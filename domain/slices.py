"""Every slice of the shop, joined in one place: the commands it grants and the states it keeps."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from domain.catalog import handlers as catalog
from domain.catalog import tables as catalog_tables
from domain.customers import handlers as customers
from domain.customers import tables as customer_tables
from domain.documents import handlers as documents
from domain.inventory import handlers as inventory
from domain.inventory import tables as inventory_tables
from domain.kernel.messages import Command
from domain.orders import handlers as orders
from domain.orders import sale_handlers as sales
from domain.orders import tables as order_tables
from domain.orders import waiting_handlers as waiting
from domain.payments import account_handlers as accounts
from domain.payments import handlers as payments
from domain.payments import tables as payment_tables
from domain.persistence.records import Records
from domain.persistence.transaction import Handler
from domain.pricing import handlers as pricing
from domain.pricing import tables as pricing_tables
from domain.shop import handlers as shop
from domain.shop import tables as shop_tables
from domain.staff import handlers as staff
from domain.staff import tables as staff_tables
from domain.till import handlers as till
from domain.till import tables as till_tables


def _joined(parts: Iterable[Mapping[type[Command], Callable[..., object]]]) -> dict[type[Command], Handler]:
    joined: dict[type[Command], Handler] = {}
    for part in parts:
        if twice := joined.keys() & part.keys():
            raise ValueError(f"two handlers for {twice}")
        joined |= part
    return joined


COMMANDS: dict[type[Command], Handler] = _joined(
    slice_.COMMANDS
    for slice_ in (
        shop, catalog, inventory, customers, orders, sales, waiting, payments, accounts, till, pricing, staff,
        documents,
    )
)  # fmt: skip
RECORDS: tuple[Records[Any], ...] = (
    *shop_tables.RECORDS,
    *catalog_tables.RECORDS,
    *inventory_tables.RECORDS,
    *customer_tables.RECORDS,
    *order_tables.RECORDS,
    *payment_tables.RECORDS,
    *till_tables.RECORDS,
    *pricing_tables.RECORDS,
    *staff_tables.RECORDS,
)
