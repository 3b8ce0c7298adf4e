"""The documents of an order: looked at, printed once more, saved as PDF."""

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from domain.documents.events import Document
from domain.kernel.errors import Unavailable
from domain.kernel.messages import Receipt
from ui.desk import Desk
from ui.paper import ops
from ui.paper.description import Paper
from ui.paper.ops import OrderPaper
from ui.paper.preview import PreviewArea
from ui.paper.receipt import receipt_title
from ui.sentences import sentence, spoken
from ui.theme import look
from ui.widgets.buttons import button
from ui.widgets.form_dialog import FormDialog


class PrintDialog(FormDialog):
    """What is printed from here is a copy, says so and is recorded: the original came out when it was paid."""

    def __init__(
        self, desk: Desk, order_id: str, number: int, document: Document, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Order %1").replace("%1", str(number)), self.tr("Print"), parent)
        self._desk = desk
        self._order_id, self._number, self._document = order_id, number, document
        self._paper: Paper | None = None
        self._kinds = QComboBox()
        for kind, words in (
            (Document.RECEIPT, self.tr("Receipt")),
            (Document.GIFT_RECEIPT, self.tr("Gift receipt")),
            (Document.PICK_SLIP, self.tr("Pick slip")),
            (Document.INVOICE, self.tr("Invoice")),
        ):
            self._kinds.addItem(words, OrderPaper(kind))
        with QSignalBlocker(self._kinds):
            self._kinds.setCurrentIndex([self._at(row).document for row in range(self._kinds.count())].index(document))
        self.area = PreviewArea()
        self.area.setMinimumHeight(look.px(420))
        self.add_field(self.tr("&Document"), self._kinds)
        self.body.addWidget(self.area, 1)
        self._save = button(self.tr("Save as PDF"), "plain", "file-output")
        self._save.setAutoDefault(False)
        self.add_to_foot(self._save)
        self._cancel.setText(self.tr("Close"))
        self._connect()
        self.set_busy(True)
        ops.find_payments_of(self._desk, order_id, self, done=self._on_payments)

    @property
    def chosen(self) -> OrderPaper:
        """What is shown."""
        return self._at(self._kinds.currentIndex())

    def _at(self, row: int) -> OrderPaper:
        chosen: OrderPaper = self._kinds.itemData(row)
        return chosen

    def _connect(self) -> None:
        self._kinds.currentIndexChanged.connect(self._on_kind_chosen)
        self._save.clicked.connect(self._on_save)
        self.submitted.connect(self._on_print)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._on_submit)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._on_save)

    def _on_payments(self, payments: ops.Payments) -> None:
        """Offer each receipt by its number, the original ones first, in the place of one without."""
        with QSignalBlocker(self._kinds):
            if payments:
                self._kinds.removeItem(0)
            for place, payment in enumerate(sorted(payments, key=lambda payment: payment["kind"] != "paid")):
                register, receipt, refund = payment["register"], payment["receipt"], payment["kind"] == "refunded"
                paper = OrderPaper(Document.RECEIPT, register, receipt)
                self._kinds.insertItem(place, receipt_title(register, receipt, refund=refund), paper)
                if refund:
                    words = self.tr("Credit note %1").replace("%1", f"{register}-{receipt}")
                    self._kinds.addItem(words, OrderPaper(Document.CREDIT_NOTE, register, receipt))
            if payments and self._document is Document.RECEIPT:
                self._kinds.setCurrentIndex(0)
        self._on_kind_chosen()

    @Slot()
    def _on_kind_chosen(self) -> None:
        self._paper = None
        self.set_busy(True)
        ops.make_paper(self._desk, self._number, self.chosen, self, done=self._on_made, failed=self._on_failed)

    def _on_made(self, paper: Paper) -> None:
        self._paper = paper
        self.set_busy(False)
        self.area.show_paper(paper, ops.medium_of(self._desk, paper))

    @Slot()
    def _on_print(self) -> None:
        self.set_busy(True)
        ops.print_copy(self._desk, self._order_id, self.chosen, self, done=self._on_printed, failed=self._on_failed)

    def _on_printed(self, _receipt: Receipt) -> None:
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(False)
        spoken(self._desk.feedback, error, self._desk.formats)

    @Slot()
    def _on_save(self) -> None:
        if self._paper is not None:
            title = self.tr("Save as PDF")
            self._desk.feedback.choose_target(title, self.tr("PDF (*.pdf)"), f"{self._paper.title}.pdf", self.save_as)

    def save_as(self, file: str) -> None:
        """Write what is shown into a file, and say where it is."""
        if self._paper is None:
            return
        try:
            ops.save_pdf(self._paper, ops.medium_of(self._desk, self._paper), file)
        except Unavailable as error:
            self.show_problem(sentence(error, self._desk.formats))
        else:
            self.banner.show_done(self.tr("It is saved as %1.").replace("%1", file))
