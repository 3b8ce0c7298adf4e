"""What is said to a person about trouble: one sentence for each code, which also says what to do next.

The templates are English and literal, so that the window can put them through its translation. Parameters that are
quantities or money are written as people read them.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.money import COST_SCALE, format_money
from domain.kernel.quantity import format_quantity
from domain.kernel.rounding import divide
from domain.kernel.tax import format_rate

SENTENCES = {
    # Rules of the shop
    "account_limit": "This customer owes {owed} and may owe {limit}. No more than {left} can go on the account.",
    "account_owes_less": "Only {owed} is owed on the account. Give the rest back in another way.",
    "answer_first": "Say first what was asked about {name}, or press Esc to leave it out.",
    "bad_pin": "A PIN has {least} to {most} digits and nothing else. Choose another one.",
    "barcode_misread": "The barcode {barcode} cannot be right: its last digit is {last} and should be {right}. Scan it "
    "again, or type it from the label.",
    "barcode_taken": "The barcode {barcode} already belongs to the product {sku}. Take it off there first.",
    "cash_not_in_coins": "{amount} cannot be made of coins, of which the smallest is {coin}. Take {payable}.",
    "changed_meanwhile": "{what} was changed by somebody else meanwhile. Close the form and open it again.",
    "command_reused": "The id {command_id} was used for something else before. Send this again under a new id.",
    "counted_twice": "{method} was counted twice. Enter one sum for it.",
    "credit_short": "Only {left} of store credit is there. Pay the rest in another way.",
    "customer_reference_taken": "There is a customer with the number {reference} already. Choose another number.",
    "delivery_at_counter": "What is handed over at the counter is not delivered. Make it a telephone order first.",
    "delivery_needs_customer": "What is delivered goes to the address of its customer. Say first for whom it is.",
    "discount_beyond_sale": "The whole sale comes to {amount}, so {discount} cannot be taken off. Enter less.",
    "discount_out_of_range": "The discount on {name} must lie between nothing and the price of the line, "
    "{amount}. Enter another one.",
    "first_is_owner": "The first person is the owner, who lets the others in. Add the owner first.",
    "gift_card_short": "Only {left} is on the card {number}. Pay the rest in another way.",
    "label_again": "What stood on the label of {name} is not known any more. Scan the label again.",
    "label_country": "There is no table of labels for {country}. Choose one of {countries}, or none.",
    "label_digits": "Numbers that begin with {prefix} would have {digits} digits for their value. Give the product "
    "more or fewer digits: a value with a check digit has 4 or 5.",
    "label_line_fixed": "The price of {name} stands on its label. Remove the line and scan the label again.",
    "label_not_exact": "The label {barcode} has more decimals than can be charged. Look at how labels are read in this "
    "store.",
    "label_not_read": "{barcode} is no label with a price, a weight or a count in this store. Scan it again, or look "
    "at how labels are read.",
    "label_of_another": "The label {barcode} is not one of {name}. Scan it again, or give its number to the product "
    "first.",
    "label_one_package": "A label stands for one package. Scan each of them by itself.",
    "label_prefix": "Labels do not begin with {prefix}. Use 02, 04, 20 to 29 or 40 to 49, and at most two digits more.",
    "label_prefix_twice": "There are two rules for labels that begin with {prefix}. Keep one of them.",
    "label_quantity_fixed": "The quantity of {name} stands on its label. Remove the line and scan the label again.",
    "last_owner": "Somebody must own the store. Make somebody else an owner first.",
    "line_not_picked": "{name} is not all there yet. Pick the rest, or say why it is missing.",
    "logo_too_large": "The logo may have {bytes} bytes and {wide} by {high} dots at most. Choose a smaller picture.",
    "method_built_in": "There is a method of the kind {kind} already, and there is only one of it. Edit that one.",
    "method_retired": "{name} is no longer taken. Choose another way to pay, or offer it again first.",
    "method_taken": "There is a way to pay called {method} already. Choose another name, or edit that one.",
    "method_terms_fixed": "Whether {name} gives change or needs a number cannot be chosen. Change its name or its "
    "drawer only.",
    "more_than_bought": "Only {available} of {name} can still be given back, and {quantity} were asked for. Take fewer "
    "back.",
    "needs_approval": "For this the role {role} is needed. Ask somebody who has it to type their PIN.",
    "no_account": "This customer has no house account. Set a limit on Customers first, or take it in another way.",
    "no_lines": "There is nothing on it yet. Add a product first.",
    "no_parts": "A bundle needs parts. Say what belongs to it.",
    "no_prices": "There is no price on this list yet. Add one first.",
    "no_tenders": "{due} is due and nothing was given. Enter how it is paid.",
    "not_a_date": "{value} is not a date. Write it such as 2026-11-23.",
    "not_a_date_or_time": "The {field} is neither a date such as 2026-11-23 nor a time such as 17:30. Correct it and "
    "try again.",
    "not_a_logo": "This is not a picture in PNG. Save it as PNG and choose that file.",
    "not_a_time": "The {field} is not a time. Write it such as 2026-11-23T14:00:00Z, with its offset.",
    "not_all_paid": "It must be paid in full, and {due} is missing. Enter how the rest is paid.",
    "not_delivered": "Order {number} is fetched, not delivered. Change how it is handed over first.",
    "not_enough_stock": "Only {available} of {name} can be had, and {wanted} were asked for. Take fewer, or receive "
    "more first.",
    "not_on_order": "{name} is not on order {number}. Put it back.",
    "not_whole": "{name} is sold whole. Enter a quantity without decimals.",
    "nothing_counted": "Nothing was counted yet. Count what is there first.",
    "nothing_due": "Nothing is due on order {number}. Look at the order again.",
    "nothing_given_back": "Nothing was given back of order {number}, so it has no credit note. Choose another one.",
    "nothing_owed": "Nothing is owed on this account. Choose another customer.",
    "nothing_picked": "Nothing of order {number} is there. Cancel it, or look again.",
    "nothing_to_adjust": "The correction is nothing. Enter how many more or fewer there are.",
    "offer_ended": "{name} has ended, so this cannot be done any more. Make a new one.",
    "order_given_back": "Something of order {number} came back already. Take the rest back line by line.",
    "order_not_finished": "Order {number} is {status}, so nothing of it can come back. Look at the order again.",
    "order_not_open": "Order {number} is {status} already, so this cannot be done any more. Look at the order again.",
    "order_picked": "Order {number} lies ready already. Hand it over.",
    "out_of_range": "The {field} must lie between {least} and {most}. Correct it and try again.",
    "period_empty": "This would never hold: it ends before it begins. Change its days or its times.",
    "picked_enough": "Only {quantity} of {name} were ordered. Put the rest back.",
    "pin_not_hashed": "This is no hash of a PIN. Give one made with Argon2; the word hash-pin makes one.",
    "pin_wait": "Too many wrong PINs. Try again in {seconds} s.",
    "price_wanted": "The price of {name} is asked for at each sale. Type what it costs.",
    "product_retired": "{name} is no longer sold. Take it back into the assortment first.",
    "quantity_not_positive": "The {field} must be more than nothing. Correct it and try again.",
    "reason_needs_document": "{reason} belongs to a document. Choose another reason for a correction by hand.",
    "reference_missing": "{name} needs a number, such as the one on its slip. Enter it and try again.",
    "refund_beyond_paid": "{due} cannot be given back: {left} is left of what was paid. Enter less.",
    "refund_beyond_tender": "No more than {left} was paid by {name}. Give the rest back in another way.",
    "refund_not_all": "{given} would be given back, and it must be {payable}. Correct the amounts.",
    "return_by_telephone": "What comes back is taken at the counter. Make it a sale at the counter, or remove those "
    "lines.",
    "return_line_fixed": "What comes back keeps the price that was paid for {name}. Remove the line to change it.",
    "sale_ended": "This sale is finished. Scan something to begin the next one.",
    "sale_line_gone": "Line {line} is no longer on this sale. Look at the lines again.",
    "sale_waits": "This sale is parked. Go on with it first.",
    "second_count_same_person": "The second count is somebody else's. Let another person count.",
    "sign_in_first": "Nobody is signed in here. Sign in with your PIN first.",
    "sku_taken": "There is a product with the number {sku} already. Choose another number, or edit that product.",
    "staff_still_here": "Only the name of somebody who no longer works here can be erased. Let them go first.",
    "still_picking": "Somebody is still picking order {number}. Finish that first.",
    "store_already_set_up": "This store is set up already. Its currency and tax rules stay as they are.",
    "store_not_set_up": "This store is not set up yet. Give it a name and a currency first.",
    "tender_needs_customer": "{name} belongs to a customer. Say first for whom this is.",
    "tender_not_for_this": "{name} cannot pay for this. Choose another way to pay.",
    "tender_not_positive": "The amount of {name} must be more than nothing. Correct it and try again.",
    "tender_too_much": "{name} gives no change, and only {due} is due. Enter no more than that.",
    "text_missing": "The {field} is missing. Enter it and try again.",
    "text_not_printable": "The {field} contains a character that cannot be printed. Change the text and try again.",
    "text_too_long": "The {field} is longer than {longest} characters. Change the text and try again.",
    "till_closed": "The till of register {register} is not open. Open it first.",
    "till_open": "The till of register {register} is open already. Close it before the next shift.",
    "two_discounts": "Take either a percentage or an amount off the whole sale. Leave one of them out.",
    "unknown_currency": "There is no currency code {currency}. Use one in capitals, such as EUR or USD.",
    "unknown_customer": "This customer is not known here, or was erased. Choose another one.",
    "unknown_gift_card": "There is no gift card {number}. Check the number.",
    "unknown_method": "There is no way to pay called {method}. Choose another one, or add it first.",
    "unknown_order": "This order is not known here. Search for it by its number.",
    "unknown_order_line": "Order {number} has no line {line}. Look at the order again.",
    "unknown_order_number": "There is no order {number}. Look for it by its customer or its goods.",
    "unknown_page": "There is no page {page}. Choose one of {pages}.",
    "unknown_price_list": "This price list is not known here. Choose another one.",
    "unknown_product": "There is no product {sku}. Check the number, or add the product first.",
    "unknown_promotion": "This promotion is not known here. Choose another one.",
    "unknown_receipt": "Register {register} never gave out the receipt {receipt}. Check the number.",
    "unknown_sale": "This sale was never begun. Scan something to begin one.",
    "unknown_staff": "Nobody with this id works here. Choose another person.",
    "unknown_time_zone": "There is no time zone {time_zone}. Use one such as Europe/Vienna.",
    "unknown_view": "There is no list called {view}. The command views names them all.",
    "unknown_z_report": "Register {register} has no report Z {z}. Choose another number.",
    "weight_wanted": "{name} is sold by {unit}. Type how much it is.",
    "wrong_pin": "That PIN is not right. Type it again.",
    "wrong_pin_wait": "That PIN is not right. Try again in {seconds} s.",
    "wrong_value_check_digit": "The price or weight in the code {barcode} was misread: its check digit is wrong. Scan "
    "it again, or weigh it anew.",
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
    "cell_too_long": "A cell is longer than {most} letters. Shorten it, or close the quotation mark that is open.",
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
    "row_ragged": "This row has {cells} cells and the header has {columns}. Make them as many.",
    "row_repeated": "Row {first} is for {what} already. Keep one of the two rows.",
    "text_too_long_for_cell": "Row {row} has a text longer than {most} letters, more than a cell holds. Choose CSV.",
    "too_many_rows": "A sheet holds no more than {most} rows. Choose CSV.",
    "unknown_format": "There is no format {format}. Choose one of {formats}.",
    "unknown_import": "There is nothing called {kind} to import. Choose one of {kinds}.",
    # The world
    "backup_folder_missing": "The folder for backups, {folder}, is not there. Plug in its disk, or choose another "
    "folder.",
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
    "store_closed": "The store is closed. Nothing was changed; open it again to go on.",
    "store_damaged": "The store's file is damaged. Restore the last backup.",
    "store_exists": "There is a store in {folder} already. Open it, or choose another folder.",
    "store_newer": "The store was written by a newer version of Tillbook. Nothing was changed; install that "
    "version and open it again.",
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

_THINGS = frozenset({"how labels are read"})
"""What is named by our own words and not by somebody's."""

_LONGEST = 80
"""Characters of a value that are repeated; nobody reads a megabyte of what was typed."""

_QUANTITIES = {"wanted", "available", "quantity", "opening_stock", "reorder_point"}
_MONEY = {
    "amount", "coin", "discount", "due", "float_left", "given", "left", "limit", "owed", "payable", "price",
    "unit_price", "total", "increment",
}  # fmt: skip
_COSTS = {"cost", "unit_cost", "stock_value"}
_BOUNDS = {"value", "least", "most"}
"""Parameters that are measured as the field is that stands beside them."""


class Figures(Protocol):
    """How figures are written within a sentence: as the person does who reads it."""

    def money(self, minor: int, /) -> str:
        """Write minor units."""

    def quantity(self, thousandths: int, /) -> str:
        """Write thousandths of a unit."""

    def percent(self, thousandths: int, /) -> str:
        """Write thousandths of a percent."""


class PlainFigures:
    """Writes figures as programs and the terminal do; ``exponent`` counts the decimals of the store's currency."""

    def __init__(self, exponent: int = 2) -> None:
        self._exponent = exponent

    def money(self, minor: int, /) -> str:
        """Write minor units: "1234.50"."""
        return format_money(minor, self._exponent)

    def quantity(self, thousandths: int, /) -> str:
        """Write thousandths: "1.25"."""
        return format_quantity(thousandths)

    def percent(self, thousandths: int, /) -> str:
        """Write thousandths of a percent: "8.875 %"."""
        return f"{format_rate(thousandths)} %"


def sentence(error: Rejected | Unavailable, *, exponent: int = 2) -> str:
    """Return what to say about an error, in English; ``exponent`` counts the decimals of the store's currency."""
    return sentence_with(error, str, PlainFigures(exponent))


def sentence_with(error: Rejected | Unavailable, translate: Callable[[str], str], figures: Figures) -> str:
    """Return what to say about an error, its template put through a translation first."""
    params = {name: _written(name, value, error.params, figures) for name, value in error.params.items()}
    if "field" in params:
        params["field"] = translate(_FIELDS.get(params["field"], params["field"].replace("_", " ")))
    if "role" in params:
        params["role"] = translate(params["role"])
    if params.get("what") in _THINGS:
        params["what"] = translate(params["what"])
    text = translate(SENTENCES[error.code]).format(**params)
    return text[:1].upper() + text[1:]


def _written(name: str, value: object, params: Mapping[str, object], figures: Figures) -> str:
    if not isinstance(value, int):
        text = str(value).replace("_", " ") if name in ("status", "reason") and "field" not in params else str(value)
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    measured = str(params.get("field", "")) if name in _BOUNDS else name
    if measured in _QUANTITIES:
        return figures.quantity(value)
    if measured in _MONEY:
        return figures.money(value)
    if measured in _COSTS:
        return figures.money(divide(value, COST_SCALE))
    if measured == "tax_rate":
        return figures.percent(value)
    # Python refuses to write out an integer of more than some thousand digits.
    return str(value)[:_LONGEST] if value.bit_length() < 4096 else "a number of too many digits"
