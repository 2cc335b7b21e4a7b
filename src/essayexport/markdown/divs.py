"""Fenced divs: `::: {#identifier .class}` to `:::`, or to the end of what they stand in."""

from markdown_it.rules_block import StateBlock

from essayexport.document import Attributes
from essayexport.markdown.attributes import attributes_at
from essayexport.markdown.blocks import close_div, has_room, indent_of, open_div, reading_of, text_of
from essayexport.patterns import pattern

_OPENING = pattern(r":{3,}[ \t]*(?P<what>\{.*\}|[^\s{}:]\S*)[ \t]*:*[ \t]*$")
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
    reading = reading_of(state)
    if not reading.open_divs or indent_of(state, start) > 0 or not _CLOSING.match(text_of(state, start)):
        return False
    if silent:
        return True
    if not reading.divs_here:
        return False
    close_div(state)
    state.line = start + 1
    return True


def _attributes(text: str) -> Attributes | None:
    match = _OPENING.match(text) if text.startswith(":::") else None
    if not match:
        return None
    what = match["what"]
    if not what.startswith("{"):
        return Attributes(classes=(what.rstrip(":"),))
    found = attributes_at(what, 0)
    return found[0] if found and found[1] == len(what) else None
