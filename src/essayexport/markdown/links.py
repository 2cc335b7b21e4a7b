"""Links and pictures, and brackets that are neither."""

from essayexport.document import NO_ATTRIBUTES, Attributes, Image, Inline, Link
from essayexport.markdown.attributes import attributes_at
from essayexport.markdown.inlines import description, trimmed
from essayexport.markdown.parts import Part
from essayexport.markdown.reading import Target
from essayexport.markdown.targets import inline_target, normal
from essayexport.records import NamedTuple

_LONGEST_LABEL = 999
_EMPTY = 3
"""The end of `[]`, counted from the bracket before it."""


class _Found(NamedTuple):
    """Where a bracket leads and the end of what says so; `second` is the end of a bracket behind it that belongs to it."""

    target: Target | None
    second: int
    end: int


def bracket(part: Part) -> bool:
    """`[text](address)`, `[text][label]`, `[label]`; any other bracket is text that is read on its own."""
    close = None if part.in_link else part.closer_of(part.pos)
    if close is None:
        return False
    found = _found(part, part.pos, close)
    if found.target is None:
        return _as_text(part, part.pos, close, found)
    target = found.target
    children = trimmed(part.inside(part.pos + 1, close, in_link=True))
    return part.add(Link(target.address, children, target.title, target.attributes), found.end)


def picture(part: Part) -> bool:
    """`![description](file)`, with the other forms of links."""
    start = part.pos
    close = part.closer_of(start + 1) if part.has("![") and not part.has("![^") else None
    if close is None:
        return False
    found = _found(part, start + 1, close)
    if found.target is None:
        part.run.write("!")
        return _as_text(part, start + 1, close, found)
    return part.add(_image(part, start, close, found.target, found.end), found.end)


def _image(part: Part, start: int, close: int, target: Target, end: int) -> Inline:
    children = trimmed(part.inside(start + 2, close))
    alternative = target.attributes.get("alt")
    text = description(children) if alternative is None else alternative
    return Image(target.address, children, text, target.title, target.attributes, part.span(start, end))


def _as_text(part: Part, opener: int, close: int, found: _Found) -> bool:
    """A bracket that leads nowhere, and a second one behind it that names no target."""
    part.run.write("[")
    part.run.put_all(part.inside(opener + 1, close))
    part.run.write("]")
    if found.second == close + _EMPTY:
        part.run.write("[]")
    elif found.second > close:
        part.run.put_all(part.inside(close + 1, found.second))
    part.pos = part.plain_from = found.end
    return True


def _found(part: Part, opener: int, close: int) -> _Found:
    """Where a bracket leads that closes at `close`."""
    if direct := inline_target(part.src, close + 1, part.end):
        target, end = direct
        attributes, end = _attributes(part, end)
        return _Found(target._replace(attributes=attributes), close, end)
    label, end = part.src[opener + 1 : close], close + 1
    second = part.closer_of(end)
    if second is not None and not _opens_other(part, end, second):
        label, end = part.src[end + 1 : second] or label, second + 1
    target_known = part.ground.reading.shared.target(normal(label)) if len(label) <= _LONGEST_LABEL else None
    attributes, behind = _attributes(part, end)
    if target_known is None:
        return _Found(None, end - 1 if end == close + 1 else end, behind)
    return _Found(target_known._replace(attributes=_combined(attributes, target_known.attributes)), close, behind)


def _attributes(part: Part, position: int) -> tuple[Attributes, int]:
    found = attributes_at(part.src, position)
    return found if found and found[1] <= part.end else (NO_ATTRIBUTES, position)


def _opens_other(part: Part, opener: int, close: int) -> bool:
    """Whether a bracket behind another is a note or a cite."""
    return part.src.startswith("[^", opener) or (part.may_cite(opener) and not opens_target(part, close + 1))


def opens_target(part: Part, position: int) -> bool:
    """Whether what stands at `position`, behind a bracket, makes it a link or span."""
    following = part.src[position : position + 1] if position < part.end else ""
    if following == "(":
        return inline_target(part.src, position, part.end) is not None
    if following == "{":
        return attributes_at(part.src, position) is not None
    return following == "[" and part.closer_of(position) is not None and part.src[position + 1 : position + 2] != "^"


def _combined(own: Attributes, others: Attributes) -> Attributes:
    """Attributes of a link and those of what it names; its own come first."""
    if others == NO_ATTRIBUTES:
        return own
    classes = tuple(dict.fromkeys((*own.classes, *others.classes)))
    return Attributes(own.identifier or others.identifier, classes, tuple({**dict(others.pairs), **dict(own.pairs)}.items()))
