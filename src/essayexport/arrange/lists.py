"""How the reference list stands on the page: what the citation style says of it, in the measures of the page style."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from types import MappingProxyType

from essayexport.document import Bibliography, Inlines, ListLook, Role, plain
from essayexport.style import PageStyle, RoleStyle
from essayexport.style.lengths import in_twips
from essayexport.style.page import Spacing, SpacingRule

_NARROW, _DIGIT, _LETTER, _WIDE = 0.35, 0.57, 0.75, 1.0
"""The widths of characters as shares of the size of type, no smaller than in any usual face."""
_GAP = 0.5
"""The space behind the widest label, likewise."""
_WIDEST = 1 / 3
"""The share of the line that labels take at most."""
_ROOM = 18.0
"""Points of the page's margin that stay free beside labels in it."""


def fitted(style: PageStyle, lists: Sequence[Bibliography], *, keeps_spacing: bool) -> PageStyle:
    """The page style with its reference list as the citation style asks for, and room for the widest label.

    The distance of lines is the essay's own where it has one (`linestretch`): then the style `keeps_spacing`.
    """
    look = lists[0].look._replace(line_spacing=None) if keeps_spacing else lists[0].look
    labels = [label for node in lists for label in _labels(node)]
    own = _spaced(style.roles[Role.REFERENCE], look)
    made = _hanging(own, look, style) if not labels else _beside(own, labels, style, in_margin=look.in_margin)
    return style._replace(roles=MappingProxyType({**style.roles, Role.REFERENCE: made}))


def _labels(node: Bibliography) -> Iterator[Inlines]:
    for entry in node.entries:
        yield from filter(None, (entry.label, *(line.label for line in entry.lines)))


def _spaced(own: RoleStyle, look: ListLook) -> RoleStyle:
    """The role with the distances of lines and entries (CSL 1.0.2, Whitespace)."""
    if look.line_spacing is not None:
        own = own._replace(spacing=Spacing(SpacingRule.FACTOR, look.line_spacing))
    if look.entry_spacing is not None:
        own = own._replace(space_before=0.0, space_after=in_twips(look.entry_spacing * own.leading))
    return own


def _hanging(own: RoleStyle, look: ListLook, style: PageStyle) -> RoleStyle:
    """The role with its lines hanging by a step of the page, or not."""
    hangs = own.first_line < 0
    if look.hanging is None or look.hanging is hangs:
        return own
    if look.hanging:
        return own._replace(indent_left=own.indent_left + style.list_indent, first_line=-style.list_indent)
    return own._replace(indent_left=own.indent_left + own.first_line, first_line=0.0)


def _beside(own: RoleStyle, labels: Iterable[Inlines], style: PageStyle, *, in_margin: bool) -> RoleStyle:
    """The role with a column before its lines that the widest label fits in."""
    width = ceil((max(map(_width, labels)) + _GAP) * own.size)
    room = min(float(width), ceil(style.text_width * _WIDEST))
    outside = in_margin and room + _ROOM <= style.margins.left
    return own._replace(indent_left=0.0 if outside else room, first_line=-room)


def _width(label: Inlines) -> float:
    return sum(_WIDTHS.get(character, _WIDE if ord(character) > _LATIN else _LETTER) for character in plain(label))


_LATIN = 0x2E7F
_WIDTHS: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys(" .,:;()[]{}|/'’‘!-", _NARROW),
        **dict.fromkeys("0123456789abcdeghknopqsuvxyz–", _DIGIT),
        **dict.fromkeys("fijlrt", _NARROW),
    }
)
