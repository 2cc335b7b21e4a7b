"""The essay as PDF: tagged (PDF/UA-1), with its fonts, and the same bytes from run to run."""

from essayexport.diagnostics import Report
from essayexport.document import Document, Role, plain
from essayexport.pictures import Pictures
from essayexport.style import PageStyle
from essayexport.writers import css
from essayexport.writers.html.page import printed
from essayexport.writers.pdf.loading import typesetter, without_garbage_collection


def write(document: Document, style: PageStyle, pictures: Pictures, report: Report) -> bytes:
    """The arranged document as a PDF.

    Raises `FatalError` (PDF_UNAVAILABLE) where Pango, the library that sets the text, is not installed.
    """
    sheet = css.sheet(style, " ".join(plain(document.meta.running_head).split()))
    page = printed(document, style, pictures, sheet)
    typeset = typesetter()
    with without_garbage_collection():
        return typeset(page, style.roles[Role.BODY].font, report)
