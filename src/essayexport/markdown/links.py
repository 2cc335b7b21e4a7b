"""Links, pictures, bracketed spans, and addresses in pointed brackets."""

import re
from html import unescape

from essayexport.document import NO_ATTRIBUTES, Attributes
from essayexport.markdown.attributes import attributes_at
from essayexport.markdown.parts import Part
from essayexport.markdown.reading import Target
from essayexport.patterns import pattern

_LONGEST_LABEL = 999
_MOST_PARENTHESES = 10
"""In one another in an address."""
_POINTED = pattern(r"<((?:\\.|[^<>\n\\])*)>")
_BARE = pattern(r"(?:\\.|[^\s()\\]|[ \t]+(?![\"'()\s]))+", re.DOTALL)
_BLANK = pattern(r"[ \t]*\n?[ \t]*")
_TITLE = pattern(r"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'", re.DOTALL)
_URI = pattern(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
_EMAIL = pattern(r"<([\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*)>")
_ESCAPE = pattern(r"\\([^\w\s])")
_UNSAFE = pattern(r"[\s<>|\"{}\[\]^`]")


def link(part: Part) -> bool:
    """`[text](address)`, `[text][label]`, `[label]`."""
    if part.around.in_link:
        return False
    return _place(part, part.pos, "link")


def picture(part: Part) -> bool:
    """`![description](file)`."""
    return part.src.startswith("![", part.pos, part.posMax) and _place(part, part.pos + 1, "image")


def span(part: Part) -> bool:
    """`[text]{.class}`."""
    close = part.closer()
    found = attributes_at(part.src, close + 1) if close else None
    if not close or not found or found[1] > part.posMax:
        return False
    part.add("span", found[1], part.inside(part.pos + 1, close), attributes=found[0])
    return True


def address(part: Part) -> bool:
    """`<https://…>` or `<name@host>`."""
    uri = _URI.match(part.src, part.pos, part.posMax)
    match = uri or _EMAIL.match(part.src, part.pos, part.posMax)
    if not match or part.around.in_link:
        return False
    text = unescape(match[1])
    target = escaped(text) if uri else f"mailto:{text}"
    attributes = Attributes(classes=("uri" if uri else "email",))
    part.add("link", match.end(), [], target=Target(target, attributes=attributes)).content = text
    return True


def escaped(text: str) -> str:
    """An address with percent signs for what cannot stand in one, as pandoc writes them."""
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), text)


def normal(label: str) -> str:
    """A label as it is compared: capitals and kinds of blanks make no difference."""
    return " ".join(label.split()).casefold()


def opens_target(part: Part, position: int) -> bool:
    """Whether what stands at `position`, behind a bracket, makes it a link or span."""
    following = part.src[position : position + 1]
    if following == "(":
        return _inline_target(part.src, position) is not None
    if following == "{":
        return attributes_at(part.src, position) is not None
    return following == "[" and part.closer_of(position) is not None and part.src[position + 1 : position + 2] != "^"


def _place(part: Part, opener: int, kind: str) -> bool:
    close = part.closer_of(opener)
    found = _target(part, opener, close) if close is not None else None
    if close is None or not found or found[1] > part.posMax:
        return False
    target, end = found
    attributes, end = attributes_at(part.src, end) or (target.attributes, end)
    inside = part.inside(opener + 1, close, in_link=kind == "link")
    part.add(kind, end, inside, target=Target(target.address, target.title, attributes))
    return True


def _target(part: Part, opener: int, close: int) -> tuple[Target, int] | None:
    """Where a bracket leads, and the end of what says so."""
    if found := _inline_target(part.src, close + 1):
        return found
    targets = part.ground.reading.shared.targets
    label, end = part.src[opener + 1 : close], close + 1
    if not targets:
        return None
    second = part.closer_of(end)
    if second is not None:
        label, end = part.src[end + 1 : second].strip() or label, second + 1
    target = targets.get(normal(label)) if len(label) <= _LONGEST_LABEL else None
    return (target, end) if target else None


def _inline_target(text: str, position: int) -> tuple[Target, int] | None:
    """`(address "title")` and where it ends."""
    if not text.startswith("(", position):
        return None
    found, position = destination(text, _skip(text, position + 1))
    position = _skip(text, position)
    title = _TITLE.match(text, position)
    if title:
        position = _skip(text, title.end())
    if not text.startswith(")", position):
        return None
    return Target(found, plain_title(title), NO_ATTRIBUTES), position + 1


def plain_title(match: re.Match[str] | None) -> str:
    """The text of a title without its marks."""
    if not match:
        return ""
    return unescape(_ESCAPE.sub(r"\1", match[match.lastindex or 1] or "")).replace("\n", " ")


def destination(text: str, position: int) -> tuple[str, int]:
    """The address that starts at `position`, and where it ends; blanks may stand in it, and parentheses in pairs."""
    if pointed := _POINTED.match(text, position):
        return plain_address(pointed[1]), pointed.end()
    start, depth = position, 0
    while depth < _MOST_PARENTHESES:
        if bare := _BARE.match(text, position):
            position = bare.end()
        if text.startswith("(", position):
            depth, position = depth + 1, position + 1
        elif depth and text.startswith(")", position):
            depth, position = depth - 1, position + 1
        else:
            break
    return plain_address(text[start:position].strip()), position


def plain_address(text: str) -> str:
    """An address without its backslashes and entities."""
    return escaped(unescape(_ESCAPE.sub(r"\1", text)))


def _skip(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position
