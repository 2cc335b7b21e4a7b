"""How large a picture stands on the page: as its author asked, else its natural size, and never larger than its place."""

from collections.abc import Callable, Iterable, Mapping
from math import ceil
from types import MappingProxyType

from essayexport.document import IMAGE_LENGTH, Block, Document, Figure, Heading, Image, Paragraph, Role, plain, walk
from essayexport.pictures import Picture
from essayexport.style import PageStyle

_POINTS: Mapping[str | None, float] = MappingProxyType(
    {
        None: 0.75,
        "px": 0.75,
        "pt": 1.0,
        "pc": 12.0,
        "em": 12.0,
        "in": 72.0,
        "inch": 72.0,
        "cm": 72 / 2.54,
        "mm": 72 / 25.4,
    }
)
"""Points in each unit of an image's `width=` and `height=`; a bare number is pixels, as in pandoc, an em that of 12 points."""

_ROUNDING = 0.5
"""Points that may be lost when the lengths of a page are rounded and summed."""

_CHARACTER = 0.5
"""The width of a character as a share of its size, roughly: enough to count the lines of a caption."""


def fitted(document: Document, style: PageStyle) -> Callable[[Image, Picture], tuple[float, float]]:
    """A function from an image and its picture to its width and height in points.

    A figure's picture leaves room on the page for the figure's caption and notes.
    """
    room: dict[Image, float] = {}
    for node in walk(document.blocks):
        if isinstance(node, Figure):
            height = style.text_height - words_height(node, style)
            room[node.image] = min(height, room.get(node.image, height))

    def size(image: Image, picture: Picture) -> tuple[float, float]:
        return scaled(image, picture, style.text_width, room.get(image, style.text_height))

    return size


def scaled(image: Image, picture: Picture, width: float, height: float) -> tuple[float, float]:
    """The width and height of a picture, at most those given, its proportions kept unless its author set both."""
    natural = picture.height / picture.width if picture.width else 1.0
    asked_width, asked_height = asked(image, "width", width), asked(image, "height", height)
    if asked_width and asked_height:
        size = asked_width, asked_height
    elif asked_height:
        size = asked_height / natural, asked_height
    else:
        wide = asked_width or picture.width
        size = wide, wide * natural
    share = min(1.0, width / size[0], height / size[1]) if all(size) else 1.0
    return size[0] * share, size[1] * share


def asked(image: Image, key: str, whole: float) -> float | None:
    """The length in points that an image's author gave it as `width=` or `height=`; a percentage is a share of `whole`."""
    found = IMAGE_LENGTH.fullmatch(image.attributes.get(key) or "")
    if not found or not float(found[1]):
        return None
    return float(found[1]) * (whole / 100 if found[2] == "%" else _POINTS[found[2]])


def words_height(figure: Figure, style: PageStyle) -> float:
    """The height in points that a figure's picture leaves: to its caption and notes, and to a heading that may stand above."""
    return _ROUNDING + style.roles[Role.HEADING_1].leading + lines_height((*figure.caption, *figure.notes), style)


def lines_height(blocks: Iterable[Block], style: PageStyle) -> float:
    """The height in points that paragraphs take, estimated from their characters; no more than half the page."""
    height = 0.0
    for node in blocks:
        if isinstance(node, Paragraph | Heading) and node.role:
            role = style.roles[node.role]
            lines = max(1, ceil(len(plain(node.children)) * role.size * _CHARACTER / style.text_width))
            height += lines * role.leading + role.space_before + role.space_after
    return min(height, style.text_height / 2)
