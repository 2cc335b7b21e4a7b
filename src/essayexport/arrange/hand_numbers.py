"""Numbers that authors wrote into their captions by hand: "Table 1: Rain", "**Figure 2.** *Clouds*"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from essayexport.diagnostics import Code, Diagnostic, Report
from essayexport.document import (
    Blocks,
    Document,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Marked,
    Paragraph,
    Role,
    SoftBreak,
    Styled,
    Table,
    Text,
    plain,
    walk,
)

_HAND_NUMBER = r"(?i:{label}|{short}\.)\s*(?P<number>[A-Z]?\d+)(?:\s*[.:–—]+(?!\d)\s*|\s+-\s+|\s*\n\s*|\s*$|\s+(?=[“‘]?[A-Z\0]))"
"""The label in full or cut to three letters, the number, and a mark, a line end, or a title that begins with a capital."""

_OTHER = "\0"
"""Stands for what is no text: a quotation, a link, a cite."""

_TITLES = (Role.TABLE_TITLE, Role.FIGURE_TITLE)


def without_number(caption: Blocks, label: str, number: str) -> Blocks:
    """The caption without the label and number at its beginning, if they are these; any other number stays."""
    match caption:
        case (Paragraph() as first, *rest) if (found := _written(first.children, label)) and found["number"] == number:
            children = _without(first.children, found.end())
            return (replace(first, children=children), *rest) if children else tuple(rest)
        case _:
            return caption


def tell_hand_numbers(arranged: Document, report: Report) -> None:
    """Reports CAPTION_NUMBER_ODD for each title of a table or figure that begins with another number than it has.

    Takes the arranged paper, in which the right numbers are gone from the titles.
    """
    for node in walk(arranged.blocks):
        if isinstance(node, Table | Figure):
            for message in _odd(node):
                report(message)


def _odd(item: Table | Figure) -> Iterator[Diagnostic]:
    match item.caption:
        case (Paragraph(children=(Text() as label, number)), Paragraph(role=role) as title, *_) if role in _TITLES:
            found = _written(title.children, label.text.strip())
            if found:
                is_number = plain((number,))
                message = f"the caption “{plain(title.children)}” begins with a number, and its own is “{label.text}{is_number}”"
                span = item.image.span if isinstance(item, Figure) else None
                yield Diagnostic(
                    Code.CAPTION_NUMBER_ODD, message, span, "take the number away: captions are numbered in their order"
                )


def _written(inlines: Inlines, label: str) -> re.Match[str] | None:
    """The label and number that a caption begins with, line ends and all as blanks."""
    pattern = _HAND_NUMBER.format(label=re.escape(label), short=re.escape(label[:3]))
    return re.match(pattern, _words(inlines))


def _words(inlines: Inlines) -> str:
    """The text of a caption, emphasised or not; everything else, line ends too, counts one character."""
    return "".join(_text(inline) for inline in inlines)


def _text(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Marked() | Styled():
            return _words(inline.children)
        case SoftBreak():
            return " "
        case LineBreak():
            return "\n"
        case _:
            return _OTHER


def _without(inlines: Inlines, length: int) -> Inlines:
    """The sequence without its first characters, counted as in `_words`."""
    left: list[Inline] = []
    for inline in inlines:
        size = len(_text(inline))
        if length <= 0:
            left.append(inline)
        elif size > length and isinstance(inline, Text):
            left.append(Text(inline.text[length:]))
        elif size > length and isinstance(inline, Marked | Styled):
            left.append(replace(inline, children=_without(inline.children, length)))
        length -= size
    return tuple(left)
