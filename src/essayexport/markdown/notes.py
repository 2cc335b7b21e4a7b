"""Footnotes: `[^label]` with `[^label]: text` elsewhere, and `^[text]` in place."""

import re
from difflib import get_close_matches

from markdown_it.rules_block import StateBlock

from essayexport.diagnostics import Code, Diagnostic
from essayexport.markdown.blocks import has_room, note_from, read_inside, reading_of, span_of, text_start
from essayexport.markdown.parts import Part
from essayexport.markdown.reading import Definition, Reading, Shared
from essayexport.patterns import pattern

_CALL = pattern(r"\[\^([^\s\[\]^]+)\]")
_LABEL = pattern(r"\[\^([^\s\[\]^]+)\]:[ \t]*")
_INDENT = 4


def note_call(part: Part) -> bool:
    """`[^label]`. In a note it is text, as in pandoc, and so an error."""
    match = _CALL.match(part.src, part.pos, part.posMax)
    reading = part.ground.reading
    if not match:
        return False
    if reading.in_note:
        _tell_in_note(part, match)
        return part.write(match.group(), match.end())
    definition = reading.shared.notes.get(match[1])
    if definition is None:
        _tell_undefined(part, match)
        return part.write(match.group(), match.end())
    reading.shared.used_notes.add(match[1])
    part.add("note_call", match.end(), definition=definition)
    return True


def note_in_place(part: Part) -> bool:
    """`^[text]`, in a note too."""
    close = part.closer_of(part.pos + 1)
    if close is None:
        return False
    part.add("note", close + 1, part.inside(part.pos + 2, close))
    return True


def note_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^label]: text`, with all that is indented under it."""
    reading = reading_of(state)
    match = _LABEL.match(state.src, text_start(state, start), state.eMarks[start])
    if not match or state.is_code_block(start):
        return False
    if silent:
        return reading.in_note
    if not has_room(state, start):
        return False
    outer, state.tokens = state.tokens, []
    was_in_note, reading.in_note = reading.in_note, True
    indent = state.blkIndent + _INDENT
    if match.end() >= state.eMarks[start] and start + 1 < end and not state.isEmpty(start + 1):
        state.sCount[start + 1] = max(indent, state.sCount[start + 1])  # its text can start on the next line, not indented
    with note_from(state, start, match.end(), indent):
        read_inside(state, start, end)
    reading.in_note = was_in_note
    tokens, state.tokens = state.tokens, outer
    span = span_of(state, start, match.start(), match.end(1) + 1)
    _define(reading, match[1], Definition(tokens, reading.origin, span))
    return True


def tell_unused(shared: Shared) -> None:
    """Reports the notes that are called nowhere."""
    for label, definition in shared.notes.items():
        if label not in shared.used_notes:
            message = f"the note `{label}` is called nowhere"
            hint = f"put `[^{label}]` where its number belongs"
            shared.report(Diagnostic(Code.NOTE_UNUSED, message, definition.span, hint))


def _define(reading: Reading, label: str, definition: Definition) -> None:
    """The last definition of a label counts, as in pandoc."""
    before = reading.shared.notes.get(label)
    if before is not None:
        message = f"the note `{label}` is defined twice; this definition is used, and that of line {before.span.line} is left out"
        reading.tell(Code.NOTE_REPEATED, message, definition.span)
    reading.shared.notes[label] = definition


def _tell_in_note(part: Part, match: re.Match[str]) -> None:
    message, hint = f"the note `{match[1]}` is called inside a note: it stays as text", "write its text in its place: `^[…]`"
    part.ground.reading.tell(Code.NOTE_IN_NOTE, message, part.span(*match.span()), hint)


def _tell_undefined(part: Part, match: re.Match[str]) -> None:
    reading = part.ground.reading
    near = get_close_matches(match[1], reading.shared.notes, n=1)
    hint = f"did you mean `[^{near[0]}]`?" if near else f"write its text as a paragraph `[^{match[1]}]: …`"
    reading.tell(Code.NOTE_UNDEFINED, f"there is no note `{match[1]}`", part.span(*match.span()), hint)
