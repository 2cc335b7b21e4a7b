"""The order of the heading levels: none is skipped."""

from collections.abc import Iterator

from essayexport.arrange.parts import opens_appendix
from essayexport.diagnostics import Code, Diagnostic, Report
from essayexport.document import Blocks, Div, Document, Heading


def heading_levels(document: Document, report: Report) -> None:
    """Reports HEADING_LEVEL_SKIPPED for each heading that is more than one level below the one before it.

    The first heading is expected to be of level 1, and one that opens an appendix counts as such. Headings in quotations,
    lists and notes are not the paper's own.
    """
    before = 0
    for heading in _headings(document.blocks):
        level = 1 if opens_appendix(heading) else heading.level
        if level > before + 1:
            report(_skipped(heading, before))
        before = level


def _headings(blocks: Blocks) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Div):
            yield from _headings(block.blocks)


def _skipped(heading: Heading, before: int) -> Diagnostic:
    follows = f"follows one of level {before}" if before else "comes first"
    message = f"a heading of level {heading.level} {follows}"
    hint = f"level {before + 1} is written `{'#' * (before + 1)}`"
    return Diagnostic(Code.HEADING_LEVEL_SKIPPED, message, heading.span, hint)
