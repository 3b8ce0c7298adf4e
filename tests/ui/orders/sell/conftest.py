from tests.ui.orders.sell.till import till

__all__ = ["till"]
