"""Backslashes: any sign can be escaped, a blank becomes a no-break space, a line end a line break."""

from essayexport.document import LineBreak
from essayexport.markdown.parts import Part

_NO_BREAK_SPACE = "\u00a0"


def escape(part: Part) -> bool:
    r"""`\*`, `\ ` or a backslash at the end of a line or of the text."""
    end = part.pos + 2
    if end > len(part.src):
        return part.write("\\", part.pos + 1) if part.ground.leaf.is_cut else part.add(LineBreak(), part.pos + 1)
    character = part.src[part.pos + 1]
    if end > part.end or character.isalnum():
        return False
    if character != "\n":
        return part.write(_NO_BREAK_SPACE if character in " \t" else character, end)
    while end < part.end and part.src[end] in " \t":
        end += 1
    return part.add(LineBreak(), end)
