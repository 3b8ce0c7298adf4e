"""Commands of the store itself: load, require, emit."""

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.labels import LabelRules
from domain.kernel.money import exponent
from domain.persistence.transaction import Transaction
from domain.shop import labels, model, paper
from domain.shop.commands import RenameStore, SetLabelRules, SetLogo, SetPaperWords, SetUpStore, SkipEvent
from domain.shop.events import EventSkipped, LogoSet, StoreRenamed
from domain.shop.model import KEY, SHOP, STREAM, Shop

LABEL_RULES = "how labels are read"
"""What people call the rules of labels, within a sentence."""


def the_shop(tx: Transaction) -> Shop:
    """Return the store; every document is made under its rules."""
    shop = tx.find(SHOP, KEY)
    if shop is None:
        raise Rejected("store_not_set_up")
    return shop


def the_label_rules(tx: Transaction) -> LabelRules:
    """Return how labels are read, for ``domain.kernel.labels.meaning``."""
    known = tx.find(labels.LABELS, labels.KEY) or labels.Labels()
    return known.reading(exponent(the_shop(tx).currency))


def set_up_store(command: SetUpStore, tx: Transaction) -> None:
    """Begin the store, once."""
    if tx.find(SHOP, KEY) is not None:
        raise Rejected("store_already_set_up")
    tx.emit(
        STREAM,
        model.set_up(
            name=command.name,
            currency=command.currency,
            prices_include_tax=command.prices_include_tax,
            tax_policy=command.tax_policy,
            rounding=command.rounding,
            time_zone=command.time_zone,
        ),
    )


def rename_store(command: RenameStore, tx: Transaction) -> None:
    """Change the name that stands on the screen and on paper."""
    the_shop(tx)
    tx.emit(STREAM, StoreRenamed(name=checks.text(command.name, "name")))


def set_paper_words(command: SetPaperWords, tx: Transaction) -> None:
    """Set what papers say; does nothing where they say it already."""
    the_shop(tx)
    words = paper.words(command.header, command.footer, command.tax_number, command.link)
    if not paper.says(tx.find(paper.PAPER_WORDS, KEY), words):
        tx.emit(STREAM, words)


def set_logo(command: SetLogo, tx: Transaction) -> None:
    """Set the picture of papers; does nothing where it is the same."""
    the_shop(tx)
    png = paper.logo(command.png)
    known = tx.find(paper.PAPER_WORDS, KEY)
    if png != (known.logo if known else ""):
        tx.emit(STREAM, LogoSet(png=png))


def skip_event(command: SkipEvent, tx: Transaction) -> None:
    """Record that a view may pass over an event; its rebuild then goes on behind it."""
    the_shop(tx)
    view = checks.text(command.view, "view", limit=64)
    position = checks.number(command.position, "position", least=1, most=2**62)
    tx.emit(STREAM, EventSkipped(view=view, skipped=position, reason=checks.text(command.reason, "reason")))


def set_label_rules(command: SetLabelRules, tx: Transaction) -> None:
    """Say how labels are read; does nothing where they are read so already."""
    event = labels.rules_set(command.country, command.rules, exponent(the_shop(tx).currency))
    before = tx.find(labels.LABELS, labels.KEY) or labels.Labels()
    checks.current(before.version, command.expected_version, LABEL_RULES)
    if (before.country, before.rules) != (event.country, event.rules):
        tx.emit(STREAM, event)


COMMANDS = {
    SetUpStore: set_up_store,
    RenameStore: rename_store,
    SetLabelRules: set_label_rules,
    SetPaperWords: set_paper_words,
    SetLogo: set_logo,
    SkipEvent: skip_event,
}
