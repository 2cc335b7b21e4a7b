"""Bullet lists and numbered lists, as pandoc reads them: a blank line before them, except in another list."""

from typing import NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from essayexport.document import Delimiter, ListKind
from essayexport.markdown.blocks import has_room, indent_of, item_from, read_inside, reading_of, text_start
from essayexport.patterns import pattern

_MARKER = pattern(r"(?:(?P<bullet>[-+*])|(?P<open>\()?(?P<number>\d+)(?P<close>[.)]))(?=[ \t\n]|$)")
_RULE = pattern(r"([-*])[ \t]*(?:\1[ \t]*){2,}$")
_MOST_BLANKS = 4
"""Behind a marker; more of them open indented code."""


class _Marker(NamedTuple):
    """A marker: its look, its number, and where it ends in the source."""

    kind: ListKind
    delimiter: Delimiter
    number: int
    end: int

    def goes_on(self, other: "_Marker") -> bool:
        """Whether an item with the other marker belongs to the same list."""
        return (self.kind, self.delimiter) == (other.kind, other.delimiter)


def list_of_items(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list; inside another one it can stand right behind a paragraph."""
    marker = _marker(state, start)
    if marker is None:
        return False
    reading = reading_of(state)
    if silent:
        return reading.lists > 0
    if not has_room(state, start):
        return False
    opening = state.push("list_open", "", 1)
    opening.meta = {"kind": marker.kind, "delimiter": marker.delimiter, "start": marker.number}
    first = len(state.tokens)
    reading.lists += 1
    line = start
    current: _Marker | None = marker
    while current is not None and current.goes_on(marker):
        _item(state, line, end, current)
        line = state.line
        current = _marker(state, line) if line < end and indent_of(state, line) >= 0 else None
    reading.lists -= 1
    state.push("list_close", "", -1)
    opening.map = [start, line]
    _mark_tight(state, first, opening.level + 1)
    return True


def _marker(state: StateBlock, line: int) -> _Marker | None:
    position = text_start(state, line)
    if state.is_code_block(line):
        return None
    match = _MARKER.match(state.src, position, state.eMarks[line])
    if not match or (match["open"] and match["close"] == "."):
        return None
    if match["bullet"]:
        if _RULE.match(state.src, position, state.eMarks[line]):
            return None
        return _Marker(ListKind.BULLET, Delimiter.PERIOD, 1, match.end())
    delimiter = Delimiter.PARENTHESES if match["open"] else Delimiter.PERIOD if match["close"] == "." else Delimiter.PARENTHESIS
    return _Marker(ListKind.DECIMAL, delimiter, int(match["number"][-9:]), match.end())


def _item(state: StateBlock, line: int, end: int, marker: _Marker) -> None:
    column = state.sCount[line] + marker.end - text_start(state, line)
    start, offset = _behind_blanks(state, line, marker.end, column)
    empty = start >= state.eMarks[line]
    indent = column + 1 if empty or offset - column > _MOST_BLANKS else offset
    if empty and line + 1 < end and not state.isEmpty(line + 1) and not _marker(state, line + 1):
        state.sCount[line + 1] = max(indent, state.sCount[line + 1])  # the text of the item starts there, as in pandoc
    token = state.push("item_open", "", 1)
    with item_from(state, line, start, indent, offset):
        read_inside(state, line, end)
    token.map = [line, state.line]
    state.push("item_close", "", -1)


def _behind_blanks(state: StateBlock, line: int, position: int, column: int) -> tuple[int, int]:
    """Position and column of the first character that is no blank; tabs reach to every fourth column."""
    while position < state.eMarks[line] and state.src[position] in " \t":
        column += 4 - (column + state.bsCount[line]) % 4 if state.src[position] == "\t" else 1
        position += 1
    return position, column


def _mark_tight(state: StateBlock, first: int, level: int) -> None:
    """Marks the paragraphs of the items as tight (`hidden`) where another item ends each of them.

    The last paragraph of the last item does not count.
    """
    paragraphs = [token for token in state.tokens[first:] if token.type == "paragraph_open" and token.level == level + 1]
    loose = [token for token in paragraphs if _ends_loose(state, token)]
    if loose and loose == paragraphs[-1:] and _ends_list(state, paragraphs[-1]):
        loose = []
    for token in paragraphs:
        token.hidden = not loose


def _ends_loose(state: StateBlock, token: Token) -> bool:
    """Whether anything but a list item, such as a blank line, stands behind a paragraph."""
    line = token.map[1] if token.map else 0
    return line >= state.lineMax or not _MARKER.match(state.src, text_start(state, line), state.eMarks[line])


def _ends_list(state: StateBlock, paragraph: Token) -> bool:
    """Whether a paragraph is the last block of the list: its closing, the item's and the list's stand last."""
    return state.tokens[-5] is paragraph
