"""How the store reads the labels of its scales: its country's table, and its own rules before it."""

import re
from collections.abc import Iterable

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State
from domain.kernel.labels import COUNTRIES, LabelRule, LabelRules, ValueKind
from domain.shop.events import LabelRulesSet

KEY = "labels"

_PREFIX = re.compile(r"(02|04|2[0-9]|4[0-9])[0-9]{0,2}")
_MOST_DECIMALS = {ValueKind.WEIGHT: 3, ValueKind.COUNT: 0, ValueKind.NONE: 0}


class Labels(State, frozen=True, kw_only=True):
    """The rules of the one store of this file; ``country`` is empty where no table holds."""

    labels: str = KEY
    country: str = ""
    rules: tuple[LabelRule, ...] = ()

    def reading(self, exponent: int) -> LabelRules:
        """Return what ``meaning`` asks for, with the decimals of the store's currency."""
        return LabelRules(self.country, self.rules, exponent)


def rules_set(country: str, rules: Iterable[LabelRule], exponent: int) -> LabelRulesSet:
    """Return the event that sets the rules; refuses a country without a table and rules that cannot be followed."""
    country = country.strip().lower()
    if country and country not in COUNTRIES:
        raise Rejected("label_country", country=country[:80], countries=", ".join(COUNTRIES))
    rules = tuple(rules)
    for number, rule in enumerate(rules):
        _require_sound(rule, exponent)
        if any(other.prefix == rule.prefix for other in rules[:number]):
            raise Rejected("label_prefix_twice", prefix=rule.prefix)
    return LabelRulesSet(country=country, rules=rules)


def _require_sound(rule: LabelRule, exponent: int) -> None:
    if not _PREFIX.fullmatch(rule.prefix):
        raise Rejected("label_prefix", prefix=rule.prefix[:80])
    if rule.value is ValueKind.NONE:
        return
    checks.number(rule.item_digits, "item_digits", least=1, most=9)
    digits = rule.value_digits
    if not (digits in (4, 5) if rule.check_digit else 1 <= digits <= 8):
        raise Rejected("label_digits", prefix=rule.prefix, digits=digits)
    most = _MOST_DECIMALS.get(rule.value, exponent)
    checks.number(rule.decimals, "decimals", least=0, most=min(most, digits))


def evolve(_labels: Labels | None, event: LabelRulesSet) -> Labels:
    """Return the rules after an event."""
    return Labels(country=event.country, rules=event.rules)


def _the_labels(event: LabelRulesSet) -> tuple[tuple[str, LabelRulesSet]]:
    return ((KEY, event),)


LABELS = Fold("labels", Labels, evolve, {LabelRulesSet: _the_labels})
