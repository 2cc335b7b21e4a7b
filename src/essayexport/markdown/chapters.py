"""The places in a tree that was read from several files in a row: in each file, not in what they are together."""

from dataclasses import replace
from typing import Any

from essayexport.document import Block, Blocks, Cite, Document, Inline, Inlines, Meta, Setting, rewrite_document, rewrite_inlines
from essayexport.source import Source


def located(document: Document, source: Source) -> Document:
    """The document with the places of its nodes and settings as its messages name them."""

    def moved(node: Any) -> Any:
        span = getattr(node, "span", None)
        return replace(node, span=source.locate(span)) if span else node

    def inline(node: Inline) -> Inlines:
        if isinstance(node, Cite):
            node = replace(node, items=tuple(moved(item) for item in node.items))
        return (moved(node),)

    def block(node: Block) -> Blocks:
        return (moved(node),)

    document = rewrite_document(document, inline, block)
    meta = _located(document.meta, source, moved)
    return document._replace(
        meta=meta._replace(nocite=rewrite_inlines(meta.nocite, inline), starred=rewrite_inlines(meta.starred, inline))
    )


def _located(meta: Meta, source: Source, moved: Any) -> Meta:
    page = {name: moved(value) for name, value in meta.page._asdict().items() if isinstance(value, Setting)}
    return meta._replace(
        bibliography=tuple(map(moved, meta.bibliography)),
        csl=meta.csl and moved(meta.csl),
        style=meta.style and moved(meta.style),
        page=meta.page._replace(**page),
        references=tuple((fields, source.locate(span) or span) for fields, span in meta.references),
    )
