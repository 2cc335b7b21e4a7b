"""Superscript, `x^2^`, and subscript, `H~2~O`: no blank can stand in them unless it is escaped."""

from essayexport.document import Inlines, Mark, Marked
from essayexport.markdown.attributes import attributes_at
from essayexport.markdown.parts import Part
from essayexport.patterns import pattern

_PIECES = {mark: pattern(rf"(?>(?:[^\s{{&\\\{mark}]++|\\(?![\n\r])[\W_]|&[#\w]+;|\\(?=[^\W_])|&)*)") for mark in "^~"}
_RAW = pattern(r"[\\&]")


def superscript(part: Part) -> bool:
    """`^text^`."""
    return _script(part, "^", Mark.SUPERSCRIPT)


def subscript(part: Part) -> bool:
    """`~text~`."""
    return _script(part, "~", Mark.SUBSCRIPT)


def _script(part: Part, sign: str, mark: Mark) -> bool:
    """One without a text is there too, as in pandoc."""
    start, close = part.pos + 1, _closer(part, sign)
    if close is None or not part.has_room(part.pos, close + 1):
        return False
    return part.add(Marked(mark, _content(part, start, close)), close + 1)


def _closer(part: Part, sign: str) -> int | None:
    """Where a script ends that opens here; attributes in braces may have blanks in them."""
    position = part.pos + 1
    while match := _PIECES[sign].match(part.src, position, part.end):
        position = match.end()
        if not part.src.startswith("{", position, part.end):
            break
        found = attributes_at(part.src, position)
        position = found[1] if found and found[1] <= part.end else position + 1
    return position if part.src.startswith(sign, position, part.end) else None


def _content(part: Part, start: int, end: int) -> Inlines:
    """What stands in it, read once it is without its escapes, as pandoc does."""
    text = part.src[start:end]
    if not _RAW.search(text):
        return part.inner(start, end).all()
    return part.rewritten(_plain(text), start, end)


def _plain(text: str) -> str:
    from html import unescape  # noqa: PLC0415  (rare)

    return unescape(_ESCAPE.sub(lambda match: "\u00a0" if match[1] == " " else match[1], text))


_ESCAPE = pattern(r"\\((?![\n\r])[\W_])")
