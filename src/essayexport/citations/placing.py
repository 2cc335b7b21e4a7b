"""Where the reference list stands in a document."""

from dataclasses import replace

from essayexport.document import Bibliography, Block, Blocks, Div, Document, Entry, rewrite_blocks, unchanged_inline, walk

REFS = "refs"
"""The identifier of the Div that holds the list: `::: {#refs}`."""


def place(document: Document, entries: tuple[Entry, ...]) -> Document:
    """The document with its reference list: at the place that it names, else at its end. No entries, no list."""
    if not entries:
        return document._replace(blocks=_without_list(document.blocks))
    if any(isinstance(node, Bibliography) for node in walk(document.blocks)):
        return document._replace(blocks=_filled(document.blocks, entries))
    if any(_is_refs(node) for node in walk(document.blocks)):
        return document._replace(blocks=_into_div(document.blocks, entries))
    return document._replace(blocks=(*document.blocks, Bibliography(entries)))


def _is_refs(node: object) -> bool:
    return isinstance(node, Div) and node.attributes.identifier == REFS


def _without_list(blocks: Blocks) -> Blocks:
    return rewrite_blocks(blocks, unchanged_inline, lambda block: () if isinstance(block, Bibliography) else (block,))


def _filled(blocks: Blocks, entries: tuple[Entry, ...]) -> Blocks:
    """The first list of the document filled; it has one."""
    left = [entries]

    def change(block: Block) -> Blocks:
        if not isinstance(block, Bibliography):
            return (block,)
        return (Bibliography(left.pop()),) if left else ()

    return rewrite_blocks(blocks, unchanged_inline, change)


def _into_div(blocks: Blocks, entries: tuple[Entry, ...]) -> Blocks:
    def change(block: Block) -> Blocks:
        if isinstance(block, Div) and _is_refs(block):
            return (replace(block, blocks=(*block.blocks, Bibliography(entries))),)
        return (block,)

    return rewrite_blocks(blocks, unchanged_inline, change)
