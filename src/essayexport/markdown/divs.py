"""Fenced divs: `::: {#identifier .class}` to `:::`, or to the end of what they stand in."""

from markdown_it.rules_block import StateBlock

from essayexport.document import Attributes
from essayexport.markdown.attributes import attributes_at
from essayexport.markdown.blocks import close_div, has_room, indent_of, open_div, reading_of, text_of
from essayexport.patterns import pattern

_OPENING = pattern(r":{3,}[ \t]*(?P<what>\{.*\}|(?!:)\S+)[ \t]*:*[ \t]*$")
_BLANK = pattern(r"\s")
_CLOSING = pattern(r":{3,}[ \t]*$")


def div_start(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """`::: {.class}` or `::: class`; it never stands right behind a paragraph."""
    attributes = None if silent or indent_of(state, start) != 0 else _attributes(text_of(state, start))
    if attributes is None or not has_room(state, start):
        return False
    open_div(state, attributes)
    state.line = start + 1
    return True


def div_end(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """`:::`, where a div is open."""
    if not closes_div(state, start):
        return False
    if silent:
        return True
    opened = reading_of(state).opened
    if not opened or opened[-1].tag:
        return False
    close_div(state)
    state.line = start + 1
    return True


def closes_div(state: StateBlock, line: int) -> bool:
    """Whether a line is `:::` and a fenced div is open, in this container or around it."""
    return reading_of(state).fenced_divs > 0 and indent_of(state, line) == 0 and bool(_CLOSING.match(text_of(state, line)))


def _attributes(text: str) -> Attributes | None:
    match = _OPENING.match(text) if text.startswith(":::") else None
    if not match:
        return None
    what = match["what"]
    found = attributes_at(what, 0)
    if found and found[1] == len(what):
        return found[0]
    return None if found or _BLANK.search(what) else Attributes(classes=(what,))
