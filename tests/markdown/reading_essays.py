"""How tests read an essay: the tree, and what was reported."""

from collections.abc import Iterator
from pathlib import Path

from essayexport.diagnostics import Code, Diagnostic, Span
from essayexport.document import Blocks, Cite, CiteItem, Document, Heading, Image, Inlines, Paragraph, walk
from essayexport.markdown import parse
from essayexport.source import Source, from_text


def essay(text: str) -> Source:
    return from_text(text, "essay.md", Path())


def read(text: str) -> tuple[Document, list[Diagnostic]]:
    messages: list[Diagnostic] = []
    return parse(essay(text), messages.append), messages


def blocks(text: str) -> Blocks:
    """The blocks of a text that nothing is wrong with."""
    document, messages = read(text)
    assert messages == []
    return document.blocks


def inlines(text: str) -> Inlines:
    """The inlines of a text that is one paragraph."""
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


def codes(text: str) -> list[Code]:
    return [message.code for message in read(text)[1]]


def at(text: str, span: Span | None) -> str:
    """What stands at a place of an essay."""
    assert span is not None
    line = essay(text).line(span.line)
    assert line is not None
    return line[span.column - 1 : span.column - 1 + span.length]


def spans(document: Document) -> Iterator[Span | None]:
    """The places of all that has one, front matter included."""
    meta = document.meta
    for node in walk((*meta.title, *meta.abstract, *meta.nocite, *document.blocks)):
        if isinstance(node, Cite | Image | Heading):
            yield node.span
        if isinstance(node, Cite):
            yield from (item.span for item in node.items)


def items(text: str) -> list[CiteItem]:
    """The items of all cites of a text, in reading order."""
    return [item for node in walk(read(text)[0].blocks) if isinstance(node, Cite) for item in node.items]
