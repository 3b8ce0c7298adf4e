"""How a quantity is written under a product."""


def shown_unit(unit: str) -> str:
    """Return a unit as it stands behind a quantity; single things need none."""
    return "" if unit == "each" else unit
