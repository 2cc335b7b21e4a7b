"""Plain text: the paper as a person would type it, in lines of one width, with the notes at its end."""

from dataclasses import replace

from essayexport.document import (
    Block,
    Blocks,
    Cite,
    Document,
    Image,
    Inline,
    Inlines,
    Note,
    Paragraph,
    Text,
    rewrite_blocks,
    walk,
)
from essayexport.style.page import PageStyle
from essayexport.writers.text.blocks import Typist, laid
from essayexport.writers.text.lines import indented

WIDTH = 72
"""Columns of a line if nothing else is asked for."""

_SEPARATOR = "-" * 20
"""What stands between the text and its notes."""


def write(document: Document, style: PageStyle, width: int = WIDTH) -> str:
    """An arranged document in lines of `width` columns; only words that are wider, and code, make a line longer."""
    typist = Typist(style, style.matter.labels["figure"])
    blocks, notes = _numbered(document.blocks)
    lines = laid(blocks, width, typist)
    if notes:
        lines += ["", "", _SEPARATOR]
    marks = [f"[{number}] " for number in range(1, len(notes) + 1)]
    for mark, note in zip(marks, notes, strict=True):
        inside = laid(note, width - len(marks[-1]), typist) or [""]
        lines += ["", mark.rjust(len(marks[-1])) + inside[0], *indented(inside[1:], len(marks[-1]))]
    return "\n".join(line.rstrip(" \t") for line in lines).rstrip("\n") + "\n"


def _numbered(blocks: Blocks) -> tuple[Blocks, list[Blocks]]:
    """The blocks, each note holding only the call that is printed in its place, and the notes."""
    notes: list[Blocks] = []

    def number(inline: Inline) -> Inlines:
        if not isinstance(inline, Note):
            return (inline,)
        notes.append(inline.blocks)
        return (Note((Paragraph((Text(f"[{len(notes)}]"),)),)),)

    def numbered(block: Block) -> Blocks:
        if not any(isinstance(node, Note) for node in walk((block,))):
            return (block,)
        return rewrite_blocks(rewrite_blocks((block,), _as_printed), number)

    return tuple(new for block in blocks for new in numbered(block)), notes


def _as_printed(inline: Inline) -> Inlines:
    """Without what is in the tree and not in print, where notes have no numbers: descriptions, and what is behind a cite."""
    match inline:
        case Image():
            return (replace(inline, children=()),)
        case Cite():
            return (replace(inline, items=()),)
        case _:
            return (inline,)
