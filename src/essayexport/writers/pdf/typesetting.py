"""WeasyPrint at work: from the printed page as HTML to the bytes of a PDF."""

import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint
from weasyprint.document import Document
from weasyprint.urls import URLFetcher

from essayexport.diagnostics import Code, Diagnostic, Report
from essayexport.style import Font
from essayexport.style.fonts import is_measured
from essayexport.writers.pdf.glyphs import missing_glyphs
from essayexport.writers.pdf.leftwards import leftward_indents
from essayexport.writers.pdf.line_ends import full_lines
from essayexport.writers.pdf.note_areas import NoteContext
from essayexport.writers.pdf.outlines import Pictures
from essayexport.writers.pdf.tags import repair

_OPTIONS = weasyprint.DEFAULT_OPTIONS | {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"essayexport"}

_DEEPEST = 20_000
"""How many calls within calls the layout may make."""


def typeset(page: str, font: Font, report: Report) -> bytes:
    """The page laid out, tagged and written. Without dates and with a fixed identifier, the same page gives the same bytes."""
    laid_out = lay_out(page)
    with _quick_references():
        pdf: bytes = laid_out.write_pdf(finisher=finish, **_OPTIONS)
    if missing := missing_glyphs({chr(code) for font in laid_out.fonts.values() for code in font.missing}, page):
        report(missing)
    report_substitute(laid_out, font, report)
    return pdf


def lay_out(page: str) -> Any:
    """The boxes of the page, in their places. Nothing is fetched: pictures are data in the page."""
    html = weasyprint.HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=("data",)))
    with full_lines(), leftward_indents(), _deep_recursion():
        return _Document._render(html, None, None, None, _OPTIONS | {"cache": Pictures()})  # noqa: SLF001  (what HTML.render calls)


def finish(laid_out: Any, pdf: Any) -> None:
    """What is done to the PDF before it is written: its tags mended, its streams compressed.

    Compressed by pydyf they would be so twice, for the file and for its identifier, and at the slowest level.
    """
    repair(laid_out, pdf)
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.compress:
            item.compress = False
            item.extra["Filter"] = "/FlateDecode"
            item.stream = [zlib.compress(b"\n".join(map(pydyf._to_bytes, item.stream)))]  # noqa: SLF001  (as it does itself)


def report_substitute(laid_out: Any, font: Font, report: Report) -> None:
    """Names the font that the text is set in where that is neither the style's nor one with its measures."""
    used = {file.family for file in laid_out.fonts.values()}
    alike = font.substitutes if is_measured(font.family) else ()
    if used and not used & {font.family, *alike, *font.others}:
        names = " and ".join(sorted(used))
        message = f"this machine has no font “{font.family}” nor one like it: the PDF is set in {names}"
        report(Diagnostic(Code.FONT_MISSING, message, hint=f"install “{font.family}”, or name another font in `mainfont`"))


class _Document(Document):  # type: ignore[misc]  # WeasyPrint has no types
    """A document that is laid out so."""

    @classmethod
    def _build_layout_context(cls, *arguments: Any) -> Any:
        context = super()._build_layout_context(*arguments)
        context.__dict__.pop("in_column")
        context.__class__ = NoteContext
        return context


class _Pdf(pydyf.PDF):  # type: ignore[misc]  # pydyf has no types
    """A PDF that lists the references to its pages once, and not anew for every tag, which would be quadratic work."""

    _references: tuple[bytes, ...] | None = None

    def add_page(self, page: Any) -> None:
        self._references = None
        super().add_page(page)

    @property
    def page_references(self) -> tuple[bytes, ...]:
        references = self._references or super().page_references
        self._references = references
        return references


@contextmanager
def _deep_recursion() -> Iterator[None]:
    """Lists and quotations nest 100 deep, and each level is laid out by a dozen calls within calls."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


@contextmanager
def _quick_references() -> Iterator[None]:
    """WeasyPrint makes a `pydyf.PDF` and has no place to hand it another one."""
    kind, pydyf.PDF = pydyf.PDF, _Pdf
    try:
        yield
    finally:
        pydyf.PDF = kind
