"""Pipe tables and their captions."""

import itertools
import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from essayexport.document import Alignment, Attributes, Column
from essayexport.markdown.attributes import split_attributes
from essayexport.markdown.blocks import column_of, indent_of, text_of, text_start
from essayexport.markdown.brackets import pairs
from essayexport.patterns import pattern

_PART = r"[ \t]*:?-+:?[ \t]*"
_SEPARATOR = pattern(rf"(?:\|{_PART}(?:[|+]{_PART})*\|?|{_PART}(?:[|+]{_PART})+\|?)[ \t]*$")
_CAPTION = pattern(r"(?:[Tt]able:|:(?![^\w\s{]))[ \t]*")
_PIPE = pattern(r"\\.|`|\|")
_WIDEST = 72
"""Characters of a line; a table with a longer one gets its columns' widths from the lengths of the dashes."""


class CellText(NamedTuple):
    """The text of a cell, and the column of the source where it starts."""

    text: str
    column: int


class CaptionText(NamedTuple):
    """The text of a caption, the line it starts on, and the attributes at its end."""

    text: str
    line: int
    attributes: Attributes


class TableText(NamedTuple):
    """A table as its source says it: `rows` with their lines, the first of them the head."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[CellText, ...]], ...]
    caption: CaptionText | None


def pipe_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A pipe table with a caption before or behind it, or none."""
    if silent or state.is_code_block(start):
        return False
    caption, first, line = None, start, start
    if found := _caption(state, start, end):
        caption, line = found
        first = line = state.skipEmptyLines(line)
    rows = _rows(state, first, end)
    if not rows:
        return False
    line = rows[-1][0] + 1 if len(rows) > 1 else first + 2
    if caption is None and (found := _caption(state, state.skipEmptyLines(line), end)):
        caption, line = found
    token = state.push("table", "", 0)
    token.map = [start, line]
    token.meta = {"table": TableText(_columns(state, first, rows), rows, caption)}
    state.line = line
    return True


def _is_inside(state: StateBlock, line: int, end: int) -> bool:
    return line < end and not state.isEmpty(line) and 0 <= indent_of(state, line) < 4


def _caption(state: StateBlock, start: int, end: int) -> tuple[CaptionText, int] | None:
    """The caption that starts on a line, and the line behind it."""
    match = _CAPTION.match(text_of(state, start)) if _is_inside(state, start, end) else None
    if not match:
        return None
    stop = start + 1
    while stop < end and not state.isEmpty(stop):
        stop += 1
    lines = [text_of(state, line).strip() for line in range(start, stop)]
    text, attributes = split_attributes("\n".join([lines[0][match.end() :], *lines[1:]]))
    return CaptionText(text, start, attributes), stop


def _rows(state: StateBlock, first: int, end: int) -> tuple[tuple[int, tuple[CellText, ...]], ...]:
    """The rows of the table whose head is the line `first`; none where no table is."""
    below = first + 1
    if not _is_inside(state, first, end) or not _is_inside(state, below, end):
        return ()
    separator = text_of(state, below)
    if separator.strip("|:-+ \t") or not _SEPARATOR.match(separator):
        return ()
    rows = []
    line = first
    while _is_inside(state, line, end) and (cells := _cells(state, line)):
        rows.append((line, cells))
        line = below + 1 if line == first else line + 1
    return tuple(rows)


def _cells(state: StateBlock, line: int) -> tuple[CellText, ...]:
    """The cells of a row; none where the line is no row."""
    start = text_start(state, line)
    text = text_of(state, line).rstrip()
    bounds = _pipes(text)
    if not bounds:
        return ()
    if bounds[0] != 0:
        bounds.insert(0, -1)
    if bounds[-1] != len(text) - 1:
        bounds.append(len(text))
    column = column_of(state, start)
    spans = [(left + 1, right) for left, right in itertools.pairwise(bounds)]
    return tuple(_cell(text, left, right, column) for left, right in spans)


def _cell(text: str, left: int, right: int, column: int) -> CellText:
    whole = text[left:right]
    return CellText(whole.strip(), column + left + len(whole) - len(whole.lstrip()))


def _pipes(text: str) -> list[int]:
    """Where the cells of a row are parted: at pipes that are neither escaped nor in code."""
    codes = pairs(text).codes if "`" in text else {}
    found, position = [], 0
    while match := _PIPE.search(text, position):
        position = match.end()
        if match.group() == "|":
            found.append(match.start())
        elif match.group() == "`":
            position = codes.get(match.start(), position)
    return found


def _columns(state: StateBlock, first: int, rows: tuple[tuple[int, tuple[CellText, ...]], ...]) -> tuple[Column, ...]:
    parts = [part.strip() for part in re.split(r"[|+]", text_of(state, first + 1).strip().strip("|"))]
    longest = max(len(text_of(state, line)) for line in (first + 1, *(line for line, _ in rows)))
    total = sum(len(part) for part in parts)
    widths = [len(part) / total if longest > _WIDEST else None for part in parts]
    return tuple(Column(_alignment(part), width) for part, width in zip(parts, widths, strict=True))


def _alignment(part: str) -> Alignment:
    match part.startswith(":"), part.endswith(":"):
        case True, True:
            return Alignment.CENTER
        case True, False:
            return Alignment.LEFT
        case False, True:
            return Alignment.RIGHT
        case _:
            return Alignment.DEFAULT
