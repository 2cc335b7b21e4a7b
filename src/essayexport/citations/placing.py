"""Where the reference lists stand in a document."""

from collections.abc import Iterable
from dataclasses import replace

from essayexport.document import (
    Attributes,
    Bibliography,
    Block,
    Blocks,
    Div,
    Document,
    Entry,
    ListLook,
    rewrite_blocks,
    unchanged_inline,
    walk,
)
from essayexport.records import NamedTuple

REFS = "refs"
"""The identifier and the class of a division that holds a list: `::: {#refs}`, `::: {.refs type="book"}`."""

SCOPE = "scope"
"""The attribute that says where what is listed is cited."""

NOT = "not-"
"""Opens the name of an attribute whose values are left out."""

SELECTING = frozenset((SCOPE, *(f"{opening}{name}" for opening in ("", NOT) for name in ("type", "keyword", "lang"))))
"""The attributes that select."""


class Lists(NamedTuple):
    """The entries of the whole list, and those of the lists that select some of them, in reading order."""

    whole: tuple[Entry, ...] = ()
    selected: tuple[tuple[Entry, ...], ...] = ()


def is_list(div: Div) -> bool:
    """Whether a division holds a reference list."""
    return div.attributes.identifier == REFS or REFS in div.attributes.classes


def is_selection(div: Div) -> bool:
    """Whether a division holds a list that selects."""
    return is_list(div) and any(name in SELECTING for name, _ in div.attributes.pairs)


def place(document: Document, lists: Lists, look: ListLook) -> Document:
    """The document with its reference lists: at the places that it names, else one at its end. No entries, no list.

    Cites lead to the first list that has a work.
    """
    if not lists.whole:
        return document._replace(blocks=_without_list(document.blocks))
    if not any(isinstance(node, Div) and is_list(node) for node in walk(document.blocks)):
        return document._replace(blocks=(*document.blocks, Bibliography(lists.whole, look)))
    return document._replace(blocks=_filled(document.blocks, lists, look))


def _without_list(blocks: Blocks) -> Blocks:
    return rewrite_blocks(blocks, unchanged_inline, lambda block: () if isinstance(block, Bibliography) else (block,))


def _filled(blocks: Blocks, lists: Lists, look: ListLook) -> Blocks:
    """The lists of the document filled: the whole one once, those that select with what they do."""
    whole, rest = [lists.whole], list(reversed(lists.selected))
    anchored: set[str] = set()

    def change(block: Block) -> Blocks:
        if not isinstance(block, Div) or not is_list(block):
            return (block,)
        selects = is_selection(block)
        found = rest if selects else whole
        listed = _anchored(found.pop() if found else (), anchored)
        inside = tuple(inner for inner in block.blocks if not isinstance(inner, Bibliography))
        filled = (*inside, *((Bibliography(listed, look, not selects),) if listed else ()))
        return (replace(block, attributes=_without_tests(block.attributes), blocks=filled),)

    return rewrite_blocks(blocks, unchanged_inline, change)


def _anchored(entries: Iterable[Entry], anchored: set[str]) -> tuple[Entry, ...]:
    """The entries, without an identifier where an earlier list has it."""
    listed = tuple(entry._replace(identifier="") if entry.identifier in anchored else entry for entry in entries)
    anchored.update(entry.identifier for entry in listed)
    return listed


def _without_tests(attributes: Attributes) -> Attributes:
    """The attributes without those that select: `lang` says nothing here of the words of the list."""
    pairs = tuple(pair for pair in attributes.pairs if pair[0] not in SELECTING)
    return attributes._replace(pairs=pairs) if len(pairs) < len(attributes.pairs) else attributes
