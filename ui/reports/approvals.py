"""What somebody else had to approve, in words of the shop."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_UNKNOWN = QT_TRANSLATE_NOOP("Reports", "Something that this version does not know")

_COMMANDS = {
    "AddSaleLine": QT_TRANSLATE_NOOP("Reports", "Own price or typed weight"),
    "ChangeSaleLine": QT_TRANSLATE_NOOP("Reports", "Price, discount or weight of a line"),
    "RemoveSaleLine": QT_TRANSLATE_NOOP("Reports", "Line taken off a sale with a discount"),
    "DiscountSale": QT_TRANSLATE_NOOP("Reports", "Discount on the whole sale"),
    "GiveBackLine": QT_TRANSLATE_NOOP("Reports", "Typed weight of goods that come back"),
    "GiveBackProduct": QT_TRANSLATE_NOOP("Reports", "Goods taken back without a receipt"),
    "PlaceOrder": QT_TRANSLATE_NOOP("Reports", "Prices or typed weights of an order"),
    "PickLine": QT_TRANSLATE_NOOP("Reports", "Typed weight of a line being picked"),
    "PickProduct": QT_TRANSLATE_NOOP("Reports", "Typed weight of a product being picked"),
    "CancelOrder": QT_TRANSLATE_NOOP("Reports", "Order cancelled"),
    "ImportOrder": QT_TRANSLATE_NOOP("Reports", "Order taken over from another program"),
    "PayOut": QT_TRANSLATE_NOOP("Reports", "Cash taken out"),
    "ReceiveStock": QT_TRANSLATE_NOOP("Reports", "Delivery received"),
    "AdjustStock": QT_TRANSLATE_NOOP("Reports", "Stock put right"),
    "AddProduct": QT_TRANSLATE_NOOP("Reports", "Product added"),
    "EditProduct": QT_TRANSLATE_NOOP("Reports", "Product changed"),
    "ChangePrice": QT_TRANSLATE_NOOP("Reports", "Price of a product"),
    "RetireProduct": QT_TRANSLATE_NOOP("Reports", "Product retired"),
    "RestoreProduct": QT_TRANSLATE_NOOP("Reports", "Product taken back into the range"),
    "EraseCustomer": QT_TRANSLATE_NOOP("Reports", "Customer erased"),
    "SetCustomerGroup": QT_TRANSLATE_NOOP("Reports", "Group of a customer"),
    "SetAccountLimit": QT_TRANSLATE_NOOP("Reports", "Limit of a house account"),
    "AddPaymentMethod": QT_TRANSLATE_NOOP("Reports", "Way to pay added"),
    "EditPaymentMethod": QT_TRANSLATE_NOOP("Reports", "Way to pay changed"),
    "RetirePaymentMethod": QT_TRANSLATE_NOOP("Reports", "Way to pay taken away"),
    "RestorePaymentMethod": QT_TRANSLATE_NOOP("Reports", "Way to pay offered again"),
    "SetCashRounding": QT_TRANSLATE_NOOP("Reports", "Rounding of cash"),
    "MakePromotion": QT_TRANSLATE_NOOP("Reports", "Promotion made"),
    "ChangePromotion": QT_TRANSLATE_NOOP("Reports", "Promotion changed"),
    "EndPromotion": QT_TRANSLATE_NOOP("Reports", "Promotion ended"),
    "MakePriceList": QT_TRANSLATE_NOOP("Reports", "Price list made"),
    "ChangePriceList": QT_TRANSLATE_NOOP("Reports", "Price list changed"),
    "EndPriceList": QT_TRANSLATE_NOOP("Reports", "Price list ended"),
    "SetUpStore": QT_TRANSLATE_NOOP("Reports", "Store made"),
    "RenameStore": QT_TRANSLATE_NOOP("Reports", "Name of the store"),
    "SetLabelRules": QT_TRANSLATE_NOOP("Reports", "How labels of scales are read"),
    "SetPaperWords": QT_TRANSLATE_NOOP("Reports", "What stands on every paper"),
    "SetLogo": QT_TRANSLATE_NOOP("Reports", "Logo on papers"),
    "SkipEvent": QT_TRANSLATE_NOOP("Reports", "A list goes on past an event that it cannot show"),
    "RegisterStaff": QT_TRANSLATE_NOOP("Reports", "Person added to staff"),
    "EditStaff": QT_TRANSLATE_NOOP("Reports", "Name or role of a person"),
    "SetStaffPin": QT_TRANSLATE_NOOP("Reports", "New PIN of a person"),
    "RetireStaff": QT_TRANSLATE_NOOP("Reports", "Person let go"),
    "EraseStaff": QT_TRANSLATE_NOOP("Reports", "Name of a person erased"),
    "SetLockTime": QT_TRANSLATE_NOOP("Reports", "When the window locks itself"),
    "SetWeighingRole": QT_TRANSLATE_NOOP("Reports", "Who may type weights"),
    "OpenCashierReport": QT_TRANSLATE_NOOP("Reports", "This report looked at"),
}


def command(name: str) -> str:
    """Return what was approved, by the name under which it is on record."""
    return QCoreApplication.translate("Reports", str(_COMMANDS.get(name, _UNKNOWN)))
