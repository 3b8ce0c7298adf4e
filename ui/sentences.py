"""Errors as sentences in the language of the window, with figures written the way its people write them."""

import traceback

from PySide6.QtCore import QCoreApplication

from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.sentences import PlainFigures, sentence_with
from ui.feedback import Feedback
from ui.format import Formats


def sentence(error: Exception, formats: Formats | None) -> str:
    """Return what to say about a rule that said no, or about the world that failed.

    ``formats`` is None where no store is open, and so none has a currency.
    """
    assert isinstance(error, Rejected | Unavailable)
    return sentence_with(error, _translated, formats or PlainFigures())


def spoken(feedback: Feedback, error: Exception, formats: Formats | None) -> None:
    """Say it where nobody else did: a rule as a warning, the world as a failure, our own mistake with its details."""
    if isinstance(error, Rejected):
        feedback.warn(sentence(error, formats))
    elif isinstance(error, Unavailable):
        feedback.failed(sentence(error, formats))
    else:
        feedback.broken("".join(traceback.format_exception(error)))


def _translated(template: str) -> str:
    return QCoreApplication.translate("Sentences", template)
