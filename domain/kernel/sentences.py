"""What is said to a person about trouble: one sentence for each code, which also says what to do next.

The templates are English and literal, so that the window can put them through its translation. Parameters that are
quantities or money are written as people read them.
"""

from collections.abc import Callable, Mapping

from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.money import COST_SCALE, format_money
from domain.kernel.quantity import format_quantity
from domain.kernel.rounding import divide
from domain.kernel.tax import format_rate

SENTENCES = {
    # Rules of the shop
    "bad_barcode": "This barcode cannot be right: {reason}. Scan it again, or type it from the label.",
    "bad_text": "The {reason}. Change the text and try again.",
    "barcode_taken": "The barcode {barcode} already belongs to the product {sku}. Take it off there first.",
    "changed_meanwhile": "{what} was changed by somebody else meanwhile. Close the form and open it again.",
    "command_reused": "The id {command_id} was used for something else before. Send this again under a new id.",
    "customer_reference_taken": "There is a customer with the number {reference} already. Choose another number.",
    "discount_out_of_range": "The discount on {name} must lie between nothing and the price of the line, "
    "{amount}. Enter another one.",
    "no_lines": "There is nothing on it yet. Add a product first.",
    "logo_too_large": "The logo may have {bytes} bytes and {wide} by {high} dots at most. Choose a smaller picture.",
    "not_a_logo": "This is not a picture in PNG. Save it as PNG and choose that file.",
    "not_enough_stock": "Only {available} of {name} can be had, and {wanted} were asked for. Take fewer, or receive "
    "more first.",
    "not_a_time": "The {field} is not a time. Write it such as 2026-11-23T14:00:00Z, with its offset.",
    "not_whole": "{name} is sold whole. Enter a quantity without decimals.",
    "nothing_to_adjust": "The correction is nothing. Enter how many more or fewer there are.",
    "nothing_given_back": "Nothing was given back of order {number}, so it has no credit note. Choose another one.",
    "order_not_open": "Order {number} is {status} already, so this cannot be done any more. Look at the order again.",
    "out_of_range": "The {field} must lie between {least} and {most}. Correct it and try again.",
    "product_retired": "{name} is no longer sold. Take it back into the assortment first.",
    "quantity_not_positive": "The {field} must be more than nothing. Correct it and try again.",
    "reason_needs_document": "{reason} belongs to a document. Choose another reason for a correction by hand.",
    "sale_ended": "This sale is finished. Scan something to begin the next one.",
    "sale_line_gone": "Line {line} is no longer on this sale. Look at the lines again.",
    "sku_taken": "There is a product with the number {sku} already. Choose another number, or edit that product.",
    "store_already_set_up": "This store is set up already. Its currency and tax rules stay as they are.",
    "store_not_set_up": "This store is not set up yet. Give it a name and a currency first.",
    "text_missing": "The {field} is missing. Enter it and try again.",
    "unknown_currency": "{currency} is not a currency code. Use one such as EUR or USD.",
    "unknown_customer": "This customer is not known here, or was erased. Choose another one.",
    "unknown_order": "This order is not known here. Search for it by its number.",
    "unknown_order_number": "There is no order {number}. Look for it by its customer or its goods.",
    "unknown_page": "There is no page {page}. Choose one of {pages}.",
    "unknown_product": "There is no product {sku}. Check the number, or add the product first.",
    "unknown_sale": "This sale was never begun. Scan something to begin one.",
    "unknown_time_zone": "{time_zone} is not a time zone. Use one such as Europe/Vienna.",
    "unknown_view": "There is no list called {view}. The command views names them all.",
    # Commands and questions that another program wrote
    "field_missing": "The field {field} is missing. Add it and try again; the word commands lists what each one takes.",
    "field_of_other_kind": "The field {field} must be {wanted}, and {got} was given. Money and quantities are whole "
    "numbers of the smallest coin and of thousandths.",
    "field_unknown": "There is no field {field} in this. Leave it out; the word commands lists what each one takes.",
    "field_wrong": "The field {field} cannot be like that: {reason}. The word commands lists what it may be.",
    "filter_not_read": "{text} cannot be looked for in {field}. Give {wanted}.",
    "no_such_filter": "{condition} is nothing that {view} can be narrowed by. Write FIELD=VALUE with one of {fields}.",
    "not_a_moment": "{text} is neither an event nor a time. Give a position such as 1042, or a time such as "
    "2026-11-23T14:00.",
    "not_json": "This is not JSON as programs write it: {reason}. Correct it and send it again.",
    "position_ahead": "There is no event {position} yet. The last one is {head}; ask for that or an earlier one.",
    "unknown_command": "There is no command {command}. The word commands lists them all.",
    # Files to import and to export
    "bad_cell": "It {reason}.",
    "cell_too_long": "A cell is longer than {most} letters. Close the quotation mark that is open.",
    "column_twice": "The column {column} stands twice in {file}. Take one of the two out.",
    "columns_missing": "The file {file} lacks what is needed: {columns}. Its columns are: {found}.",
    "file_empty": "There is no table in {file}. Choose another file.",
    "file_has_password": "The file {file} is locked with a password. Save it without one and choose it again.",
    "file_not_a_table": "The file {file} is not a table. Save the table as CSV or XLSX and choose that file.",
    "file_not_utf8": "Row {row} of {file} is not written in UTF-8 (byte {byte}). Save the table as CSV in UTF-8 and "
    "choose that file.",
    "file_utf16": "The file {file} is written in UTF-16. Save the table as CSV in UTF-8 and choose that file.",
    "order_differs": "Order {reference} was imported before and said something else then. What was imported is not "
    "changed; give this one another number.",
    "order_line_differs": "Row {first} of the same order says something else. All lines of an order say the same here.",
    "order_not_together": "Row {first} began an order with this number already. Put all lines of an order together.",
    "quote_misplaced": "A quotation mark stands within a cell. Write it twice, and quotation marks around the cell.",
    "quote_not_closed": "A quotation mark is opened here and never closed. Close it.",
    "text_too_long_for_cell": "Row {row} has a text longer than {most} letters, more than a cell holds. Choose CSV.",
    "too_many_rows": "A sheet holds no more than {most} rows. Choose CSV.",
    "unknown_format": "There is no format {format}. Choose one of {formats}.",
    "row_ragged": "This row has {cells} cells and the header has {columns}. Make them as many.",
    "row_repeated": "Row {first} is for {what} already. Keep one of the two rows.",
    "unknown_import": "There is nothing called {kind} to import. Choose one of {kinds}.",
    # The world
    "backup_not_written": "The backup could not be written to {file} ({reason}). Choose another place and try again.",
    "disk_failed": "The disk did not do what was asked of it. Nothing was saved; make a backup on another disk.",
    "disk_full": "The disk is full. Nothing was saved; make room and try again.",
    "file_not_read": "The file {file} could not be read ({reason}). Choose another one.",
    "file_not_written": "The file {file} could not be written ({reason}). Choose another place and try again.",
    "folder_not_made": "The folder {folder} could not be made ({reason}). Choose another one.",
    "folder_not_writable": "Nothing can be written in {folder} ({reason}). Choose another folder.",
    "no_backup": "There is no backup {file}. Choose another file.",
    "no_printer": "No printer is set up on this machine. Choose one in the settings.",
    "no_store": "There is no store in {folder}. Choose another folder, or make a new store there.",
    "not_a_backup": "The file {file} is no sound backup of a Tillbook store. Choose another one.",
    "not_a_store": "This file is not a Tillbook store. Choose another one.",
    "picture_not_written": "The picture could not be written to {file}. Choose another place and try again.",
    "printer_failed": "The printer {printer} does not print ({reason}). See to it, then choose Reprint.",
    "printer_unknown": "This machine knows no printer {printer}. Choose another one in the settings.",
    "store_busy": "Another program holds the store at the moment. Try again.",
    "store_damaged": "The store's file is damaged. Restore the last backup.",
    "store_exists": "There is a store in {folder} already. Open it, or choose another folder.",
    "store_newer": "This store was made by a newer Tillbook. Install that version and open it again.",
    "store_not_opened": "The store's file could not be opened. Check that the folder can be read, and try again.",
    "store_open_elsewhere": "This store is open in another Tillbook window already. Go on there, or close it first.",
    "store_other_version": "This store must be brought up to this version of Tillbook first. Open it once without "
    "anybody else.",
    "store_read_only": "Nothing can be written to the store's file. Check the rights of its folder.",
    "upgrade_failed": "The store could not be brought up to this version and is as it was ({reason}).",
    "written_elsewhere": "Another program has written to the store. Nothing was saved; close it and try again.",
}
"""Code -> template."""

_FIELDS = {"sku": "SKU", "promised_for": "promised time"}
"""What people call a field, where that is not its name."""

_LONGEST = 80
"""Characters of a value that are repeated; nobody reads a megabyte of what was typed."""

_QUANTITIES = {"wanted", "available", "quantity", "opening_stock", "reorder_point"}
_MONEY = {"amount", "discount", "price", "unit_price", "total"}
_COSTS = {"cost", "unit_cost", "stock_value"}
_BOUNDS = {"value", "least", "most"}
"""Parameters that are measured as the field is that stands beside them."""


def sentence(error: Rejected | Unavailable, *, exponent: int = 2) -> str:
    """Return what to say about an error, in English; ``exponent`` counts the decimals of the store's currency."""
    return sentence_with(error, str, lambda minor: format_money(minor, exponent))


def sentence_with(
    error: Rejected | Unavailable,
    translate: Callable[[str], str],
    money: Callable[[int], str] = lambda minor: format_money(minor, 2),
) -> str:
    """Return what to say about an error, its template put through a translation first; ``money`` writes minor units."""
    params = {name: _written(name, value, error.params, money) for name, value in error.params.items()}
    if "field" in params:
        # A reason that a reader of text gave begins with the field's own name.
        field = translate(_FIELDS.get(params["field"], params["field"].replace("_", " ")))
        params |= {"field": field, "reason": params.get("reason", "").replace(params["field"], field, 1)}
    text = translate(SENTENCES[error.code]).format(**params)
    return text[:1].upper() + text[1:]


def _written(name: str, value: object, params: Mapping[str, object], money: Callable[[int], str]) -> str:
    if not isinstance(value, int):
        text = str(value).replace("_", " ") if name in ("status", "reason") and "field" not in params else str(value)
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    measured = str(params.get("field", "")) if name in _BOUNDS else name
    if measured in _QUANTITIES:
        return format_quantity(value)
    if measured in _MONEY:
        return money(value)
    if measured in _COSTS:
        return money(divide(value, COST_SCALE))
    if measured == "tax_rate":
        return f"{format_rate(value)} %"
    # Python refuses to write out an integer of more than some thousand digits.
    return str(value)[:_LONGEST] if value.bit_length() < 4096 else "a number of too many digits"
