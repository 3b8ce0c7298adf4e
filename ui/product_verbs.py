"""Everything that can be done on the Products page: one action with its key for each wish, and what it opens."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QWidget

from domain.kernel.messages import Receipt
from ui.actions import Action, ActionSpec
from ui.catalog import ops
from ui.catalog.edit_form import EditProductForm
from ui.catalog.price_form import PriceForm
from ui.desk import Desk
from ui.inventory.adjust_form import AdjustForm
from ui.inventory.receive_form import Delivery, ReceiveForm
from ui.job import Job
from ui.new_product import add_product, categories
from ui.theme.icons import set_icon
from ui.transfer import ops as files
from ui.transfer.import_form import ImportForm

ACTIONS = (
    ActionSpec("products.find", str(QT_TRANSLATE_NOOP("Action", "Filter")), ("F2", "Ctrl+F"), "search"),
    ActionSpec("products.add", str(QT_TRANSLATE_NOOP("Action", "Add product")), ("Ins", "Ctrl+N"), "package-plus"),
    ActionSpec("products.edit", str(QT_TRANSLATE_NOOP("Action", "Edit")), ("F4",), "pencil"),
    ActionSpec("products.price", str(QT_TRANSLATE_NOOP("Action", "Price")), ("F5",), "tag"),
    ActionSpec("products.receive", str(QT_TRANSLATE_NOOP("Action", "Receive")), ("F6",), "truck"),
    ActionSpec("products.adjust", str(QT_TRANSLATE_NOOP("Action", "Adjust")), ("F7",), "clipboard-check"),
    ActionSpec("products.retire", str(QT_TRANSLATE_NOOP("Action", "Retire")), ("Del",), "archive"),
    ActionSpec("products.restore", str(QT_TRANSLATE_NOOP("Action", "Sell again")), ("Shift+Del",), "archive-restore"),
    ActionSpec("products.import", str(QT_TRANSLATE_NOOP("Action", "Import a file")), ("Ctrl+I",), "file-input"),
    ActionSpec("products.export", str(QT_TRANSLATE_NOOP("Action", "Export")), ("Ctrl+E",), "file-output"),
)


class ProductVerbs(QObject):
    """Belongs to the page, acts on the chosen product; the F-key bar and the context menu show the same actions."""

    filter_wanted = Signal()
    saved = Signal(str)
    """The product with this SKU was added or changed here."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._catalogue = desk.live.view("catalogue")
        self._stock = desk.live.view("stock")
        self._store = desk.live.view("store")
        self._sku = ""
        self._delivery: Delivery | None = None
        made = self._make()
        self.find, self.add, self.edit, self.price = made["find"], made["add"], made["edit"], made["price"]
        self.receive, self.adjust = made["receive"], made["adjust"]
        self.retire, self.restore = made["retire"], made["restore"]
        self.import_, self.export = made["import"], made["export"]
        for view in (self._catalogue, self._stock):
            view.patched.connect(self._on_patched)
        self.set_product("")

    @property
    def every(self) -> tuple[QAction, ...]:
        """All of them, in the order in which they are shown."""
        return self.find, self.add, self.edit, self.price, self.receive, self.adjust, self.retire, self.restore

    @property
    def of_product(self) -> tuple[QAction, ...]:
        """Those that act on the chosen product."""
        return self.edit, self.price, self.receive, self.adjust, self.retire, self.restore

    @Slot(str)
    def set_product(self, sku: str) -> None:
        """Act on this product from now on; "" on none."""
        self._sku = sku
        product = self._catalogue.documents.get(sku)
        for action in (self.edit, self.price, self.adjust, self.retire, self.restore):
            action.setEnabled(product is not None)
        retired = product is not None and product["retired"]
        self.retire.setVisible(not retired)
        self.restore.setVisible(retired)

    def _make(self) -> dict[str, Action]:
        slots = {
            "find": self.filter_wanted,
            "add": self.add_product,
            "edit": self.edit_product,
            "price": self.change_price,
            "receive": self.receive_stock,
            "adjust": self.adjust_stock,
            "retire": self.retire_product,
            "restore": self.restore_product,
            "import": self.import_file,
            "export": self.export_products,
        }
        made = self._desk.actions.make_all(ACTIONS, self._page, slots)
        for action in made.values():
            set_icon(action, action.spec.icon)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return made

    @Slot(object)
    def _on_patched(self, patches: dict[str, object]) -> None:
        if self._sku in patches:
            self.set_product(self._sku)

    # Forms

    @Slot()
    def add_product(self) -> None:
        """Open the form for a new product."""
        add_product(self._desk, self.saved.emit)

    @Slot()
    def edit_product(self) -> None:
        """Open the form for what the chosen product is."""
        form = EditProductForm(self._desk, categories(self._desk), self._sku, self._catalogue.documents[self._sku])
        form.saved.connect(self.saved)
        self._desk.feedback.open_form(form)

    @Slot()
    def change_price(self) -> None:
        """Open the form for the price of the chosen product."""
        form = PriceForm(
            self._desk, self._sku, self._catalogue.documents[self._sku], self._stock.documents[self._sku],
            prices_include_tax=self._store.documents["shop"]["prices_include_tax"],
        )  # fmt: skip
        self._desk.feedback.open_form(form)

    @Slot()
    def receive_stock(self) -> None:
        """Open the form for a delivery, with the one that was put aside, else with the chosen product in it."""
        form = ReceiveForm(self._desk, self._delivery)
        if self._delivery is None and self._sku:
            form.offer(self._sku)
        self._delivery = None
        form.put_aside.connect(self._on_put_aside)
        self._desk.feedback.open_form(form)

    @Slot()
    def adjust_stock(self) -> None:
        """Open the form that puts the stock of the chosen product right."""
        self._desk.feedback.open_form(AdjustForm(self._desk, self._sku, self._stock.documents[self._sku]))

    @Slot(object)
    def _on_put_aside(self, delivery: Delivery) -> None:
        self._delivery = delivery
        self._desk.feedback.tell(self.tr("The delivery is put aside"), self.tr("Go on"), self.receive_stock)

    # Files

    @Slot()
    def import_file(self) -> None:
        """Open the form that takes over a table."""
        self._desk.feedback.open_form(ImportForm(self._desk))

    def import_table(self, path: str) -> None:
        """Open it with a table that was dropped."""
        form = ImportForm(self._desk)
        self._desk.feedback.open_form(form)
        form.take(path)

    @Slot()
    def export_products(self) -> None:
        """Ask where to, and write every product to a file."""
        kinds = self.tr("Spreadsheet (*.xlsx);;CSV (*.csv)")
        self._desk.feedback.choose_target(self.tr("Export the products"), kinds, "products.xlsx", self.export_to)

    def export_to(self, path: str) -> None:
        """Write every product to this file."""
        files.export_list(self._desk, "catalogue", Path(path), Job(), self._page, done=partial(self._on_exported, path))

    def _on_exported(self, path: str, rows: int) -> None:
        text = self.tr("%1 products are in %2").replace("%1", self._desk.formats.count(rows))
        show = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(path))
        self._desk.feedback.tell(text.replace("%2", Path(path).name), self.tr("Open file"), show)

    # What needs no form

    @Slot()
    def retire_product(self) -> None:
        """Sell the chosen product no longer."""
        self._retire(self._sku)

    @Slot()
    def restore_product(self) -> None:
        """Sell the chosen product again."""
        self._restore(self._sku)

    def _retire(self, sku: str) -> None:
        ops.retire_product(self._desk, sku, self, done=partial(self._on_retired, sku))

    def _restore(self, sku: str) -> None:
        ops.restore_product(self._desk, sku, self, done=partial(self._on_restored, sku))

    def _on_retired(self, sku: str, _receipt: Receipt) -> None:
        self._say(self.tr("%1 is no longer sold"), sku, partial(self._restore, sku))

    def _on_restored(self, sku: str, _receipt: Receipt) -> None:
        self._say(self.tr("%1 is sold again"), sku, partial(self._retire, sku))

    def _say(self, sentence: str, sku: str, undo: "partial[None]") -> None:
        self._desk.feedback.done(sentence.replace("%1", self._catalogue.documents[sku]["name"]), undo)
