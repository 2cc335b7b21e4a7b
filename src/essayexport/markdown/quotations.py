"""Block quotes: lines after `>`, and those that follow them up to a blank line."""

from markdown_it.rules_block import StateBlock

from essayexport.markdown.blocks import has_room, indent_of, interrupts_paragraph, read_inside, text_start

_Line = tuple[int, int, int, int]


def block_quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block quote; it never stands right behind a paragraph."""
    if silent or not _is_quoted(state, start) or not has_room(state, start):
        return False
    stop = start + 1
    while stop < end and _goes_on(state, stop):
        stop += 1
    before = [_line(state, line) for line in range(start, stop)]
    for line in range(start, stop):
        _enter(state, line)
    token = state.push("quote_open", "", 1)
    token.map = [start, stop]
    outside, state.blkIndent, state.lineMax = (state.blkIndent, state.lineMax), 0, stop
    read_inside(state, start, stop)
    state.blkIndent, state.lineMax = outside
    state.line = stop
    state.push("quote_close", "", -1)
    for line, values in zip(range(start, stop), before, strict=True):
        state.bMarks[line], state.tShift[line], state.sCount[line], state.bsCount[line] = values
    return True


def _is_quoted(state: StateBlock, line: int) -> bool:
    return state.src.startswith(">", text_start(state, line)) and -1 < indent_of(state, line) < 4


def _goes_on(state: StateBlock, line: int) -> bool:
    return not state.isEmpty(line) and (_is_quoted(state, line) or not interrupts_paragraph(state, line))


def _line(state: StateBlock, line: int) -> _Line:
    return state.bMarks[line], state.tShift[line], state.sCount[line], state.bsCount[line]


def _enter(state: StateBlock, line: int) -> None:
    """Puts the start of a line behind its quote mark, if it has one, and one blank."""
    if not _is_quoted(state, line):
        state.sCount[line] = max(0, indent_of(state, line))
        return
    position, column = text_start(state, line) + 1, state.sCount[line] + 1
    if state.src.startswith(" ", position):
        position, column = position + 1, column + 1
    state.bMarks[line], state.bsCount[line] = position, column
    offset = column
    while position < state.eMarks[line] and state.src[position] in " \t":
        offset += 4 - offset % 4 if state.src[position] == "\t" else 1
        position += 1
    state.tShift[line], state.sCount[line] = position - state.bMarks[line], offset - column
