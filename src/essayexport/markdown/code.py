"""Code in a line of text, with attributes; or raw markup of another format."""

from essayexport.document import NO_ATTRIBUTES, Code, RawInline
from essayexport.markdown.attributes import attributes_at
from essayexport.markdown.parts import Part
from essayexport.patterns import pattern

_TAB_STOP = 4
_MARKS = pattern(r"`+")
_FORMAT = pattern(r"\{\s*=([\w-]+)\s*\}")


def without_tabs(before: str, text: str) -> str:
    """Code that stands behind `before` on its line, with blanks for its tabs up to the next of pandoc's tab stops."""
    return (before + text).expandtabs(_TAB_STOP)[len(before.expandtabs(_TAB_STOP)) :]


def code(part: Part) -> bool:
    """`` `code` ``, `` `code`{.class} `` or `` `markup`{=format} ``."""
    start, end = part.pos, part.ground.pairs.codes.get(part.pos)
    if end is None or end > part.end:
        return False
    content = _content(part, end)
    if raw := _FORMAT.match(part.src, end, part.end):
        return part.add(RawInline(raw[1], content, part.span(start, raw.end())), raw.end())
    found = attributes_at(part.src, end)
    attributes, end = found if found and found[1] <= part.end else (NO_ATTRIBUTES, end)
    return part.add(Code(content, attributes), end)


def _content(part: Part, end: int) -> str:
    match = _MARKS.match(part.src, part.pos)
    width = min(match.end() - part.pos, (end - part.pos) // 2) if match else 1
    content = part.src[part.pos + width : end - width]
    if "\t" in content:
        line = part.src[part.src.rfind("\n", 0, part.pos) + 1 : part.pos + width]
        content = without_tabs(line, content)
    return content.replace("\n", " ").strip(" \t\r")
