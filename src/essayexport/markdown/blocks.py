"""What the rules for blocks need of markdown-it's state: the reading it belongs to, and how to look inside a container."""

from collections.abc import Iterator
from contextlib import contextmanager

from markdown_it.rules_block import StateBlock

from essayexport.diagnostics import Span
from essayexport.document import Attributes
from essayexport.markdown.reading import DEEPEST_BLOCK, Reading

READING = "reading"
"""The key of the reading in markdown-it's environment."""


def reading_of(state: StateBlock) -> Reading:
    """The reading that a state belongs to."""
    reading = state.env[READING]
    assert isinstance(reading, Reading)  # noqa: S101 - for the type checker: markdown-it's environment has no types
    return reading


def text_of(state: StateBlock, line: int) -> str:
    """A line without its indent and what its containers put before it."""
    return state.src[text_start(state, line) : state.eMarks[line]]


def text_start(state: StateBlock, line: int) -> int:
    """Where the text of a line starts in the source."""
    return state.bMarks[line] + state.tShift[line]


def indent_of(state: StateBlock, line: int) -> int:
    """How far a line is indented inside its container."""
    return state.sCount[line] - state.blkIndent


def column_of(state: StateBlock, position: int) -> int:
    """The column of a position in the source, from 0."""
    return position - (state.src.rfind("\n", 0, position) + 1)


def span_of(state: StateBlock, line: int, start: int, end: int) -> Span:
    """The place in the essay of a part of a line, given by positions in the source."""
    return reading_of(state).origin.span(line, column_of(state, start), max(1, end - start))


def has_room(state: StateBlock, line: int) -> bool:
    """Whether a container may open here; says so, once, where it is nested too deep."""
    reading = reading_of(state)
    if reading.depth < DEEPEST_BLOCK:
        return True
    reading.tell_too_deep(span_of(state, line, text_start(state, line), state.eMarks[line]))
    return False


def open_div(state: StateBlock, attributes: Attributes) -> None:
    """Opens a div."""
    reading = reading_of(state)
    state.push("div_open", "", 1).meta = {"attributes": attributes}
    reading.depth += 1
    reading.divs_here += 1
    reading.open_divs += 1


def close_div(state: StateBlock) -> None:
    """Closes the innermost div of the container."""
    reading = reading_of(state)
    state.push("div_close", "", -1)
    reading.depth -= 1
    reading.divs_here -= 1
    reading.open_divs -= 1


def read_inside(state: StateBlock, start: int, end: int) -> None:
    """Reads the blocks inside a container, one level deeper; divs left open there end with it."""
    reading = reading_of(state)
    parent, state.parentType = state.parentType, "root"
    divs, reading.divs_here = reading.divs_here, 0
    reading.depth += 1
    state.md.block.tokenize(state, start, end)
    while reading.divs_here:
        close_div(state)
    reading.depth -= 1
    reading.divs_here = divs
    state.parentType = parent


@contextmanager
def item_from(state: StateBlock, line: int, start: int, indent: int, offset: int) -> Iterator[None]:
    """The inside of a list item whose text starts on `line` at `start`, in column `offset`, and is indented by `indent`."""
    before = state.tShift[line], state.sCount[line], state.blkIndent
    state.tShift[line], state.sCount[line], state.blkIndent = start - state.bMarks[line], offset, indent
    yield
    state.tShift[line], state.sCount[line], state.blkIndent = before


@contextmanager
def note_from(state: StateBlock, line: int, start: int, indent: int) -> Iterator[None]:
    """The inside of a note whose text starts on `line` at `start`; further lines are indented by `indent`."""
    before, state.bMarks[line] = state.bMarks[line], start
    with item_from(state, line, start, indent, indent):
        yield
    state.bMarks[line] = before


def interrupts_paragraph(state: StateBlock, line: int) -> bool:
    """Whether a line ends the paragraph that stands right before it."""
    parent, state.parentType = state.parentType, "paragraph"
    rules = state.md.block.ruler.getRules("paragraph")
    found = any(rule(state, line, state.lineMax, True) for rule in rules)
    state.parentType = parent
    return found
