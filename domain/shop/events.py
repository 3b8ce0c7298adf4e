"""What happened to the store itself."""

from domain.kernel.labels import LabelRule
from domain.kernel.messages import Event


class StoreSetUp(Event, frozen=True, kw_only=True):
    """The store began. ``currency`` is an ISO 4217 code, ``time_zone`` an IANA name."""

    name: str
    currency: str
    prices_include_tax: bool
    tax_policy: str
    rounding: str
    time_zone: str


class StoreRenamed(Event, frozen=True, kw_only=True):
    """The store goes by another name."""

    name: str


class PaperWordsSet(Event, frozen=True, kw_only=True):
    """Every paper says this from now on, beside the store's name."""

    header: tuple[str, ...]
    footer: tuple[str, ...]
    tax_number: str
    link: str


class LogoSet(Event, frozen=True, kw_only=True):
    """Every paper begins with this picture from now on, a PNG as base64 text; with none where it is empty."""

    png: str


class EventSkipped(Event, frozen=True, kw_only=True):
    """A view may pass over the event at position ``skipped``, which it could not take."""

    view: str
    skipped: int
    reason: str


class LabelRulesSet(Event, frozen=True, kw_only=True):
    """Labels are read in this way from now on. Fields as in ``SetLabelRules``."""

    country: str
    rules: tuple[LabelRule, ...]


EVENTS = (StoreSetUp, StoreRenamed, PaperWordsSet, LogoSet, EventSkipped, LabelRulesSet)
