"""Calls of footnotes: `[^label]`, and `^[text]` in place."""

import re
from difflib import get_close_matches

from essayexport.diagnostics import Code
from essayexport.document import Note, Paragraph
from essayexport.markdown.attributes import attributes_at
from essayexport.markdown.parts import Part
from essayexport.patterns import pattern

_CALL = pattern(r"\[\^([^\s\[\]^]+)\]")


def note_call(part: Part) -> bool:
    """`[^label]`. In a note it is text, as in pandoc, and so an error."""
    match = _CALL.match(part.src, part.pos, part.end)
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
    return part.add(part.ground.note(part.pos, definition), match.end())


def note_in_place(part: Part) -> bool:
    """`^[text]`, in a note too; what makes the bracket a link or span makes it no note."""
    close = part.closer_of(part.pos + 1)
    if close is None:
        return False
    following = part.src[close + 1 : close + 2] if close + 1 < part.end else ""
    if following in ("(", "[") or (following == "{" and attributes_at(part.src, close + 1)):
        return False
    children = part.inside(part.pos + 2, close, quote="")
    return part.add(Note((Paragraph(children),)), close + 1)


def _tell_in_note(part: Part, match: re.Match[str]) -> None:
    message, hint = f"the note `{match[1]}` is called inside a note: it stays as text", "write its text in its place: `^[…]`"
    part.tell(Code.NOTE_IN_NOTE, message, part.span(*match.span()), hint)


def _tell_undefined(part: Part, match: re.Match[str]) -> None:
    notes = part.ground.reading.shared.notes
    near = get_close_matches(match[1], notes, n=1)
    hint = f"did you mean `[^{near[0]}]`?" if near else f"write its text as a paragraph `[^{match[1]}]: …`"
    part.tell(Code.NOTE_UNDEFINED, f"there is no note `{match[1]}`", part.span(*match.span()), hint)
