"""Every balance that is shown is the sum of the movements that are shown with it."""

from typing import Any

from app.queries import find, read
from app.sources import StoreSource
from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId, OrderId
from domain.payments.commands import PayAccount, PayOrder, SellGiftCard, SetAccountLimit, WantedTender
from readmodels.payments.balances import account_movements, gift_card_movements
from tests.domain.payments.till import GiveBack, card, cash, ordered
from tests.given import Given


def asked(given: Given, name: str, **filters: Any) -> list[dict[str, Any]]:
    return [dict(document) for document in read(find(name), StoreSource(given.store), filters)]


def of_customer(given: Given, customer_id: str) -> list[tuple[Any, ...]]:
    found = StoreSource(given.store).ask(lambda archive: account_movements(archive, customer_id))
    return [(its["book"], its["kind"], its["amount"], its["balance"], its["number"]) for its in found]


def of_card(given: Given, number: str) -> list[tuple[Any, ...]]:
    found = StoreSource(given.store).ask(lambda archive: gift_card_movements(archive, number))
    return [(its["kind"], its["amount"], its["balance"], its["number"]) for its in found]


def somebody(given: Given, limit: int = 50_000) -> CustomerId:
    customer_id = CustomerId(str(given(RegisterCustomer(person=Person(name="Ada"))).result))
    given(SetAccountLimit(customer_id=customer_id, limit=limit))
    return customer_id


def bought(given: Given, total: int, customer_id: CustomerId | None, *tenders: WantedTender) -> OrderId:
    order_id = ordered(given, total, customer_id=customer_id)
    given(PayOrder(order_id=order_id, tenders=tenders))
    return order_id


def on(method: str, amount: int, reference: str = "") -> WantedTender:
    return WantedTender(method=method, amount=amount, reference=reference)


def test_an_account_is_what_was_bought_on_it_less_what_was_paid(given: Given) -> None:
    ada = somebody(given)
    bought(given, 3000, ada, on("account", 2000), cash(1000))
    bought(given, 500, ada, cash(500))
    given(PayAccount(customer_id=ada, tenders=(card(1500),)))
    assert of_customer(given, ada) == [
        ("account", "settled", -1500, 500, 0),
        ("account", "paid", 2000, 2000, 1),
        ("account", "limit", 50_000, 0, 0),
    ]
    given.then("accounts", ada, owed=500)


def test_what_comes_back_is_owed_no_more_and_the_rest_is_credit(given: Given) -> None:
    ada = somebody(given)
    first = bought(given, 1000, ada, on("account", 1000))
    given(PayAccount(customer_id=ada, tenders=(cash(700),)))
    given(GiveBack(order_id=first, total=1000, of_order_id=first, customer_id=ada))
    bought(given, 200, ada, on("credit", 200))
    assert of_customer(given, ada)[:3] == [
        ("credit", "paid", -200, 500, 2),
        ("credit", "refunded", 700, 700, 1),
        ("account", "refunded", -300, 0, 1),
    ]
    given.then("accounts", ada, owed=0, credit=500)


def test_a_card_is_what_was_put_onto_it_less_what_was_bought_with_it(given: Given) -> None:
    given(SellGiftCard(amount=5000, number="g 1", tenders=(cash(5000),)))
    bought(given, 3000, None, on("gift", 1200, "G1"), cash(1800))
    given(SellGiftCard(amount=1000, number="G1", tenders=(card(1000),)))
    assert of_card(given, "G1") == [("loaded", 1000, 4800, 0), ("paid", -1200, 3800, 1), ("loaded", 5000, 5000, 0)]
    given.then("gift_cards", "G1", left=4800)


def test_cash_moves_no_balance(given: Given) -> None:
    bought(given, 300, None, cash(300))
    assert asked(given, "account_movements") == asked(given, "gift_card_movements") == []


def test_the_terminal_asks_for_one_or_for_all(given: Given) -> None:
    ada = somebody(given)
    bea = somebody(given, limit=100)
    given(SellGiftCard(amount=100, number="G1", tenders=(cash(100),)))
    assert {its["customer_id"] for its in asked(given, "account_movements")} == {ada, bea}
    assert [its["customer_id"] for its in asked(given, "account_movements", customer_id=bea)] == [bea]
    (loaded,) = asked(given, "gift_card_movements", card="G1")
    assert (loaded["kind"], loaded["amount"], loaded["receipt"]) == ("loaded", 100, 1)
