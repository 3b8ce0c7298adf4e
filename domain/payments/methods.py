"""The methods that every store has from its first day, without anybody asking for them."""

from domain.payments.events import PaymentMethodSet, TenderKind

CASH = "cash"
"""The one method of its kind: what lies in the drawer, and what change is given in."""

CREDIT = "credit"

BUILT_IN = {
    method.method: method
    for method in (
        PaymentMethodSet(
            method=CASH, name="Cash", kind=TenderKind.CASH, opens_drawer=True, gives_change=True, needs_reference=False
        ),
        PaymentMethodSet(
            method="card", name="Card", kind=TenderKind.CARD, opens_drawer=False, gives_change=False,
            needs_reference=False,
        ),
        PaymentMethodSet(
            method="account", name="House account", kind=TenderKind.ACCOUNT, opens_drawer=False, gives_change=False,
            needs_reference=False,
        ),
        PaymentMethodSet(
            method=CREDIT, name="Store credit", kind=TenderKind.CREDIT, opens_drawer=False, gives_change=False,
            needs_reference=False,
        ),
        PaymentMethodSet(
            method="gift", name="Gift card", kind=TenderKind.GIFT, opens_drawer=False, gives_change=False,
            needs_reference=True,
        ),
    )
}  # fmt: skip
"""Method -> its terms, as if they had been set before the first command. Who has no limit, no credit and no card cannot
pay by the last three, so they stand in nobody's way."""

FREE = frozenset((TenderKind.CARD, TenderKind.OTHER))
"""The kinds of which a store may have any number of methods, under terms of its own."""
