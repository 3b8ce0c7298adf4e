"""Asks for what a new store must know from its first day: its name, its currency, how it reckons tax."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from domain.kernel.money import is_currency
from domain.kernel.tax import TaxPolicy
from domain.shop.commands import SetUpStore
from ui.widgets.buttons import icon_button
from ui.widgets.form_dialog import FormDialog

_USUAL = (
    "EUR",
    "USD",
    "GBP",
    "CHF",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "CAD",
    "AUD",
    "NZD",
    "JPY",
    "INR",
    "BRL",
    "ZAR",
)


class StoreForm(FormDialog):
    """Everything has a default but the name; the folder follows the name until somebody chooses one."""

    wanted = Signal(str, object)
    """The folder, and the ``SetUpStore`` for the store in it."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Make a store"), self.tr("Make the store"), parent)
        self._parent_folder = folder
        self._folder_chosen = False
        self._name = QLineEdit()
        self._name.setMaxLength(200)
        self._currency = _currencies()
        self._included = QCheckBox(self.tr("Prices include &tax"))
        self._included.setChecked(True)
        self._policy = QComboBox()
        self._policy.addItem(self.tr("On each line"), TaxPolicy.LINE)
        self._policy.addItem(self.tr("On the whole receipt, for each rate"), TaxPolicy.DOCUMENT)
        self._zone = _time_zones()
        self._folder = QLineEdit()
        choose = icon_button("folder-open", self.tr("Choose a folder"))
        choose.clicked.connect(self._on_choose)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._folder, 1)
        row.addWidget(choose)
        place.setFocusProxy(self._folder)
        self._folder.setAccessibleName(self.tr("Folder"))
        self._name_field = self.add_field(self.tr("&Name of the store"), self._name)
        self._currency_field = self.add_field(self.tr("&Currency"), self._currency)
        self.body.addWidget(self._included)
        self.add_field(self.tr("Tax is &rounded"), self._policy)
        self.add_field(self.tr("Time &zone"), self._zone)
        self._folder_field = self.add_field(
            self.tr("&Folder"), place, self.tr("Everything about the store lies in it.")
        )
        self._name.textChanged.connect(self._on_named)
        self._folder.textEdited.connect(self._on_folder_edited)
        self.submitted.connect(self._on_submitted)
        self._on_named("")
        self._name.setFocus()

    @Slot(str)
    def _on_named(self, name: str) -> None:
        if not self._folder_chosen:
            plain = "".join(letter for letter in name.strip() if letter.isalnum() or letter in " -_&").strip()
            self._folder.setText(str(self._parent_folder / (plain or self.tr("My store"))))

    @Slot()
    def _on_folder_edited(self) -> None:
        self._folder_chosen = True

    @Slot()
    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"), self._folder.text())
        if chosen:
            self._folder_chosen = True
            self._folder.setText(chosen)

    @Slot()
    def _on_submitted(self) -> None:
        currency = self._currency.currentText().strip().upper()[:3]
        self._name_field.set_problem("" if self._name.text().strip() else self.tr("Give the store a name."))
        self._currency_field.set_problem("" if is_currency(currency) else self.tr("Choose a currency such as EUR."))
        self._folder_field.set_problem("" if self._folder.text().strip() else self.tr("Choose a folder."))
        wrong = next((field for field in self.fields() if field.problem), None)
        if wrong is not None:
            wrong.editor.setFocus()
            return
        command = SetUpStore(
            name=self._name.text(),
            currency=currency,
            prices_include_tax=self._included.isChecked(),
            tax_policy=TaxPolicy(self._policy.currentData()),
            time_zone=self._zone.currentText(),
        )
        self.wanted.emit(self._folder.text().strip(), command)
        self.accept()


def _currencies() -> QComboBox:
    own = QLocale().currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    codes = dict.fromkeys([*([own] if is_currency(own) else []), *_USUAL])
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(list(codes))
    return box


def _time_zones() -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(sorted(bytes(name.data()).decode() for name in QTimeZone.availableTimeZoneIds()))
    completer = QCompleter(box.model(), box)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    box.setCompleter(completer)
    own = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    box.setCurrentText(own if box.findText(own) >= 0 else "UTC")
    return box
