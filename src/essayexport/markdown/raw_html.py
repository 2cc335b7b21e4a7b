"""HTML in the text: comments vanish; of other tags the words between them stay."""

import re

from markdown_it.common.html_blocks import block_names
from markdown_it.rules_block import StateBlock, paragraph

from essayexport.diagnostics import Code
from essayexport.markdown.blocks import reading_of, span_of, text_start
from essayexport.markdown.parts import Part
from essayexport.patterns import pattern

_TAG = pattern(r"</?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:\s+[^\s\"'<>=/]+(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*\s*/?>")
_LINE_BREAK = pattern(r"[ \t]*\n?[ \t]*")
"""Blanks behind `<br>`, which the line break replaces."""
_SILENT = {"script", "style"}
"""Elements whose content is no text."""
_SILENT_END = pattern(r"</(?:script|style)\s*>", re.IGNORECASE)
_BLOCKS = frozenset(block_names) | _SILENT | {"pre", "textarea"}


def comment(part: Part) -> bool:
    """`<!-- … -->`."""
    if not part.src.startswith("<!--", part.pos, part.posMax) or part.ground.last_comment_end < part.pos:
        return False
    end = part.src.find("-->", part.pos + 4, part.posMax)
    if end < 0:
        return False
    part.pos = end + 3
    return True


def tag(part: Part) -> bool:
    """`<name attribute="value">` or `</name>`; `<br>` between words breaks the line."""
    match = _TAG.match(part.src, part.pos, part.posMax)
    if not match:
        return False
    if match["name"].lower() == "br" and (end := _end_of_break(part, match.end())):
        part.add("hardbreak", end)
        return True
    message = f"the HTML `{match.group()}` is left out"
    part.ground.reading.tell(Code.MARKUP_LEFT_OUT, message, part.span(*match.span()))
    part.pos = match.end()
    return True


def _end_of_break(part: Part, behind: int) -> int | None:
    """The end of `<br>` and the blanks behind it; None where it parts no words: at the beginning or end of its text."""
    blank = _LINE_BREAK.match(part.src, behind, part.posMax)
    end = blank.end() if blank else behind
    return end if end < part.posMax and (part.tokens or part.pending.strip()) else None


def comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment that starts a block, blank lines in it included."""
    position = text_start(state, start)
    if silent or not state.src.startswith("<!--", position) or state.is_code_block(start):
        return False
    if _last_end(state) < position:
        return False
    close = state.src.find("-->", position + 4, state.eMarks[end - 1])
    if close < 0:
        return False
    last = start + state.src.count("\n", position, close)
    return _go_on_behind(state, last, close + 3, end)


def _last_end(state: StateBlock) -> int:
    """Where the last comment of the text ends, looked for once."""
    reading = reading_of(state)
    if reading.last_comment_end is None:
        reading.last_comment_end = state.src.rfind("-->")
    return reading.last_comment_end


def tag_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A tag that starts a block; what follows is read as Markdown, but for scripts and styles."""
    position = text_start(state, start)
    if silent or not state.src.startswith("<", position) or state.is_code_block(start):
        return False
    match = _TAG.match(state.src, position, state.eMarks[start])
    if not match or match["name"].lower() not in _BLOCKS:
        return False
    message = f"the HTML `{match.group()}` is left out"
    reading_of(state).tell(Code.MARKUP_LEFT_OUT, message, span_of(state, start, *match.span()))
    name = match["name"].lower()
    if name in _SILENT and not match.group().startswith("</"):
        close = _SILENT_END.search(state.src, match.end(), state.eMarks[end - 1])
        behind = close.end() if close else state.eMarks[end - 1]
        return _go_on_behind(state, start + state.src.count("\n", position, behind), behind, end)
    return _go_on_behind(state, start, match.end(), end)


def _go_on_behind(state: StateBlock, line: int, position: int, end: int) -> bool:
    """Goes on with what stands on a line behind `position`, as a paragraph, or with the next line."""
    rest = state.src[position : state.eMarks[line]]
    if not rest.strip():
        state.line = line + 1
        return True
    state.bMarks[line], state.tShift[line] = position, len(rest) - len(rest.lstrip())
    state.sCount[line] = state.blkIndent
    return paragraph(state, line, end, False)
