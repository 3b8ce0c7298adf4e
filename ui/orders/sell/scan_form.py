"""A form over the counter that means what is scanned while it is open: no scan is lost between it and the sale."""

from ui.desk import Desk
from ui.orders.sell.counter import Counter
from ui.orders.sell.sale_form import SaleForm


class ScanForm(SaleForm):
    """What is scanned while it waits for an answer has its turn after that, or is the sale's once it is closed."""

    def __init__(self, desk: Desk, counter: Counter, title: str, verb: str) -> None:
        super().__init__(desk, counter, title, verb)
        self._early: list[str] = []

    def wants_scan(self) -> bool:
        """Whatever it is."""
        return True

    def take_scan(self, code: str) -> None:
        """Do with a code what the form does, now or as soon as it can."""
        if self.is_busy():
            self._early.append(code)
        else:
            self.on_scan(code)

    def on_scan(self, code: str) -> None:
        """Do with a code what the form does; nothing else is under way."""
        raise NotImplementedError

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        while self._early and not self.is_busy():
            self.on_scan(self._early.pop(0))

    def done(self, result: int) -> None:
        super().done(result)
        for code in self._early:
            self.counter.scan(code)
        self._early = []
