"""The last hop: a paper as the bytes of a file. Each writer is loaded only by the format that asks for it."""

import os
from collections.abc import Callable, Mapping
from types import MappingProxyType

from essayexport.export import dates
from essayexport.export.request import Format, Job, Stage
from essayexport.export.stages import Paper
from essayexport.pictures import Pictures

Writer = Callable[[Paper, Pictures, Job], bytes]


def illustrate(paper: Paper, formats: tuple[Format, ...], job: Job) -> Pictures:
    """The pictures of a paper, read once for all formats that show any."""
    if formats == (Format.TXT,):
        return {}
    from essayexport import pictures  # noqa: PLC0415  (text shows no pictures)

    return pictures.load(paper.document, paper.lookup, job.report)


def write(paper: Paper, pictures: Pictures, form: Format, job: Job) -> bytes:
    """The file of one format."""
    job.begin(Stage.WRITE)
    return WRITERS[form](paper, pictures, job)


def _write_pdf(paper: Paper, pictures: Pictures, job: Job) -> bytes:
    from essayexport.writers import pdf  # noqa: PLC0415  (loads WeasyPrint)

    return pdf.write(paper.document, paper.style, pictures, job.report)


def _write_docx(paper: Paper, pictures: Pictures, _job: Job) -> bytes:
    from essayexport.writers import docx  # noqa: PLC0415  (loads python-docx)

    return docx.write(paper.document, paper.style, pictures, dates.created(paper.document.meta, os.environ))


def _write_txt(paper: Paper, _pictures: Pictures, job: Job) -> bytes:
    from essayexport.writers import text  # noqa: PLC0415  (only this format needs it)

    return text.write(paper.document, paper.style, job.request.width).encode()


def _write_html(paper: Paper, pictures: Pictures, _job: Job) -> bytes:
    from essayexport.writers import html  # noqa: PLC0415  (only this format needs it)

    return html.write(paper.document, paper.style, pictures).encode()


WRITERS: Mapping[Format, Writer] = MappingProxyType(
    {Format.PDF: _write_pdf, Format.DOCX: _write_docx, Format.TXT: _write_txt, Format.HTML: _write_html}
)
