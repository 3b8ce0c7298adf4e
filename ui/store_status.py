"""The status bar: through which event the window speaks, whether every view is current, what runs low."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStatusBar, QWidget

from domain.kernel.messages import Context
from ui.desk import Desk
from ui.staff import roles
from ui.store import Doc
from ui.store_clock import LateOrders
from ui.theme.theme import Mode
from ui.widgets.rail import Rail
from ui.widgets.status_item import StatusItem

_REGISTER = Context().register


class StoreStatus(QStatusBar):
    """Hears the bridge; also puts the counts of what runs low and of what is late beside their pages."""

    def __init__(self, desk: Desk, rail: Rail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rail = rail
        self._low: set[str] = set()
        self.setSizeGripEnabled(False)
        self._position = StatusItem("radio", self.tr("Live"), leads=False)
        self._stock = StatusItem("package", self.tr("Low stock"), leads=False)
        self._till = StatusItem("calculator", self.tr("Till"))
        self._till.clicked.connect(self._on_till_clicked)
        self._person = StatusItem("user", self.tr("At the till"))
        self._session = desk.runner.session
        self._person.clicked.connect(self._session.lock)
        self._session.changed.connect(self._show_person)
        self._look = StatusItem("sun-moon", self.tr("Look"))
        self._look.clicked.connect(self._on_look_clicked)
        self.addWidget(self._position)
        self.addPermanentWidget(self._till)
        self.addPermanentWidget(self._person)
        self.addPermanentWidget(self._stock)
        self.addPermanentWidget(self._look)
        desk.theme.changed.connect(self._show_look)
        self._show_look()
        self._show_person()
        desk.live.advanced.connect(self._on_advanced)
        self._view = desk.live.view("stock")
        self._view.reset.connect(self._on_reset)
        self._view.patched.connect(self._on_patched)
        self.late = LateOrders(desk.live, desk.formats, self)
        self.late.counted.connect(self._show_late)
        self._tills = desk.live.view("till")
        self._tills.reset.connect(self._show_till)
        self._tills.patched.connect(self._show_till)
        self._on_reset()
        self._show_till()
        self._on_advanced(desk.live.position)

    @Slot(int)
    def _show_late(self, late: int) -> None:
        if "board" in self._rail.names:
            self._rail.set_badge("board", self._desk.formats.count(late) if late else "", self.tr("orders are late"))

    @Slot()
    def _on_till_clicked(self) -> None:
        self._rail.chosen.emit("till")

    @Slot()
    def _show_till(self) -> None:
        till = self._tills.documents.get(_REGISTER)
        since = self._desk.formats.relative(till["opened_at"]) if till is not None and till["shift_id"] else ""
        text = self.tr("Till open") if since else self.tr("Till closed")
        self._till.set_state(text, more=self.tr("Open since %1").replace("%1", since) if since else "")
        self._till.setVisible(self._tills.loaded and "till" in self._rail.names)

    @Slot()
    def _on_look_clicked(self) -> None:
        modes = list(Mode)
        self._desk.theme.set_mode(modes[(modes.index(self._desk.theme.mode) + 1) % len(modes)])

    @Slot()
    def _show_look(self) -> None:
        texts = {
            Mode.SYSTEM: (self.tr("As the system"), "sun-moon"),
            Mode.LIGHT: (self.tr("Light"), "sun"),
            Mode.DARK: (self.tr("Dark"), "moon"),
        }
        text, icon = texts[self._desk.theme.mode]
        self._look.set_state(text, icon=icon, more=self.tr("Light, dark, or as the system: click to change"))

    @Slot()
    def _show_person(self) -> None:
        person = self._session.person
        self._person.setVisible(person is not None)
        if person is not None:
            more = self.tr("%1: click to lock, or to change who is at the till (Ctrl+L)")
            self._person.set_state(person["name"], more=more.replace("%1", roles.word(person["role"])))

    @Slot(int)
    def _on_advanced(self, position: int) -> None:
        position = max(position, self._view.position)
        stopped = self._desk.live.troubles()
        if stopped:
            name, trouble = next(iter(stopped.items()))
            text = self.tr("%1 stands still since event %2").replace("%1", name)
            text = text.replace("%2", self._desk.formats.count(trouble.shown))
            self._position.set_state(text, "warn", "triangle-alert", trouble.error)
        else:
            text = self.tr("Everything shown through event %1")
            self._position.set_state(text.replace("%1", self._desk.formats.count(position)), "dim", "radio")

    @Slot()
    def _on_reset(self) -> None:
        self._low = {sku for sku, document in self._view.documents.items() if document["low"]}
        self._show_low()
        self._on_advanced(self._desk.live.position)

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        before = len(self._low)
        for sku, document in patches.items():
            if document is not None and document["low"]:
                self._low.add(sku)
            else:
                self._low.discard(sku)
        if len(self._low) != before:
            self._show_low()

    def _show_low(self) -> None:
        count = self._desk.formats.count(len(self._low))
        text = self.tr("%1 low").replace("%1", count) if self._low else self.tr("Nothing runs low")
        self._stock.set_state(text, "warn" if self._low else "dim")
        if "products" in self._rail.names:
            self._rail.set_badge("products", count if self._low else "", self.tr("products run low"))
