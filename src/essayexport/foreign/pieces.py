"""Pieces that foreign markup is read as, before it is known whether they stand in a line or between paragraphs."""

from collections.abc import Iterable, Iterator
from enum import Enum

from essayexport.document import (
    Attributes,
    Block,
    BlockQuote,
    Blocks,
    Code,
    CodeBlock,
    Div,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Mark,
    Marked,
    Note,
    Paragraph,
    SoftBreak,
    Text,
    child_groups,
)


class Parting(Enum):
    """The end of a paragraph."""

    PARAGRAPH = "paragraph"


Piece = Inline | Block | Parting


def unknown(names: Iterable[str]) -> Inlines:
    """What a mention prints that names nothing, as the key of an unknown work is printed."""
    return (Marked(Mark.STRONG, (Text(f"{', '.join(names)}?"),)),)


PAGE_BREAK = Div(Attributes(classes=("page-break",)), ())
"""The next page begins here, because the author says so."""


def as_blocks(pieces: Iterable[Piece], *, tight: bool = False) -> Blocks:
    """The pieces as blocks: what stands in lines is gathered into paragraphs."""
    blocks: list[Block] = []
    line: list[Inline] = []

    def close() -> None:
        if inlines := trimmed(line):
            blocks.append(_paragraph(inlines, tight=tight))
        line.clear()

    for piece in pieces:
        if isinstance(piece, Inline):
            line.append(piece)
            continue
        close()
        if not isinstance(piece, Parting):
            blocks.append(piece)
    close()
    return tuple(blocks)


def _paragraph(inlines: Inlines, *, tight: bool) -> Block:
    """A paragraph, or the figure that a picture alone is which says what it shows."""
    if len(inlines) == 1 and isinstance(image := inlines[0], Image) and image.children:
        return Figure(image, (Paragraph(image.children),), attributes=image.attributes)
    return Paragraph(inlines, tight=tight)


def as_inlines(pieces: Iterable[Piece]) -> Inlines:
    """The pieces in one line of text: blocks give their words, with blanks between them."""
    return trimmed(list(_in_line(pieces)))


def _in_line(pieces: Iterable[Piece]) -> Iterator[Inline]:
    for piece in pieces:
        match piece:
            case Parting():
                yield Text(" ")
            case Paragraph() | Heading():
                yield from (Text(" "), *piece.children, Text(" "))
            case CodeBlock():
                yield Code(piece.text)
            case _ if isinstance(piece, Inline):
                yield piece
            case _:
                for group in child_groups(piece):
                    yield Text(" ")
                    yield from _in_line(group)


def trimmed(inlines: list[Inline]) -> Inlines:
    """The sequence without blanks and breaks at its ends, and with neighbouring texts as one."""
    merged: list[Inline] = []
    for inline in inlines:
        last = merged[-1] if merged else None
        if isinstance(inline, Text) and isinstance(last, Text):
            merged[-1] = Text(joined(last.text, inline.text))
        elif isinstance(inline, SoftBreak | LineBreak):
            _end_line(merged, inline)
        elif isinstance(inline, Text) and isinstance(last, SoftBreak | LineBreak):
            merged += [Text(text)] if (text := inline.text.lstrip(" ")) else []
        elif inline != Text(""):
            merged.append(inline)
    while merged and _is_blank(merged[0]):
        merged.pop(0)
    while merged and _is_blank(merged[-1]):
        merged.pop()
    if merged and isinstance(first := merged[0], Text):
        merged[0] = Text(first.text.lstrip(" "))
    if merged and isinstance(last := merged[-1], Text):
        merged[-1] = Text(last.text.rstrip(" "))
    return tuple(merged)


def _end_line(merged: list[Inline], end: SoftBreak | LineBreak) -> None:
    """Puts the end of a line, without blanks around it; of two ends in a row the one that breaks stays."""
    if merged and isinstance(last := merged[-1], Text):
        merged.pop()
        merged += [Text(text)] if (text := last.text.rstrip(" ")) else []
    if merged and isinstance(merged[-1], SoftBreak):
        merged.pop()
    if not (isinstance(end, SoftBreak) and merged and isinstance(merged[-1], LineBreak)):
        merged.append(end)


def joined(left: str, right: str) -> str:
    """Two texts as one, with one blank where there were two."""
    return left + right.lstrip(" ") if left.endswith(" ") else left + right


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, SoftBreak | LineBreak) or (isinstance(inline, Text) and not inline.text.strip(" "))


def note_of(pieces: Iterable[Piece]) -> Note:
    """A footnote with these words."""
    return Note(as_blocks(pieces))


def quotation(pieces: Iterable[Piece]) -> BlockQuote:
    """A block quotation with these words."""
    return BlockQuote(as_blocks(pieces))
