"""MathML as a tree of what it says: without what is there for browsers only, so that other formats can be made of it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element, fromstring, tostring

from essayexport.patterns import pattern

DEEPEST = 60
"""How deep elements may nest in one another: what is written of them goes that deep by calls within calls."""

_TAG = pattern(r"<(/?)[a-z][^>]*?(/?)>")
_MARGIN = pattern(r"margin-left:\s*(-?[0-9.]+em)")
_ALIGN = pattern(r"text-align:\s*(left|right|center)")
_COLOUR = pattern(r"(?:^|;)color:\s*(#[0-9A-Fa-f]{6})")
_BORDER = pattern(r"border-(top|bottom|left|right)")
_VARIATIONS = dict.fromkeys((0xFE00, 0xFE01))
"""Variation selectors: they tell two kinds of script capitals apart, which few fonts have."""

_INVISIBLE = "\N{INVISIBLE SEPARATOR}"
"""What the reader puts where a pair of brackets has one only."""

_FACES: Mapping[str, str] = MappingProxyType({"b": "bold", "i": "italic"})
_DROPPED = frozenset({"style", "class", "scriptlevel"})
_TRANSPARENT = frozenset({"mrow", "mstyle", "merror", "semantics"})


def depth(mathml: str) -> int:
    """How deep the elements of a text nest."""
    deepest = now = 0
    for close, alone in _TAG.findall(mathml):
        now += -1 if close else 0 if alone else 1
        deepest = max(deepest, now)
    return deepest


def _parsed(mathml: str) -> Element:
    return fromstring(mathml.replace("&ApplyFunction;", "\N{FUNCTION APPLICATION}"))  # noqa: S314 - math-core's, no entities


def tree(mathml: str) -> Element:
    """The `math` element, clean."""
    return _clean(_parsed(mathml))


def for_pages(mathml: str) -> str:
    """What stands in the `math` element, as HTML allows it: what sets the size of formulas is said by `mstyle` alone."""
    if "scriptlevel=" in mathml or "displaystyle=" in mathml:
        mathml = tostring(_with_styles(_parsed(mathml)), encoding="unicode")
    return mathml[mathml.index(">") + 1 : mathml.rindex("<")]


def _with_styles(element: Element) -> Element:
    new = Element(element.tag, dict(element.attrib))
    new.text, new.tail = element.text, element.tail
    new.extend(map(_with_styles, element))
    said: dict[str, str] = {name: new.attrib.pop(name) for name in ("displaystyle", "scriptlevel") if name in new.attrib}
    if new.tag == "mtable":
        new.attrib |= {name: value for name, value in said.items() if name == "displaystyle"}
        return new
    if not said:
        return new
    around = Element("mstyle", said)
    around.append(new)
    return around


def _clean(element: Element) -> Element:
    attributes = {name: value for name, value in element.attrib.items() if name not in _DROPPED} | _said(element)
    new = Element(element.tag, attributes)
    if element.tag == "mtext":
        _clean_text(element, new)
        return new
    new.text = _characters(element)
    new.extend(_row(element) if element.tag in _ROWS else map(_argument, element))
    if new.tag == "mtable" and len(new) > 1 and not any(len(cell) for cell in new[-1]):
        new.remove(new[-1])  # of a row end at the end
    return new


def _argument(element: Element) -> Element:
    """A part of a fraction, of scripts, …: a row of one is that one."""
    new = _clean(element)
    return new[0] if new.tag == "mrow" and len(new) == 1 and not new.attrib else new


_ROWS = frozenset({"math", "mrow", "msqrt", "mtd", "mphantom", "mpadded", "menclose", "mstyle"})
"""Elements whose children stand in a row."""


def _characters(element: Element) -> str | None:
    text = element.text and element.text.translate(_VARIATIONS)
    return "" if text == _INVISIBLE else text


def _row(element: Element) -> Iterable[Element]:
    """The children, groups that group nothing taken apart."""
    for child in element:
        if child.tag == "mspace" and not child.attrib:
            continue
        new = _clean(child)
        if new.tag in _TRANSPARENT and not new.attrib and (len(new) < 2 or not _groups(new)):
            yield from new
        else:
            yield new


def _groups(row: Element) -> bool:
    """Whether a row means more than its children: brackets around what is between them, or a function and its argument."""
    fences = [child for child in (row[0], row[-1]) if child.tag == "mo" and child.get("stretchy") != "false"]
    return len(fences) == 2 or any(child.text == "\N{FUNCTION APPLICATION}" for child in row)


def _clean_text(element: Element, new: Element) -> None:
    """Words; a bold or slanted face is said by `b` and `i` elements around all of them."""
    faces = {part.tag for part in element.iter()} & set(_FACES)
    if faces:
        new.set("mathvariant", "-".join(_FACES[face] for face in sorted(faces)))
    new.text = "".join(element.itertext())


def _said(element: Element) -> dict[str, str]:
    """What the element's style says, as attributes of MathML."""
    style = element.get("style", "")
    if not style:
        return {}
    said: dict[str, str] = {}
    if (match := _MARGIN.search(style)) and element.tag == "mspace":
        said["width"] = match[1]
    if (match := _ALIGN.search(style)) and element.tag == "mtd":
        said["columnalign"] = match[1]
    if match := _COLOUR.search(style):
        said["mathcolor"] = match[1]
    if (borders := _BORDER.findall(style)) and element.tag == "mtd":
        said["borders"] = " ".join(sorted(set(borders)))
    return said
