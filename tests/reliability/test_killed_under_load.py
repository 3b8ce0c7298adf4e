"""Promises 1, 2, 7 and 8 at moments that nobody chose: several cashiers at work, snapshots being written."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.bootstrap import open_store
from domain.kernel.messages import Receipt
from domain.orders.commands import AddSaleLine
from tests.reliability import child, processes, shop
from tests.reliability.aftermath import require_kept

ROUNDS = int(os.environ.get("TILLBOOK_KILLS", "20"))
CASHIERS = 3


def test_no_receipt_is_lost_when_the_process_is_killed_at_any_moment(fresh: Callable[[], Path]) -> None:
    chance = random.Random(367)
    for round_ in range(ROUNDS):
        if round_ % 20 == 0:  # so that a long run does not check an ever longer log
            folder = fresh()
        with processes.child(child.load, folder, round_, CASHIERS) as load:
            said = [load.hear() for _ in range(chance.randrange(60))]
            time.sleep(chance.uniform(0, 0.005))
            ended = load.kill()
        assert ended.exitcode == -signal.SIGKILL
        said += ended.said
        require_sales_kept(folder, round_, said)
        require_kept(folder, given(round_, said), pending=pending(round_, said))


def given(round_: int, said: list[Any]) -> list[tuple[shop.Asked, Receipt]]:
    """Each receipt with the command that it answers."""
    numbers = [0] * CASHIERS
    pairs = []
    for thread, receipt in said:
        pairs.append((shop.nth(thread, numbers[thread], round_), receipt))
        numbers[thread] += 1
    return pairs


def pending(round_: int, said: list[Any]) -> list[shop.Asked]:
    """What each cashier had asked for and got no answer to."""
    return [shop.nth(thread, sum(of == thread for of, _ in said), round_) for thread in range(CASHIERS)]


def require_sales_kept(folder: Path, round_: int, said: list[Any]) -> None:
    """Every line that was acknowledged is on its open sale, in order; one more may be there."""
    store = open_store(folder)
    sales = store.documents("open_sales").result()[1]
    store.close()
    for thread in range(CASHIERS):
        wanted = [
            command.sku
            for (_, command), receipt in given(round_, said)
            if isinstance(command, AddSaleLine) and command.sale_id == shop.sale_of(thread, round_)
        ]
        sale = sales.get(shop.sale_of(thread, round_), {"lines": []})
        assert [line["sku"] for line in sale["lines"]][: len(wanted)] == wanted
        assert len(sale["lines"]) - len(wanted) in (0, 1)
