"""What is said to a person about trouble: one sentence for each code, which also says what to do next.

The templates are English and literal, so that the window can put them through its translation. Parameters that are
quantities, in thousandths, are written as people read them.
"""

from collections.abc import Callable

from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.quantity import format_quantity

SENTENCES = {
    # Rules of the shop
    "bad_barcode": "This barcode cannot be right: {reason}. Scan it again, or type it from the label.",
    "bad_text": "{reason}. Change the text and try again.",
    "barcode_taken": "The barcode {barcode} already belongs to the product {sku}. Take it off there first.",
    "changed_meanwhile": "{what} was changed by somebody else meanwhile. Close the form and open it again.",
    "command_reused": "The id {command_id} was used for something else before. Send this again under a new id.",
    "customer_reference_taken": "There is a customer with the number {reference} already. Choose another number.",
    "discount_out_of_range": "The discount on {name} must lie between nothing and the price of the line.",
    "no_lines": "There is nothing on it yet. Add a product first.",
    "not_enough_stock": "Only {available} of {name} can be had, and {wanted} were asked for. Take fewer, or receive "
    "more first.",
    "nothing_to_adjust": "The correction is nothing. Enter how many more or fewer there are.",
    "order_not_open": "Order {number} is {status} already, so this cannot be done any more.",
    "out_of_range": "The {field} must lie between {least} and {most}.",
    "product_retired": "{name} is no longer sold. Take it back into the assortment first.",
    "quantity_not_positive": "The {field} must be more than nothing.",
    "reason_needs_document": "{reason} belongs to a document. Choose another reason for a correction by hand.",
    "sale_ended": "This sale is finished. Scan something to begin the next one.",
    "sale_line_gone": "Line {line} is no longer on this sale.",
    "sku_taken": "There is a product with the number {sku} already. Choose another number, or edit that product.",
    "store_already_set_up": "This store is set up already.",
    "store_not_set_up": "This store is not set up yet. Give it a name and a currency first.",
    "text_missing": "The {field} is missing. Enter it and try again.",
    "unknown_currency": "{currency} is not a currency code. Use one such as EUR or USD.",
    "unknown_customer": "This customer is not known here, or was erased. Choose another one.",
    "unknown_order": "This order is not known here. Search for it by its number.",
    "unknown_page": "There is no page {page}. Choose one of {pages}.",
    "unknown_product": "There is no product {sku}. Check the number, or add the product first.",
    "unknown_sale": "This sale was never begun. Scan something to begin one.",
    "unknown_time_zone": "{time_zone} is not a time zone. Use one such as Europe/Vienna.",
    "unknown_view": "There is no list called {view}.",
    # The world
    "backup_not_written": "The backup could not be written to {file} ({reason}). Choose another place and try again.",
    "disk_failed": "The disk did not do what was asked of it. Nothing was saved; make a backup on another disk.",
    "disk_full": "The disk is full. Nothing was saved; make room and try again.",
    "folder_not_made": "The folder {folder} could not be made ({reason}). Choose another one.",
    "folder_not_writable": "Nothing can be written in {folder} ({reason}). Choose another folder.",
    "no_backup": "There is no backup {file}. Choose another file.",
    "no_store": "There is no store in {folder}. Choose another folder, or make a new store there.",
    "not_a_store": "This file is not a Tillbook store. Choose another one.",
    "picture_not_written": "The picture could not be written to {file}. Choose another place and try again.",
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

_QUANTITIES = {"wanted", "available"}


def sentence(error: Rejected | Unavailable) -> str:
    """Return what to say about an error, in English."""
    return sentence_with(error, str)


def sentence_with(error: Rejected | Unavailable, translate: Callable[[str], str]) -> str:
    """Return what to say about an error, its template put through a translation first."""
    params = {name: _written(name, value) for name, value in error.params.items()}
    text = translate(SENTENCES[error.code]).format(**params)
    return text[:1].upper() + text[1:]


def _written(name: str, value: object) -> str:
    if name in _QUANTITIES and isinstance(value, int):
        return format_quantity(value)
    return str(value).replace("_", " ") if name in ("field", "status", "reason") else str(value)
