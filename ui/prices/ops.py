"""What can be wished of prices beyond the catalogue's."""

from PySide6.QtCore import QObject

from domain.kernel.ids import CommandId
from domain.kernel.messages import Command
from domain.pricing.commands import (
    ChangePriceList,
    ChangePromotion,
    EndPriceList,
    EndPromotion,
    MakePriceList,
    MakePromotion,
)
from domain.pricing.plans import PriceListPlan, PromotionPlan
from ui.desk import Desk
from ui.runner import Done, Failed


def make_promotion(
    desk: Desk, plan: PromotionPlan, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Begin a promotion; the receipt's result is its id."""
    _submit(desk, MakePromotion(promotion=plan), asker, command_id, done, failed)


def change_promotion(
    desk: Desk, promotion_id: str, plan: PromotionPlan, version: int, asker: QObject, *, command_id: CommandId,
    done: Done, failed: Failed,
) -> None:  # fmt: skip
    """Write a promotion anew, unless somebody else has since ``version``."""
    command = ChangePromotion(promotion_id=promotion_id, promotion=plan, expected_version=version)
    _submit(desk, command, asker, command_id, done, failed)


def make_price_list(
    desk: Desk, plan: PriceListPlan, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Begin a price list; the receipt's result is its id."""
    _submit(desk, MakePriceList(price_list=plan), asker, command_id, done, failed)


def change_price_list(
    desk: Desk, price_list_id: str, plan: PriceListPlan, version: int, asker: QObject, *, command_id: CommandId,
    done: Done, failed: Failed,
) -> None:  # fmt: skip
    """Write a price list anew, unless somebody else has since ``version``."""
    command = ChangePriceList(price_list_id=price_list_id, price_list=plan, expected_version=version)
    _submit(desk, command, asker, command_id, done, failed)


def end_promotion(desk: Desk, promotion_id: str, asker: QObject, *, done: Done) -> None:
    """End a promotion now."""
    desk.runner.submit(EndPromotion(promotion_id=promotion_id), asker, done=done)


def end_price_list(desk: Desk, price_list_id: str, asker: QObject, *, done: Done) -> None:
    """End a price list now."""
    desk.runner.submit(EndPriceList(price_list_id=price_list_id), asker, done=done)


def _submit(desk: Desk, command: Command, asker: QObject, command_id: CommandId, done: Done, failed: Failed) -> None:
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)
