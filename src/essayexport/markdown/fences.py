"""Fenced code, with a language or attributes behind the first fence; one that is never closed is text."""

from bisect import bisect_right

from markdown_it.rules_block import StateBlock

from essayexport.document import Attributes
from essayexport.markdown.attributes import attributes_at
from essayexport.markdown.blocks import indent_of, reading_of, text_of
from essayexport.markdown.open_code import in_open_code
from essayexport.patterns import pattern

_OPENING = pattern(r"(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[^\s`{}]+)?[ \t]*(?P<rest>.*)$")
_CLOSING = pattern(r"(?:`{3,}|~{3,})[ \t]*$")
_CODE_INDENT = 4
_LANGUAGES = {"c++": "cpp", "objective-c": "objectivec"}


def fenced_code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Code between fences; those of backticks can stand right behind a paragraph."""
    text = text_of(state, start)
    match = _OPENING.match(text) if text.startswith(("```", "~~~")) else None
    if not match or state.is_code_block(start) or (silent and match["fence"].startswith("~")):
        return False
    attributes = _attributes(match["language"], match["rest"])
    close = _close(state, start, end, match["fence"]) if attributes is not None else None
    if close is None:
        return False
    if silent:
        return not in_open_code(state, start)
    token = state.push("code_block", "", 0)
    token.content = state.getLines(start + 1, close, state.sCount[start], keepLastLF=False)
    token.map, token.meta, token.markup = [start, close + 1], {"attributes": attributes}, match["fence"]
    state.line = close + 1
    return True


def _attributes(language: str | None, rest: str) -> Attributes | None:
    """The attributes behind a fence; None where there is anything else."""
    found = attributes_at(rest, 0) if rest else (Attributes(), 0)
    if found is None or rest[found[1] :].strip():
        return None
    attributes = found[0]
    if not language:
        return attributes
    name = language.lower()
    return Attributes(attributes.identifier, (_LANGUAGES.get(name, name), *attributes.classes), attributes.pairs)


def _close(state: StateBlock, start: int, end: int, fence: str) -> int | None:
    """The line that closes a fence."""
    reading = reading_of(state)
    unclosed = reading.unclosed_fences
    if len(fence) >= unclosed.get(fence[0], len(fence) + 1):
        return None
    lines = _closing_lines(state)
    for line in lines[bisect_right(lines, start) :]:
        if line >= end:
            return None
        text = text_of(state, line).rstrip()
        if text.startswith(fence) and not text.strip(fence[0]) and indent_of(state, line) < _CODE_INDENT:
            return line if _stays_inside(state, start, line) else None
    unclosed[fence[0]] = len(fence)
    return None


def _stays_inside(state: StateBlock, start: int, close: int) -> bool:
    """Whether no line up to the closing fence leaves the container."""
    return all(indent_of(state, line) >= 0 or state.isEmpty(line) for line in range(start, close + 1))


def _closing_lines(state: StateBlock) -> list[int]:
    """The lines of the text that can close a fence, found once."""
    reading = reading_of(state)
    if reading.closing_fences is None:
        reading.closing_fences = [n for n, line in enumerate(state.src.split("\n")) if _CLOSING.search(line)]
    return reading.closing_fences
