"""Why something comes back, and what becomes of it: the same two fields whether there is a receipt or not."""

from PySide6.QtWidgets import QComboBox

from domain.orders.events import Condition
from ui.orders.sell.sale_form import SaleForm
from ui.widgets.reason_box import reason_box


class BackFields:
    """Adds its fields to a form; a refusal that names one of them is said there."""

    def __init__(self, form: SaleForm) -> None:
        usual = (form.tr("Changed their mind"), form.tr("Broken"), form.tr("The wrong one"), form.tr("Past its date"))
        self._reason, self._condition = reason_box(*usual, chosen=0), QComboBox()
        self._condition.addItem(form.tr("Back on the shelf"), Condition.SHELF)
        self._condition.addItem(form.tr("Damaged: written off"), Condition.DAMAGED)
        self.fields = [
            form.add_field(form.tr("&Reason"), self._reason, form.tr("Choose one, or type another.")),
            form.add_field(form.tr("What becomes &of it"), self._condition),
        ]
        form.fields_by_name["reason"] = self.fields[0]

    @property
    def reason(self) -> str:
        """Why it comes back."""
        return self._reason.currentText()

    @property
    def condition(self) -> Condition:
        """What becomes of it."""
        return Condition(self._condition.currentData())

    def set_visible(self, visible: bool) -> None:
        """Show the fields, or keep them for later."""
        for field in self.fields:
            field.setVisible(visible)
