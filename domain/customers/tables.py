"""Where customers lie, without what is known of them."""

from sqlalchemy import Column, Integer, Table, Text

from domain.customers.model import CUSTOMER, CUSTOMER_REFERENCE
from domain.persistence.database import METADATA
from domain.persistence.records import Records

customer = Table(
    "customer",
    METADATA,
    Column("customer_id", Text, primary_key=True),
    Column("reference", Text, nullable=False),
    Column("erased", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
)
customer_reference = Table(
    "customer_reference",
    METADATA,
    Column("reference", Text, primary_key=True),
    Column("customer_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

RECORDS = (Records(CUSTOMER, customer), Records(CUSTOMER_REFERENCE, customer_reference))
