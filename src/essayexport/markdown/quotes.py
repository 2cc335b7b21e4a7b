"""Quotation marks: straight ones become quotations, or the sign that stands for a single one."""

from essayexport.document import Inline, Quoted, QuoteKind
from essayexport.markdown.inlines import trimmed
from essayexport.markdown.parts import Part

_KINDS = {'"': QuoteKind.DOUBLE, "'": QuoteKind.SINGLE}
_NEVER_CLOSED = {'"': "“", "'": "’"}
_CLOSING = {'"': "”", "'": "’"}


def quotation(part: Part) -> bool:
    """A quotation, or an apostrophe or mark that belongs to none; one that is never closed opens all the same."""
    mark = part.src[part.pos]
    if not _can_open(part, mark):
        return part.write(_CLOSING[mark], part.pos + 1)
    if part.ground.last(mark) > part.pos and part.has_room(part.pos, part.pos + 1) and part.attempt(mark, _quoted):
        return True
    return part.write(_NEVER_CLOSED[mark], part.pos + 1)


def _can_open(part: Part, mark: str) -> bool:
    """Not in a quotation of its kind, nor behind a word or before a blank."""
    behind = part.pos + 1
    return not (part.quote == mark or behind >= part.end or part.src[behind].isspace() or part.is_behind_word())


def _quoted(part: Part) -> Inline | None:
    mark, outer = part.src[part.pos], part.quote
    part.pos = part.plain_from = part.pos + 1
    part.quote = mark
    if _ends(part):
        return None
    children = part.until(_ends)
    if part.pos >= part.end:
        return None
    part.pos += 1
    part.quote = outer
    return Quoted(_KINDS[mark], trimmed(children))


def _ends(part: Part) -> bool:
    """Whether the quotation ends here; an apostrophe in a word ends none."""
    mark = part.src[part.pos]
    if mark != part.quote:
        return False
    behind = part.pos + 1
    return mark == '"' or behind >= part.end or not part.src[behind].isalnum()
