from tests.ui.orders.sell.till import scanner, till

__all__ = ["scanner", "till"]
