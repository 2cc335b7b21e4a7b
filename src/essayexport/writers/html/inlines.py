"""Text as HTML: one function per inline node, for the page on a screen and the one that is printed."""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import assert_never

from essayexport.document import (
    Attributes,
    Cite,
    Code,
    CrossReference,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mark,
    Marked,
    Math,
    Note,
    Quoted,
    QuoteKind,
    RawInline,
    Role,
    SequenceNumber,
    SoftBreak,
    Styled,
    Text,
)
from essayexport.pictures import Picture, Pictures
from essayexport.style.names import css_class
from essayexport.writers.addresses import address_of
from essayexport.writers.html.elements import element, escaped
from essayexport.writers.html.links import pieces
from essayexport.writers.meanings import BOXES, direction


@dataclass(slots=True, eq=False, repr=False)
class Progress:
    """What has been written so far, where what follows depends on it."""

    identifiers: set[str] = field(default_factory=set)
    headings: list[tuple[int, int]] = field(default_factory=list)
    """The level and the rank (`h1`) of each heading that what follows stands under."""
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False, repr=False)
class Body:
    """What the functions of the body hand on: the pictures, where links may lead, and how the two pages differ.

    `paper` is set for the printed page; `note` writes a note at its call; `size` settles how large a picture stands, in points;
    `leftwards` is set for a paper that is written from right to left.
    """

    pictures: Pictures
    anchors: frozenset[str]
    paper: bool
    note: Callable[[Note, "Body"], str]
    size: Callable[[Image, Picture], tuple[float, float]]
    progress: Progress = field(default_factory=Progress)
    leftwards: bool = False


def identifier(name: str, body: Body) -> str | None:
    """The identifier as a value of `id`: none where it is empty, cannot stand in HTML, or stands already."""
    if not name or re.search(r"\s", name) or name in body.progress.identifiers:
        return None
    body.progress.identifiers.add(name)
    return name


def kept(attributes: Attributes, body: Body) -> dict[str, str | int | None]:
    """What is kept of attributes that any element may have: identifier, language, direction."""
    return {
        "id": identifier(attributes.identifier, body),
        "lang": attributes.get("lang") or None,
        "dir": direction(attributes, leftwards=body.leftwards),
    }


def inlines(nodes: Inlines, body: Body) -> str:
    """The nodes as HTML."""
    return "".join(inline(node, body) for node in nodes)


def inline(node: Inline, body: Body) -> str:
    """One node as HTML."""
    match node:
        case Text():
            return text(node.text, body)
        case SoftBreak():
            return " " if body.paper else "\n"
        case LineBreak():
            return "<br>"
        case Marked():
            return marked(node, body)
        case Quoted():
            return quoted(node, body)
        case Code():
            return code(node, body)
        case Link():
            return link(node, body)
        case Image():
            return image(node, body)
        case Styled():
            return styled(node, body)
        case Note():
            return body.note(node, body)
        case Math():
            from essayexport.writers.html.formulas import written  # noqa: PLC0415 - reads TeX, which most essays have none of

            return written(node, identifier(node.identifier, body), paper=body.paper)
        case RawInline():
            return ""
        case Cite() | CrossReference():
            return inlines(node.children, body)
        case SequenceNumber():
            return escaped(f"{node.prefix}{node.value}")
        case _:
            assert_never(node)


NO_BREAK = "\N{WORD JOINER}"


def text(words: str, body: Body) -> str:
    """Characters. In print a line does not end after a slash, as it never does in Word: addresses break at their hyphens."""
    characters = escaped(words)
    if not body.paper:
        return characters
    characters = characters.replace("/", f"/{NO_BREAK}")
    for box in BOXES:  # no text font has these, and lines must not grow by another one's height
        if box in characters:
            characters = characters.replace(box, element("span", box, {"class": "box"}))
    return characters


_MARKS: Mapping[Mark, tuple[str, str | None]] = MappingProxyType(
    {
        Mark.EMPHASIS: ("em", None),
        Mark.STRONG: ("strong", None),
        Mark.SMALL_CAPS: ("span", "small-caps"),
        Mark.SUPERSCRIPT: ("sup", None),
        Mark.SUBSCRIPT: ("sub", None),
        Mark.STRIKEOUT: ("del", None),
        Mark.UNDERLINE: ("u", None),
        Mark.HIGHLIGHT: ("mark", None),
        Mark.UPRIGHT: ("span", "upright"),
    }
)


def marked(node: Marked, body: Body) -> str:
    """Emphasis; of nothing, none."""
    tag, name = _MARKS[node.mark]
    content = inlines(node.children, body)
    return element(tag, content, {"class": name}) if content else ""


def quoted(node: Quoted, body: Body) -> str:
    """Quotation marks; after `arrange` there are none of these."""
    left, right = ("“", "”") if node.kind is QuoteKind.DOUBLE else ("‘", "’")
    return f"{left}{inlines(node.children, body)}{right}"


def code(node: Code, body: Body) -> str:
    """A run of code."""
    attributes = {"class": css_class(Role.CODE), "id": identifier(node.attributes.identifier, body)}
    return element("code", text(node.text, body), attributes)


def link(node: Link, body: Body) -> str:
    """A link, or only its text where it leads nowhere; notes in it stand outside."""
    address = _address(node.target, body)
    if address is None:
        return styled(Styled(node.attributes, node.children), body)
    name = None if address.startswith("#") else css_class(Role.LINK)
    parts = (body.note(part, body) if isinstance(part, Note) else _anchor(part, address, name, body) for part in pieces(node))
    return "".join(parts)


def _anchor(part: Link, address: str, name: str | None, body: Body) -> str:
    attributes = {"href": address, "class": name, "title": part.title or None}
    place = {"id": identifier(part.attributes.identifier, body)}
    return element("a", inlines(part.children, body), {**attributes, **place})


def _address(target: str, body: Body) -> str | None:
    if target.startswith("#"):
        return target if target[1:] in body.anchors else None
    return address_of(target)


def image(node: Image, body: Body) -> str:
    """A picture as data, or a visible placeholder that holds its alternative text."""
    picture = body.pictures.get(node.target)
    if picture is None:
        return element("span", escaped(node.alternative or node.target), {"class": "missing-picture"})
    width, height = body.size(node, picture)
    size: dict[str, str | int]
    if body.paper:
        size = {"style": f"width:{width:.2f}pt;height:{height:.2f}pt"}
    else:
        size = {"width": round(width / 0.75), "height": round(height / 0.75)}
    data = b64encode(picture.data).decode("ascii")
    source = f"data:{picture.media_type};base64,{data}"
    return element(
        "img", "", {"src": source, "alt": node.alternative, **size, "id": identifier(node.attributes.identifier, body)}
    )


def styled(node: Styled, body: Body) -> str:
    """Text with attributes: identifier, language and direction are kept; where there is none of these, no element is made."""
    attributes = kept(node.attributes, body)
    content = inlines(node.children, body)
    return element("span", content, attributes) if any(attributes.values()) else content
