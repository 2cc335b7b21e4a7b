"""Text with attributes: `[text]{.class}` and `<span class="…">text</span>`."""

from essayexport.document import Attributes, Inline, Inlines, Mark, Marked, Styled
from essayexport.markdown.attributes import attributes_at
from essayexport.markdown.html_source import attributes_of, tag_at
from essayexport.markdown.inlines import trimmed
from essayexport.markdown.parts import Part

_CLASS_MARKS = {"smallcaps": Mark.SMALL_CAPS, "underline": Mark.UNDERLINE, "ul": Mark.UNDERLINE}
"""What a class makes of a span in pandoc."""
_SMALL_CAPS = "font-variant:small-caps"


def bracketed_span(part: Part) -> bool:
    """`[text]{.class}`."""
    close = part.closer_of(part.pos)
    found = attributes_at(part.src, close + 1) if close else None
    if not close or not found or found[1] > part.end or part.src.startswith("[^", part.pos):
        return False
    children = trimmed(part.inside(part.pos + 1, close))
    return part.add(styled(found[0], children), found[1])


def native_span(part: Part) -> bool:
    """`<span class="…">text</span>`."""
    if part.ground.last_closing_span <= part.pos:
        return False
    tag = tag_at(part.src, part.pos, part.end)
    if tag is None or tag.name != "span" or tag.closes:
        return False
    return part.has_room(part.pos, tag.end) and part.attempt("span", _native)


def _native(part: Part) -> Inline | None:
    tag = tag_at(part.src, part.pos, part.end)
    if tag is None:
        return None
    source = part.src[part.pos : tag.end]
    part.pos = part.plain_from = tag.end
    children = part.until(_closes)
    closing = tag_at(part.src, part.pos, part.end) if part.pos < part.end else None
    if closing is None:
        return None
    part.pos = closing.end
    return styled(_attributes(source), children)


def _closes(part: Part) -> bool:
    if not part.has("</"):
        return False
    tag = tag_at(part.src, part.pos, part.end)
    return tag is not None and tag.name == "span"


def _attributes(tag: str) -> Attributes:
    pairs = attributes_of(tag)
    values = dict(reversed(pairs))
    rest = tuple((key, value) for key, value in pairs if key not in ("id", "class"))
    return Attributes(values.get("id", ""), tuple(values.get("class", "").split()), rest)


def styled(attributes: Attributes, children: Inlines) -> Inline:
    """Text with attributes, of which some classes are marks."""
    style = attributes.get("style")
    marks = []
    if style is not None and "".join(style.replace(";", "").split()).lower() == _SMALL_CAPS:
        marks.append(Mark.SMALL_CAPS)
        attributes = attributes._replace(pairs=tuple(pair for pair in attributes.pairs if pair[0] != "style"))
    marks += [_CLASS_MARKS[name] for name in reversed(attributes.classes) if name in _CLASS_MARKS]
    attributes = attributes._replace(classes=tuple(name for name in attributes.classes if name not in _CLASS_MARKS))
    for mark in marks:
        children = (Marked(mark, children),)
    if marks and attributes == Attributes():
        (marked,) = children
        return marked
    return Styled(attributes, children)
