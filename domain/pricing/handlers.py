"""Commands of prices beyond the catalogue's: load, require, emit."""

from collections.abc import Iterable

from domain.catalog.model import PRODUCT
from domain.customers.handlers import the_customer
from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.persistence.transaction import Transaction
from domain.pricing import checking, model
from domain.pricing.commands import (
    ChangePriceList,
    ChangePromotion,
    EndPriceList,
    EndPromotion,
    MakePriceList,
    MakePromotion,
    SetCustomerGroup,
)
from domain.pricing.events import (
    CustomerGroupSet,
    PriceListChanged,
    PriceListEnded,
    PriceListMade,
    PromotionChanged,
    PromotionEnded,
    PromotionMade,
)
from domain.pricing.model import CUSTOMER_GROUP, PRICE_LIST, PROMOTION, PriceList, Promotion
from domain.pricing.plans import PriceListPlan, PromotionPlan
from domain.shop.handlers import the_shop


def make_promotion(command: MakePromotion, tx: Transaction) -> str:
    """Begin a promotion and return its id."""
    plan = _promotion_plan(tx, command.promotion)
    promotion_id = tx.new_id()
    event = PromotionMade(promotion_id=promotion_id, promotion=plan, local_date=_today(tx))
    tx.emit(model.promotion_stream(promotion_id), event)
    return promotion_id


def change_promotion(command: ChangePromotion, tx: Transaction) -> None:
    """Write a promotion anew; does nothing where nothing differs."""
    promotion = _the_promotion(tx, command.promotion_id)
    promotion.require_running()
    checks.current(promotion.version, command.expected_version, promotion.plan.name)
    plan = _promotion_plan(tx, command.promotion)
    if plan != promotion.plan:
        event = PromotionChanged(
            promotion_id=promotion.promotion_id, promotion=plan, former=promotion.plan, local_date=_today(tx)
        )
        tx.emit(model.promotion_stream(promotion.promotion_id), event)


def end_promotion(command: EndPromotion, tx: Transaction) -> None:
    """End a promotion; does nothing where it has ended."""
    promotion = _the_promotion(tx, command.promotion_id)
    if not promotion.ended:
        event = PromotionEnded(promotion_id=promotion.promotion_id, promotion=promotion.plan, local_date=_today(tx))
        tx.emit(model.promotion_stream(promotion.promotion_id), event)


def make_price_list(command: MakePriceList, tx: Transaction) -> str:
    """Begin a price list and return its id."""
    plan = _price_list_plan(tx, command.price_list)
    price_list_id = tx.new_id()
    event = PriceListMade(price_list_id=price_list_id, price_list=plan, local_date=_today(tx))
    tx.emit(model.price_list_stream(price_list_id), event)
    return price_list_id


def change_price_list(command: ChangePriceList, tx: Transaction) -> None:
    """Write a price list anew; does nothing where nothing differs."""
    price_list = _the_price_list(tx, command.price_list_id)
    price_list.require_running()
    checks.current(price_list.version, command.expected_version, price_list.plan.name)
    plan = _price_list_plan(tx, command.price_list)
    if plan != price_list.plan:
        event = PriceListChanged(
            price_list_id=price_list.price_list_id,
            price_list=plan,
            dropped=model.dropped(price_list.plan, plan),
            local_date=_today(tx),
        )
        tx.emit(model.price_list_stream(price_list.price_list_id), event)


def end_price_list(command: EndPriceList, tx: Transaction) -> None:
    """End a price list; does nothing where it has ended."""
    price_list = _the_price_list(tx, command.price_list_id)
    if not price_list.ended:
        event = PriceListEnded(
            price_list_id=price_list.price_list_id,
            dropped=model.dropped(price_list.plan, None),
            local_date=_today(tx),
        )
        tx.emit(model.price_list_stream(price_list.price_list_id), event)


def set_customer_group(command: SetCustomerGroup, tx: Transaction) -> None:
    """Put a customer into a group, or into none."""
    customer_id = the_customer(tx, command.customer_id).customer_id
    before = tx.find(CUSTOMER_GROUP, customer_id)
    former, group = before.group if before else "", checking.clean_group(command.group)
    if group != former:
        event = CustomerGroupSet(customer_id=customer_id, group=group, former_group=former)
        tx.emit(f"customer_group/{customer_id}", event)


def _promotion_plan(tx: Transaction, plan: PromotionPlan) -> PromotionPlan:
    plan = checking.clean_promotion(plan)
    _require_products(tx, checking.products_of(plan.goods))
    return plan


def _price_list_plan(tx: Transaction, plan: PriceListPlan) -> PriceListPlan:
    plan = checking.clean_price_list(plan)
    _require_products(tx, checking.products_of((entry.goods for entry in plan.rates), plan.prices))
    return plan


def _require_products(tx: Transaction, skus: Iterable[str]) -> None:
    skus = list(skus)
    known = tx.load(PRODUCT, skus)
    for sku in skus:
        if sku not in known:
            raise Rejected("unknown_product", sku=sku[:80])


def _the_promotion(tx: Transaction, promotion_id: str) -> Promotion:
    promotion = tx.find(PROMOTION, promotion_id)
    if promotion is None:
        raise Rejected("unknown_promotion")
    return promotion


def _the_price_list(tx: Transaction, price_list_id: str) -> PriceList:
    price_list = tx.find(PRICE_LIST, price_list_id)
    if price_list is None:
        raise Rejected("unknown_price_list")
    return price_list


def _today(tx: Transaction) -> str:
    return the_shop(tx).local(tx.now).date


COMMANDS = {
    MakePromotion: make_promotion,
    ChangePromotion: change_promotion,
    EndPromotion: end_promotion,
    MakePriceList: make_price_list,
    ChangePriceList: change_price_list,
    EndPriceList: end_price_list,
    SetCustomerGroup: set_customer_group,
}
