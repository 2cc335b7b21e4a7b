"""Links for HTML, where none may hold another one: not the call of a note, not a cite that leads to its entry."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from essayexport.document import Cite, Inline, Inlines, Link, Marked, Note, Quoted, Styled


def pieces(link: Link) -> tuple[Link | Note, ...]:
    """The link in pieces: links that hold no links and no notes, and between these the notes that stood in it."""
    return tuple(part if isinstance(part, Note) else replace(link, children=part) for part in _stretches(link.children))


def _stretches(inlines: Inlines) -> Iterator[Note | Inlines]:
    """The notes, and what stands between them."""
    stretch: list[Inline] = []
    for part in chain.from_iterable(map(_parted, inlines)):
        if not isinstance(part, Note):
            stretch.append(part)
            continue
        if stretch:
            yield tuple(stretch)
            stretch.clear()
        yield part
    if stretch:
        yield tuple(stretch)


def _parted(inline: Inline) -> Inlines:
    """What an inline becomes: itself, or where notes stand in it, parts of it and the notes; a link is only its words."""
    match inline:
        case Marked() | Styled() | Quoted():
            return tuple(
                part if isinstance(part, Note) else replace(inline, children=part) for part in _stretches(inline.children)
            )
        case Link():
            return _parted(Styled(inline.attributes, inline.children))
        case Cite():
            return tuple(chain.from_iterable(map(_parted, inline.children)))
        case _:
            return (inline,)
