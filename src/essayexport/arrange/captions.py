"""Tables and figures: their number, their title, and the notes that stand below them."""

import re
from collections.abc import Callable
from dataclasses import replace

from essayexport.arrange.hand_numbers import without_number
from essayexport.document import Block, Blocks, Figure, Inlines, Mark, Marked, Paragraph, Role, SequenceNumber, Table, Text, plain
from essayexport.patterns import pattern

Count = Callable[[str], SequenceNumber | None]
"""The next number of the sequence with this label; None for what has no number of its own."""

_RELATION = pattern(r"\s*[<>=≤≥]")


def counting(prefix: str = "") -> Count:
    """Numbers for the tables and figures of a part, each label from 1. An appendix has its letter for prefix."""
    counted: dict[str, int] = {}

    def count(label: str) -> SequenceNumber:
        counted[label] = counted.get(label, 0) + 1
        return SequenceNumber(f"{label}_{prefix}" if prefix else label, counted[label], prefix)

    return count


def uncounted(_label: str) -> SequenceNumber | None:
    """No number: for what goes by the label of its appendix."""
    return None


def with_notes(blocks: Blocks, word: str) -> Blocks:
    """The sequence with the notes that follow a table or figure put into it. `word` ("Note.") opens a general note."""
    arranged: list[Block] = []
    for block in blocks:
        last = arranged[-1] if arranged else None
        if isinstance(last, Table | Figure) and isinstance(block, Paragraph) and is_note(block.children, word):
            role = Role.TABLE_NOTE if isinstance(last, Table) else Role.FIGURE_NOTE
            arranged[-1] = replace(last, notes=(*last.notes, replace(block, role=role)))
        else:
            arranged.append(block)
    return tuple(arranged)


def is_note(inlines: Inlines, word: str) -> bool:
    """Whether a paragraph after a table or figure is its note.

    General notes open with the style's word in emphasis, specific ones with a superscript letter, probability notes with
    asterisks or an emphasised *p* and a relation (APA 7, 7.14).
    """
    return bool(inlines) and (_is_general(inlines, word) or _is_specific(inlines) or _is_probability(inlines))


def _is_general(inlines: Inlines, word: str) -> bool:
    first = inlines[0]
    if not (isinstance(first, Marked) and first.mark is Mark.EMPHASIS):
        return False
    said = plain(first.children).strip()
    behind = plain(inlines[1:2])
    stopped = said.endswith((".", ":")) or behind.startswith((".", ":"))
    return stopped and said.rstrip(".:").casefold() == word.rstrip(".:").casefold()


def _is_specific(inlines: Inlines) -> bool:
    first = inlines[0]
    return (
        isinstance(first, Marked)
        and first.mark is Mark.SUPERSCRIPT
        and re.fullmatch(r"[^\W\d]|\*+", plain(first.children)) is not None
    )


def _is_probability(inlines: Inlines) -> bool:
    rest = inlines[1:] if isinstance(inlines[0], Text) and re.fullmatch(r"\*+\s*", inlines[0].text) else inlines
    if len(rest) < 2 or not (isinstance(rest[0], Marked) and rest[0].mark is Mark.EMPHASIS):
        return False
    return plain(rest[0].children) == "p" and _RELATION.match(plain(rest[1:2])) is not None


def numbered(caption: Blocks, label: str, role: Role, count: Count) -> Blocks:
    """The caption under its number line, "Table 1"; what its author wrote is the title, and may be nothing.

    Where the author wrote this very number too ("Table 1: Rain"), it is not said twice.
    """
    number = count(label)
    if number is None:
        return caption
    title = without_number(caption, label, f"{number.prefix}{number.value}")
    return (Paragraph((Text(f"{label} "), number), role), *title)
