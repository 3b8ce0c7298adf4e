"""A full basket among many promotions: what one scan more may take, against the same basket without any."""

from random import Random
from time import perf_counter_ns

from bench.measure import Options, Result, milliseconds
from domain.kernel.ids import Sku
from domain.pricing.engine import Line, priced
from domain.pricing.keys import indexed
from domain.pricing.plans import (
    NO_OFFERS,
    AmountOff,
    Bundle,
    Goods,
    NForM,
    Offers,
    Part,
    PercentOff,
    PromotionPlan,
    Terms,
    moment_at,
)

_LINES, _OFFERS, _RUNS = 50, 200, 60
_MONDAY = moment_at("2026-11-23T09:00:00.000000Z", "Europe/Vienna")


def run(options: Options) -> list[Result]:
    """Measure the everyday mix, and the same with one and with five promotions that compete for every piece."""
    del options
    return [_result(rivals) for rivals in (0, 1, 5)]


def _result(rivals: int) -> Result:
    lines, offers = _basket(rivals)
    mine, peer = [], []
    for _ in range(_RUNS):
        peer.append(_took(lines, NO_OFFERS))
        mine.append(_took(lines, offers))
    ours, bare = sorted(mine)[_RUNS // 2], sorted(peer)[_RUNS // 2]
    what = f"{_LINES} lines among {_OFFERS} promotions, {rivals} of them for everything"
    return Result(what, milliseconds(ours), milliseconds(bare), ours / bare)


def _took(lines: list[Line], offers: Offers) -> int:
    begun = perf_counter_ns()
    priced(lines, offers, _MONDAY)
    return perf_counter_ns() - begun


def _basket(rivals: int) -> tuple[list[Line], Offers]:
    chance = Random(1)
    goods = [(Sku(f"s{n}"), f"c{n % 12}", chance.randint(50, 2000)) for n in range(1000)]

    def some(count: int) -> Goods:
        return Goods(skus=tuple(chance.choice(goods)[0] for _ in range(count)))

    terms: list[Terms] = [NForM(goods=Goods(), take=3 + n, pay=2) for n in range(rivals)]
    while len(terms) < _OFFERS:
        terms += [
            PercentOff(goods=some(8), rate=10_000), AmountOff(goods=some(8), amount=30),
            NForM(goods=some(8), take=chance.choice((2, 3, 4)), pay=1), PercentOff(goods=some(8), rate=20_000),
            Bundle(parts=(Part(goods=some(3)), Part(goods=some(3))), price=500),
            AmountOff(goods=Goods(categories=(f"c{chance.randrange(12)}",)), amount=20),
        ]  # fmt: skip
    lines = [
        Line(number, *chance.choice(goods)[:2], 1000 * chance.choice((1, 1, 1, 2, 3)), chance.randint(50, 2000))
        for number in range(_LINES)
    ]
    plans = [(f"p{n:03d}", PromotionPlan(name=f"Offer {n}", terms=its)) for n, its in enumerate(terms[:_OFFERS])]
    return lines, indexed(plans)
