"""Ends of lines in a paragraph: soft ones, and hard ones behind two blanks."""

from essayexport.document import LineBreak, SoftBreak
from essayexport.markdown.parts import Part

_BLANKS = " \t"
_HARD = 2


def line_end(part: Part) -> bool:
    """A line feed, with the blanks around it; at the end of a bracket or the like it is nothing."""
    end, before = part.pos + 1, part.pos
    while before > part.plain_from and part.src[before - 1] in _BLANKS:
        before -= 1
    while end < part.end and part.src[end] in _BLANKS:
        end += 1
    if part.pos - before >= _HARD:
        return part.add(LineBreak(), end)
    return part.add(SoftBreak(), end) if end < part.end else part.write("", end)
