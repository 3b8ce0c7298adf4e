"""Errors as sentences in the language of the window, with figures written the way its people write them."""

import traceback

from PySide6.QtCore import QCoreApplication

from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.sentences import sentence_with
from ui.feedback import Feedback


def sentence(error: Exception) -> str:
    """Return what to say about a rule that said no, or about the world that failed."""
    assert isinstance(error, Rejected | Unavailable)
    return sentence_with(error, lambda template: QCoreApplication.translate("Sentences", template))


def spoken(feedback: Feedback, error: Exception) -> None:
    """Say it where nobody else did: a rule as a warning, the world as a failure, our own mistake with its details."""
    if isinstance(error, Rejected):
        feedback.warn(sentence(error))
    elif isinstance(error, Unavailable):
        feedback.failed(sentence(error))
    else:
        feedback.broken("".join(traceback.format_exception(error)))
