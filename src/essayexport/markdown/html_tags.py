"""HTML in a line of text: tags, comments and instructions, kept as they are."""

from essayexport.document import RawInline
from essayexport.markdown.html_source import comment_end, tag_at
from essayexport.markdown.parts import Part


def html_tag(part: Part) -> bool:
    """`<name attribute="value">`, `</name>`, `<!-- … -->` or `<? … >`."""
    start = part.pos
    if part.ground.last(">") <= start:
        return False
    tag = tag_at(part.src, start, part.end)
    end = tag.end if tag else _comment_end(part)
    if end is None:
        return False
    return part.add(RawInline("html", part.src[start:end], part.span(start, end)), end)


def _comment_end(part: Part) -> int | None:
    return comment_end(part.src, part.pos, part.end) if part.ground.last("-->") > part.pos else None
