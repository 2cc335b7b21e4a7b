"""An arranged document as a Word file (ISO/IEC 29500-4:2016, for Word 2013 and later)."""

from dataclasses import replace
from datetime import datetime

from essayexport.document import Document, plain
from essayexport.pictures import Pictures
from essayexport.style.page import PageStyle
from essayexport.style.scripts import scripts_in, with_fallbacks
from essayexport.writers.docx.archive import archive
from essayexport.writers.docx.blocks import body_xml
from essayexport.writers.docx.languages import language_element
from essayexport.writers.docx.ledger import Story, open_ledger
from essayexport.writers.docx.numbering import numbering_xml
from essayexport.writers.docx.package import Texts, build, relate
from essayexport.writers.docx.parts import document_xml, fonts_xml, footnotes_xml, header_xml, root, settings_xml
from essayexport.writers.docx.styles import styles_xml


def write(document: Document, style: PageStyle, pictures: Pictures, created: datetime) -> bytes:
    """The arranged document as a Word file, sealed (`seal`), the same bytes for the same document.

    `created` becomes its date of creation; without a time zone it is taken for UTC.
    """
    ledger = open_ledger(style, pictures, document.blocks, document.meta.lang)
    body = body_xml(document.blocks, ledger)  # first: it fills the ledger that the other parts are written from
    style = with_fallbacks(style, scripts_in("".join((body, *ledger.notes)), document.meta.lang))
    styles = replace(ledger.styles, page=style)
    header = header_xml(style, plain(document.meta.running_head))
    texts = Texts(
        document=document_xml(body, header=header is not None, leftwards=ledger.leftwards),
        styles=root("styles", styles_xml(styles, language_element(document.meta.lang), leftwards=ledger.leftwards)),
        settings=settings_xml(notes=bool(ledger.notes)),
        fonts=fonts_xml(style),
        numbering=root("numbering", numbering_xml(ledger.numbering)) if ledger.numbering.starts else None,
        footnotes=footnotes_xml(ledger.notes) if ledger.notes else None,
        header=header,
    )
    package, main, footnotes = build(texts, style, document.meta, created)
    packed = relate(main, ledger.relations[Story.DOCUMENT], pictures, {})
    if footnotes is not None:
        relate(footnotes, ledger.relations[Story.FOOTNOTES], pictures, packed)
    return archive(package)
