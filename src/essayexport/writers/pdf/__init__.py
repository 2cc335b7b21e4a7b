"""The essay as PDF: tagged (PDF/UA-1), with its fonts, and the same bytes from run to run."""

from essayexport.diagnostics import Report
from essayexport.document import Document, Math, Role, plain, walk
from essayexport.pictures import Pictures
from essayexport.style import PageStyle
from essayexport.style.scripts import scripts_in, with_fallbacks
from essayexport.writers import css
from essayexport.writers.html.page import printed
from essayexport.writers.meanings import is_leftwards
from essayexport.writers.pdf.loading import typesetter, without_garbage_collection


def write(document: Document, style: PageStyle, pictures: Pictures, report: Report) -> bytes:
    """The arranged document as a PDF.

    Raises `FatalError` (PDF_UNAVAILABLE) where Pango, the library that sets the text, is not installed.
    """
    if any(isinstance(node, Math) for node in walk(document.blocks)):
        from essayexport.math.drawing import tell_undrawn  # noqa: PLC0415 - loads the fonts of formulas

        tell_undrawn(document, report)
    page = _page(document, style, pictures)
    if scripts := scripts_in(page, document.meta.lang):
        style = with_fallbacks(style, scripts)
        page = _page(document, style, pictures)
    typeset = typesetter()
    with without_garbage_collection():
        return typeset(page, style.roles[Role.BODY].font, report)


def _page(document: Document, style: PageStyle, pictures: Pictures) -> str:
    running_head = " ".join(plain(document.meta.running_head).split())
    sheet = css.sheet(style, running_head, leftwards=is_leftwards(document.meta.lang))
    return printed(document, style, pictures, sheet)
