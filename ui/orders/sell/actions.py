"""What can be done at the counter, key by key."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.actions import ActionSpec

COUNTER = (
    ActionSpec("sell.search", str(QT_TRANSLATE_NOOP("Action", "Search")), ("F2",), "search"),
    ActionSpec("sell.customer", str(QT_TRANSLATE_NOOP("Action", "Customer")), ("F3",), "user-round"),
    ActionSpec("sell.telephone", str(QT_TRANSLATE_NOOP("Action", "Telephone")), ("F4",), "phone"),
    ActionSpec("sell.discount", str(QT_TRANSLATE_NOOP("Action", "Discount")), ("F6",), "badge-percent"),
    ActionSpec("sell.quantity", str(QT_TRANSLATE_NOOP("Action", "Quantity")), ("F7",), "hash"),
    ActionSpec("sell.remove", str(QT_TRANSLATE_NOOP("Action", "Remove line")), ("F8",), "eraser"),
    ActionSpec("sell.abandon", str(QT_TRANSLATE_NOOP("Action", "Cancel sale")), ("F9",), "circle-x"),
    ActionSpec("sell.exact-cash", str(QT_TRANSLATE_NOOP("Action", "Cash")), ("Ctrl+Return",), "banknote"),
    ActionSpec("sell.finish", str(QT_TRANSLATE_NOOP("Action", "Pay")), ("F12",), "check"),
)
"""What is always there."""

DETAILS = (
    ActionSpec(
        "sell.sale-discount", str(QT_TRANSLATE_NOOP("Action", "Discount on all")), ("Shift+F6",), "ticket-percent"
    ),
    ActionSpec("sell.price", str(QT_TRANSLATE_NOOP("Action", "Price")), ("Shift+F7",), "tag"),
    ActionSpec("sell.note", str(QT_TRANSLATE_NOOP("Action", "Note")), ("Ctrl+T",), "notebook-pen"),
)
"""What is less often said of a line, or of the whole sale."""

BACK = (
    ActionSpec("sell.take-back", str(QT_TRANSLATE_NOOP("Action", "Take back")), ("Ctrl+R",), "undo-2"),
    ActionSpec(
        "sell.take-back-freely", str(QT_TRANSLATE_NOOP("Action", "Take back without a receipt")), ("Ctrl+Shift+R",),
        "package-open",
    ),
)  # fmt: skip
"""Goods that come back."""

ASIDE = (
    ActionSpec("sell.park", str(QT_TRANSLATE_NOOP("Action", "Park")), ("F10",), "circle-pause"),
    ActionSpec("sell.park-as", str(QT_TRANSLATE_NOOP("Action", "Park under a name")), ("Shift+F10",), "bookmark"),
    ActionSpec("sell.parked", str(QT_TRANSLATE_NOOP("Action", "Parked sales")), ("F11",), "layers"),
)
"""Putting a sale aside, and going on with it."""

TAKE_LESS = ActionSpec(
    "sell.take-less", str(QT_TRANSLATE_NOOP("Action", "Take what is there")), ("F5",), "package-minus"
)
"""There while something is short."""

UNKNOWN = (
    ActionSpec("sell.add-product", str(QT_TRANSLATE_NOOP("Action", "Add product")), ("Ins", "Ctrl+N"), "plus"),
    ActionSpec("sell.link-product", str(QT_TRANSLATE_NOOP("Action", "Link to a product")), ("Ctrl+B",), "link"),
)
"""There while the code that was scanned last is one that a product could have."""

SELDOM = (COUNTER[0], *DETAILS, *BACK, ASIDE[1], UNKNOWN[1])
"""What the bar of keys leaves out; the field is always in sight, and whatever is typed goes into it without F2."""

SPARE = (COUNTER[4], UNKNOWN[0], COUNTER[3], COUNTER[5], COUNTER[7])
"""What the bar leaves out first where it is too narrow: a figure says the quantity, the remark names its own keys."""

ACTIONS = (*COUNTER[:-1], *DETAILS, *BACK, *ASIDE, COUNTER[-1], TAKE_LESS, *UNKNOWN)
