"""The first shape of the store.

Revision ID: 0001
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATEMENTS = (
    """CREATE TABLE log_head (
    store_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT pk_log_head PRIMARY KEY (store_id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE command (
    command_id TEXT NOT NULL,
    type TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    actor TEXT NOT NULL,
    register TEXT NOT NULL,
    at TEXT NOT NULL,
    first_position INTEGER NOT NULL,
    last_position INTEGER NOT NULL,
    result TEXT NOT NULL,
    CONSTRAINT pk_command PRIMARY KEY (command_id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE event (
    position INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    schema INTEGER NOT NULL,
    data TEXT NOT NULL,
    command_id TEXT NOT NULL,
    causation_id TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    register TEXT NOT NULL,
    at TEXT NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT pk_event PRIMARY KEY (position),
    CONSTRAINT uq_event_stream UNIQUE (stream, version),
    CONSTRAINT ck_event_position_counts_from_one CHECK (position > 0)
)
 STRICT""",
    """CREATE TABLE personal (
    subject TEXT NOT NULL,
    data TEXT NOT NULL,
    CONSTRAINT pk_personal PRIMARY KEY (subject)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE product (
    sku TEXT NOT NULL,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    price INTEGER NOT NULL,
    tax_rate INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    barcodes TEXT NOT NULL,
    brand TEXT NOT NULL,
    unit TEXT NOT NULL,
    reorder_point INTEGER NOT NULL,
    allow_negative INTEGER NOT NULL,
    retired INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_product PRIMARY KEY (sku),
    CONSTRAINT ck_product_nothing_below_zero CHECK (price >= 0 AND tax_rate >= 0 AND cost >= 0 AND reorder_point >= 0)
)
 STRICT""",
    """CREATE TABLE product_code (
    code TEXT NOT NULL,
    sku TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_product_code PRIMARY KEY (code)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE customer (
    customer_id TEXT NOT NULL,
    reference TEXT NOT NULL,
    erased INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_customer PRIMARY KEY (customer_id)
)
 STRICT""",
    """CREATE TABLE customer_reference (
    reference TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_customer_reference PRIMARY KEY (reference)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE stock_level (
    sku TEXT NOT NULL,
    on_hand INTEGER NOT NULL,
    reserved INTEGER NOT NULL,
    average_cost INTEGER NOT NULL,
    value INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_stock_level PRIMARY KEY (sku)
)
 STRICT""",
    """CREATE TABLE sales_order (
    order_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    reference TEXT NOT NULL,
    placed_at TEXT NOT NULL,
    net INTEGER NOT NULL,
    tax INTEGER NOT NULL,
    total INTEGER NOT NULL,
    discount INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_sales_order PRIMARY KEY (order_id),
    CONSTRAINT uq_sales_order_number UNIQUE (number),
    CONSTRAINT ck_sales_order_adds_up CHECK (net + tax = total)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE order_numbers (
    series TEXT NOT NULL,
    last INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_order_numbers PRIMARY KEY (series)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE sale (
    sale_id TEXT NOT NULL,
    lines TEXT NOT NULL,
    next_line INTEGER NOT NULL,
    customer_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    promised_for TEXT NOT NULL,
    note TEXT NOT NULL,
    ended INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_sale PRIMARY KEY (sale_id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE shop (
    shop TEXT NOT NULL,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    prices_include_tax INTEGER NOT NULL,
    tax_policy TEXT NOT NULL,
    rounding TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_shop PRIMARY KEY (shop),
    CONSTRAINT ck_shop_only_one CHECK (shop = 'shop')
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE order_line (
    order_id TEXT NOT NULL,
    line INTEGER NOT NULL,
    sku TEXT NOT NULL,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit_price INTEGER,
    amount INTEGER NOT NULL,
    discount INTEGER NOT NULL,
    tax_rate INTEGER NOT NULL,
    net INTEGER NOT NULL,
    tax INTEGER NOT NULL,
    total INTEGER NOT NULL,
    unit_cost INTEGER NOT NULL,
    CONSTRAINT pk_order_line PRIMARY KEY (order_id, line),
    CONSTRAINT ck_order_line_adds_up CHECK (net + tax = total AND quantity > 0),
    CONSTRAINT fk_order_line_order_id FOREIGN KEY(order_id) REFERENCES sales_order (order_id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
)


def upgrade() -> None:
    """Make every table and trigger."""
    for statement in _STATEMENTS:
        op.execute(statement)
