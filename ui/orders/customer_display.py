"""The second screen, which the customer sees: what is sold, what it comes to, what comes back.

Nothing of who buys stands on it, nor what staff note: whoever is next in the queue reads it too.
"""

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from domain.kernel.messages import Context
from ui.format import Formats
from ui.live import LiveView
from ui.orders.customer_painting import CustomerPainting, Line, Shown
from ui.orders.sell.line_words import reduction
from ui.orders.sell.stock_words import amount
from ui.store import Doc


class CustomerDisplay(QWidget):
    """Follows the sale of this register that was changed last; never takes the keyboard, and keeps no program alive."""

    def __init__(self, sales: LiveView, store: LiveView, formats: Formats, name: str) -> None:
        """``sales`` are the open sales, ``store`` says whether its prices are with tax, ``name`` is on the welcome."""
        flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
        super().__init__(None, flags | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowTitle(self.tr("For the customer"))
        self._sales = sales
        self._formats = formats
        self._store = store
        self._name = name
        self._sale_id = ""
        self._shown = Shown()
        sales.reset.connect(self._on_reset)
        store.reset.connect(self._on_reset)
        sales.patched.connect(self._on_patched)
        self._on_reset()

    @property
    def shown(self) -> Shown:
        """What stands on the screen."""
        return self._shown

    def show_on(self, screen_name: str) -> bool:
        """Fill the screen of this name; hide, and return False, where it is not connected."""
        screen = next((screen for screen in QGuiApplication.screens() if screen.name() == screen_name != ""), None)
        if screen is None:
            self.hide()
            return False
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.show()
        return True

    @Slot(object, object, object)
    def show_paid(self, total: int, tendered: int, change: int) -> None:
        """Show what was paid and what comes back, until something else is sold."""
        money = self._formats.money
        paid = [(self.tr("Total"), money(total)), (self.tr("Given"), money(tendered))]
        change_due = [(self.tr("Change"), money(change))] if change else []
        self._sale_id = ""
        self._show(Shown(figures=tuple([*paid, *change_due] if tendered != total else paid[:1])))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        CustomerPainting(painter, self.rect()).paint(self._shown, self._name)
        painter.end()

    # What is shown

    @Slot()
    def _on_reset(self) -> None:
        left = {key: sale for key, sale in self._sales.documents.items() if self._is_ours(sale)}
        self._follow(max(left, key=lambda key: left[key]["started_at"], default=""))

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        ours = [key for key, sale in patches.items() if sale is not None and self._is_ours(sale)]
        if ours:
            self._follow(ours[-1])
        elif self._sale_id in patches:
            self._follow("")

    def _is_ours(self, sale: Doc) -> bool:
        """Whether it is being entered at this register; one that is parked is nobody's at the moment."""
        return bool(sale["lines"]) and sale["register"] == Context().register and not sale.get("parked")

    def _follow(self, sale_id: str) -> None:
        self._sale_id = sale_id
        sale = self._sales.documents.get(sale_id)
        self._show(Shown() if sale is None else self._of(sale))

    def _of(self, sale: Doc) -> Shown:
        money = self._formats.money
        shop = self._store.documents.get("shop")
        tax = [] if shop is None or shop["prices_include_tax"] else [(self.tr("Tax"), money(sale["tax"]))]
        return Shown(tuple(map(self._line, sale["lines"])), (*tax, (self.tr("Total"), money(sale["total"]))))

    def _line(self, line: dict[str, Any]) -> Line:
        quantity = amount(line["quantity"], line["unit"], self._formats)
        words = f"{quantity} × {self._formats.money(line['unit_price'])}"
        return Line(line["name"], words, self._formats.money(line["amount"] - reduction(line)))

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        said = [*(", ".join(line) for line in shown.lines), *(" ".join(figure) for figure in shown.figures)]
        self.setAccessibleName(self.windowTitle())
        self.setAccessibleDescription("\n".join(said) or self._name)
        self.update()
