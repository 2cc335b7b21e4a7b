"""Words struck out: `~~text~~`."""

from essayexport.document import Inline, Mark, Marked
from essayexport.markdown.inlines import trimmed
from essayexport.markdown.parts import Part

_SIGN = "~~"


def strikeout(part: Part) -> bool:
    """`~~text~~`, with no blank inside the tildes."""
    if not part.has(_SIGN):
        return False
    behind = part.src[part.pos + 2 : part.pos + 3]
    if behind.isspace() or behind in ("", "~") or part.ground.last(_SIGN) <= part.pos + 2:
        return False
    return part.has_room(part.pos, part.pos + 2) and part.attempt(_SIGN, _struck)


def _struck(part: Part) -> Inline | None:
    part.pos = part.plain_from = part.pos + len(_SIGN)
    children = part.until(_ends)
    if part.pos >= part.end or (part.pos > part.plain_from and part.src[part.pos - 1] in " \t"):
        return None
    part.pos += len(_SIGN)
    return Marked(Mark.STRIKEOUT, trimmed(children))


def _ends(part: Part) -> bool:
    return part.has(_SIGN)
