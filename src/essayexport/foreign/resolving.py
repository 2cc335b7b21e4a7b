"""All of a paper that other tools wrote, resolved: the passes in their order."""

from dataclasses import replace

from essayexport.diagnostics import Report
from essayexport.document import (
    Block,
    Blocks,
    CodeBlock,
    Document,
    Inline,
    Inlines,
    Paragraph,
    RawBlock,
    RawInline,
    rewrite_blocks,
    rewrite_sequences,
)
from essayexport.foreign import bookdown, html, quarto
from essayexport.foreign.appendices import with_appendices
from essayexport.foreign.cross_references import with_cross_references, with_labels
from essayexport.foreign.left_out import LeftOut, Place
from essayexport.foreign.oddities import tell_lost_links, tell_odd_sizes
from essayexport.foreign.pieces import PAGE_BREAK, trimmed
from essayexport.patterns import pattern

_WORD_BREAK = pattern(r'<w:br\b[^>]*\bw:type="page"')
_WORD_TEXT = pattern(r"<w:t\b")
_TEX = frozenset({"tex", "latex", "context"})


def resolved(document: Document, report: Report, place: Place) -> Document:
    """The document without raw markup: text commands and environments by their words, mentions as cross-references.

    Reports MARKUP_LEFT_OUT, once for each kind, for what cannot be printed.
    """
    left_out = LeftOut(place)

    def text(inlines: Inlines) -> Inlines:
        read = html.in_line(inlines, left_out)
        known = quarto.with_shortcodes(_with_tex(read, left_out), document.meta, left_out)
        return with_labels(bookdown.in_line(quarto.with_descriptions(known)))

    def blocks(found: Blocks) -> Blocks:
        read = html.in_blocks(found, left_out)
        return quarto.with_divisions(
            tuple(tidied for block in read for new in _block(block, left_out) for tidied in _tidied(new))
        )

    resolved = with_cross_references(rewrite_sequences(document, text, blocks), place)
    resolved = resolved._replace(blocks=with_appendices(resolved.blocks))
    left_out.tell(report)
    tell_lost_links(resolved, report, place)
    tell_odd_sizes(resolved, report)
    return resolved


def _tidied(block: Block) -> Blocks:
    """A paragraph without blanks at its ends, and nothing where nothing is left of it."""
    if not isinstance(block, Paragraph):
        return (block,)
    children = trimmed(list(block.children))
    return (block if children == block.children else replace(block, children=children),) if children else ()


def _with_tex(inlines: Inlines, left_out: LeftOut) -> Inlines:
    if not any(isinstance(inline, RawInline) for inline in inlines):
        return inlines
    return tuple(new for inline in inlines for new in _inline(inline, left_out))


def _inline(inline: Inline, left_out: LeftOut) -> Inlines:
    if not isinstance(inline, RawInline):
        return (inline,)
    if inline.format in _TEX:
        from essayexport.foreign import tex  # noqa: PLC0415  (most essays have none)

        return tex.inlines(inline.text, left_out, inline.span)
    left_out.add(f"raw markup for `{inline.format}`", inline.text, inline.span)
    return ()


def _block(block: Block, left_out: LeftOut) -> Blocks:
    if isinstance(block, CodeBlock):
        return (quarto.without_options(block, left_out),)
    if not isinstance(block, RawBlock):
        return (bookdown.labelled(block),)
    if block.format in _TEX:
        from essayexport.foreign import tex  # noqa: PLC0415  (most essays have none)

        return rewrite_blocks(tex.blocks(block.text, left_out, block.span), lambda inline: bookdown.in_line((inline,)))
    if block.format == "openxml" and _WORD_BREAK.search(block.text) and not _WORD_TEXT.search(block.text):
        return (PAGE_BREAK,)
    left_out.add(f"raw markup for `{block.format}`", block.text, block.span)
    return ()
