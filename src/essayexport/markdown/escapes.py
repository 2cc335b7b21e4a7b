"""Backslashes: any sign can be escaped, a blank becomes a no-break space, a line end a line break."""

from essayexport.markdown.parts import Part

_NO_BREAK_SPACE = "\u00a0"


def escape(part: Part) -> bool:
    r"""`\*`, `\ ` or a backslash at the end of a line or of the text."""
    end = part.pos + 2
    if end > len(part.src):
        part.add("hardbreak", part.pos + 1)
        return True
    character = part.src[part.pos + 1 : end]
    if end > part.posMax or character.isalnum():
        return False
    if character != "\n":
        return part.write(_NO_BREAK_SPACE if character == " " else character, end)
    while end < part.posMax and part.src[end] in " \t":
        end += 1
    part.add("hardbreak", end)
    return True
