"""Definitions of links: `[label]: address "title" {attributes}`."""

from markdown_it.rules_block import StateBlock

from essayexport.document import NO_ATTRIBUTES, Attributes
from essayexport.markdown.attributes import attributes_at
from essayexport.markdown.blocks import indent_of, reading_of, text_of
from essayexport.markdown.links import normal, plain_address, plain_title
from essayexport.markdown.reading import Target
from essayexport.patterns import pattern

_LABEL = pattern(r"\[(?![\^@])((?:\\.|[^\[\]\\])+)\]:[ \t]*")
_ADDRESS = pattern(r"<([^<>]*)>|(\S+(?:[ \t]+(?![\"'({])\S+)*)")
_TITLE = pattern(r"[ \t]*(?:\"(.*)\"|'(.*)'|\((.*)\))[ \t]*")


def link_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A definition; address and title can each stand on the next line."""
    match = None if silent or state.is_code_block(start) else _LABEL.match(text_of(state, start))
    if not match:
        return False
    line, text = start, text_of(state, start)[match.end() :]
    if not text and _has_line(state, line + 1, end):
        line, text = line + 1, text_of(state, line + 1)
    address = _ADDRESS.match(text)
    rest = _rest(text[address.end() :]) if address else None
    if not address or rest is None:
        return False
    title, attributes = rest
    if not title and _has_line(state, line + 1, end) and (below := _TITLE.fullmatch(text_of(state, line + 1))):
        line, title = line + 1, plain_title(below)
    target = Target(plain_address(address[1] or address[2] or ""), title, attributes)
    reading_of(state).shared.targets.setdefault(normal(match[1]), target)
    state.line = line + 1
    return True


def _has_line(state: StateBlock, line: int, end: int) -> bool:
    return line < end and not state.isEmpty(line) and indent_of(state, line) >= 0


def _rest(text: str) -> tuple[str, Attributes] | None:
    """The title and the attributes behind an address; None where there is anything else."""
    title = _TITLE.match(text)
    text = text[title.end() :] if title else text.strip()
    if not text:
        return plain_title(title), NO_ATTRIBUTES
    found = attributes_at(text, 0)
    return (plain_title(title), found[0]) if found and not text[found[1] :].strip() else None
