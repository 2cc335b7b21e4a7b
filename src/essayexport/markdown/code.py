"""Code in a line of text, with attributes."""

from essayexport.document import NO_ATTRIBUTES
from essayexport.markdown.attributes import attributes_at
from essayexport.markdown.parts import Part
from essayexport.patterns import pattern

_TAB_STOP = 4
_MARKS = pattern(r"`+")


def without_tabs(before: str, text: str) -> str:
    """Code that stands behind `before` on its line, with blanks for its tabs up to the next of pandoc's tab stops."""
    return (before + text).expandtabs(_TAB_STOP)[len(before.expandtabs(_TAB_STOP)) :]


def code(part: Part) -> bool:
    """`` `code` `` or `` `code`{.class} ``."""
    end = part.ground.pairs.codes.get(part.pos)
    if end is None or end > part.posMax:
        return False
    match = _MARKS.match(part.src, part.pos)
    width = min(match.end() - part.pos, (end - part.pos) // 2) if match else 1
    content = part.src[part.pos + width : end - width]
    if "\t" in content:
        line = part.src[part.src.rfind("\n", 0, part.pos) + 1 : part.pos + width]
        content = without_tabs(line, content)
    content = content.replace("\n", " ").strip()
    attributes, end = attributes_at(part.src, end) or (NO_ATTRIBUTES, end)
    part.add("code", end, attributes=attributes).content = content
    return True
