"""What a thing in the print queue is called where people read of it."""

from PySide6.QtCore import QCoreApplication

from app.printing.jobs import Job, PaperJob, ReportJob
from ui.paper.description import Paper
from ui.paper.receipt import order_title, receipt_title
from ui.paper.till_report import report_title


def title(item: Job | Paper) -> str:
    """Return the name of a paper, or of the opening of the drawer."""
    match item:
        case Paper():
            return item.title
        case ReportJob():
            return report_title(item.z)
        case PaperJob(receipt=receipt) if receipt:
            return receipt_title(item.of_register, receipt, refund=item.refund)
        case PaperJob():
            return order_title(item.number)
    return QCoreApplication.translate("Paper", "The opening of the drawer")
