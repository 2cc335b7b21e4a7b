"""Code in a line of text, with attributes."""

import re

from essayexport.document import NO_ATTRIBUTES
from essayexport.markdown.attributes import attributes_at
from essayexport.markdown.parts import Part

_MARKS = re.compile(r"`+")


def code(part: Part) -> bool:
    """`` `code` `` or `` `code`{.class} ``."""
    end = part.ground.pairs.codes.get(part.pos)
    if end is None or end > part.posMax:
        return False
    match = _MARKS.match(part.src, part.pos)
    width = min(match.end() - part.pos, (end - part.pos) // 2) if match else 1
    content = part.src[part.pos + width : end - width].replace("\n", " ").strip()
    attributes, end = attributes_at(part.src, end) or (NO_ATTRIBUTES, end)
    part.add("code", end, attributes=attributes).content = content
    return True
