"""SVG drawings: made safe, measured, and turned into pixels for outputs that cannot take them."""

import re

from lxml import etree

from essayexport.pictures.picture import DRAWING, Picture, UnreadableError

_SVG = "{http://www.w3.org/2000/svg}"
_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "pc": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "em": 12.0, "ex": 6.0}
"""Points in a unit of SVG (CSS Values, 6.2)."""
_LENGTH = r"\s*([0-9]*\.?[0-9]+(?:[eE][-+]?\d+)?)\s*([a-z]*)\s*"
_USUAL = (225.0, 112.5)
"""The size of a drawing that says nothing: 300 by 150 pixels (CSS 2.1, 10.3.2)."""
_LARGEST = 20_000.0
_DENSITY = 300.0
"""Pixels to the inch of a drawing in pixels."""
_MOST_PIXELS = 6000
_ADDRESS = r"(?i)url\(\s*['\"]?(?!#|data:image/)[^)]*\)|@import[^;]*;?"


def drawing(data: bytes) -> Picture:
    """The drawing without scripts, entities and links to other files. Raises UnreadableError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"is a broken SVG drawing ({str(error.msg).partition(', line')[0]})", "export it again") from None
    if root.tag != f"{_SVG}svg":
        raise UnreadableError("is no SVG drawing", "export it again")
    _make_safe(root)
    width, height = _size(root)
    return Picture(etree.tostring(root, encoding="utf-8"), DRAWING, width, height)


def _make_safe(root: etree._Element) -> None:
    """Takes out what runs or fetches: nothing is drawn by it that the file itself does not hold."""
    for element in list(root.iter()):
        name = str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in {"script", "foreignObject", "iframe", "handler", "set", "animate", ""}:
            if (parent := element.getparent()) is not None:
                parent.remove(element)
            continue
        for key, value in list(element.attrib.items()):
            local = str(key).rpartition("}")[2]
            foreign = local == "href" and not str(value).lstrip().startswith(("#", "data:image/"))
            if foreign and name == "a":
                continue
            if local.startswith("on") or foreign:
                del element.attrib[key]
            elif "(" in str(value):
                element.attrib[key] = re.sub(_ADDRESS, "none", str(value))
        if name == "style" and element.text:
            element.text = re.sub(_ADDRESS, "", element.text)


def _size(root: etree._Element) -> tuple[float, float]:
    """The natural size in points: of its attributes, else of its view box."""
    width, height = _length(root.get("width")), _length(root.get("height"))
    box = [float(number) for number in re.findall(r"[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?\d+)?", root.get("viewBox") or "")]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        ratio = box[2] / box[3]
        if width and not height:
            height = width / ratio
        elif height and not width:
            width = height * ratio
        elif not width:
            width, height = box[2] * 0.75, box[3] * 0.75
    width, height = width or _USUAL[0], height or _USUAL[1]
    return min(width, _LARGEST), min(height, _LARGEST)


def _length(value: str | None) -> float:
    found = re.fullmatch(_LENGTH, value or "")
    return float(found[1]) * _POINTS[found[2]] if found and found[2] in _POINTS else 0.0


def drawn(picture: Picture) -> Picture:
    """A drawing as a PNG of the same size. Raises UnreadableError."""
    import resvg_py  # noqa: PLC0415  (only where a drawing cannot be placed as it is)

    zoom = min(_DENSITY / 96, _MOST_PIXELS / (max(picture.width, picture.height) / 0.75))
    try:
        data = bytes(resvg_py.svg_to_bytes(svg_string=picture.data.decode(), dpi=96, zoom=zoom))
    except ValueError as error:
        raise UnreadableError(f"cannot be drawn ({error})", "export it as PNG") from None
    return Picture(data, "image/png", picture.width, picture.height)
