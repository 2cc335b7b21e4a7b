"""The places of a document that links may lead to."""

from collections.abc import Iterator

from essayexport.document import (
    Bibliography,
    Code,
    CodeBlock,
    Div,
    Document,
    Figure,
    Heading,
    Image,
    Link,
    Math,
    Node,
    Paragraph,
    Styled,
    Table,
    walk,
)


def anchors(document: Document) -> frozenset[str]:
    """Every identifier that stands in the document."""
    return frozenset(name for node in walk(document.blocks) for name in _identifiers(node) if name)


def _identifiers(node: Node) -> Iterator[str]:
    if isinstance(node, Bibliography):
        yield from (entry.identifier for entry in node.entries)
    elif isinstance(node, Paragraph | Heading | Styled | Link | Code | Div | Table | Figure | Image | CodeBlock):
        yield node.attributes.identifier
    elif isinstance(node, Math):
        yield node.identifier
