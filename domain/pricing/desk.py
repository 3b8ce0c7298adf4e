"""The one door for whoever sells: what a basket costs, asked inside a handler.

    group = desk.group_of(tx, sale.customer_id)
    found = desk.priced_basket(tx, lines, group)        # {line number: Priced}

Ask at each change of the sale, with all of its lines: a scan may complete a group, pass a quantity break, or end both.
The answer says for every line what it costs now, so each line whose answer differs from what the sale holds must be
written anew. ``Line.price`` is the catalogue's price, never one that an earlier answer gave. A line keeps
``unit_price``, ``amount``, ``off`` (what is taken off it), ``shares`` (for the receipt) and ``list_id`` with
``list_name``. ``off`` is what ``Line.discount`` asked for only where ``by_hand`` says so: what the person wished must
be kept beside it.

What costs what it says is passed as such: ``amount`` for a label with a price, ``fixed`` for an overridden price and
for goods that come back. Time passes: an offer may begin or end between a scan and the payment, and whoever finishes a
sale either asks once more or keeps what the customer was shown.
"""

from collections.abc import Iterable, Sequence

from domain.persistence.transaction import Transaction
from domain.pricing import keys
from domain.pricing.engine import Line, Priced, priced
from domain.pricing.model import CUSTOMER_GROUP, PROMOTION, STANDING
from domain.pricing.plans import NO_OFFERS, Moment, Offer, Offers, moment_at
from domain.shop.handlers import the_shop


def priced_basket(tx: Transaction, lines: Sequence[Line], group: str = "") -> dict[int, Priced]:
    """Return what each line costs now, by its number, for a customer of a group or for anybody."""
    return priced(lines, offers_for(tx, lines), moment_of(tx), group, the_shop(tx).rounding)


def any_offers(tx: Transaction) -> bool:
    """Return whether the store has any offer at all; most sales need not be looked at any further."""
    return tx.find(STANDING, keys.ANY) is not None


def offers_for(tx: Transaction, lines: Iterable[Line]) -> Offers:
    """Return the offers that can matter for these lines, whether or not they hold now: for ``engine.priced``.

    Where the store has no offers it asks for one key. Where it has, it asks for the products and categories of the
    lines only as far as there are offers by product and by category.
    """
    if not any_offers(tx):
        return NO_OFFERS
    kinds = tx.load(STANDING, (keys.BY_SKU, keys.BY_CATEGORY))
    wanted = {keys.ALL: None}
    for line in lines:
        if keys.BY_SKU in kinds:
            wanted[keys.sku_key(line.sku)] = None
        if keys.BY_CATEGORY in kinds:
            wanted[keys.category_key(line.category)] = None
    standing = tx.load(STANDING, wanted)
    found = tx.load(PROMOTION, dict.fromkeys(offer for its in standing.values() for offer in its.offers))
    promotions = {offer_id: Offer(offer_id, promotion.plan) for offer_id, promotion in found.items()}
    return keys.gathered(
        {
            key: (tuple(promotions[offer] for offer in its.offers if offer in promotions), its.quotes)
            for key, its in standing.items()
        }
    )


def group_of(tx: Transaction, customer_id: str) -> str:
    """Return the group of a customer, empty for one without, and for nobody known (an empty id)."""
    found = tx.find(CUSTOMER_GROUP, customer_id) if customer_id else None
    return found.group if found else ""


def moment_of(tx: Transaction) -> Moment:
    """Return the store's wall clock at this command."""
    return moment_at(tx.now, the_shop(tx).time_zone)
