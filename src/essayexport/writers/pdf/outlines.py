"""Formulas as the operators of a page, made of their drawings once: as pictures in SVG each would cost ten times as much."""

from base64 import b64decode
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from essayexport.patterns import pattern
from essayexport.writers.html.elements import FORMULA_DATA

_OPERATION = pattern(r"([MLQZ])([^MLQZ]*)")
_COLOUR = pattern(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")


class Pictures(dict[str, Any]):
    """WeasyPrint's store of the pictures that it has read, in which every formula of the page is found already."""

    def __contains__(self, url: object) -> bool:
        if not super().__contains__(url) and isinstance(url, str) and url.startswith(FORMULA_DATA):
            self[url] = Outlines(fromstring(b64decode(url.removeprefix(FORMULA_DATA))))  # noqa: S314 - our own drawing
        return super().__contains__(url)


class Outlines:
    """A picture as WeasyPrint takes one: it says how large it is, and draws itself."""

    def __init__(self, svg: Element) -> None:
        self._left, self._top, self._width, self._height = map(float, svg.get("viewBox", "").split())
        self._operators = "\n".join(_operators(svg, None)).encode("ascii")

    def get_intrinsic_size(self, _resolution: float, _font_size: float) -> tuple[float, float, float]:
        """Width, height and their ratio."""
        return self._width, self._height, self._width / self._height

    def draw(self, stream: Any, width: float, height: float, _style: Any) -> None:
        """Puts the operators on a page, in a space that is this wide and high."""
        across, down = width / self._width, height / self._height
        stream.transform(a=across, d=down, e=-self._left * across, f=-self._top * down)
        stream.stream.append(self._operators)


def _operators(element: Element, fill: str | None) -> Iterator[str]:
    """What draws an element and those in it (ISO 32000-1, 8.5)."""
    fill = element.get("fill", fill)
    kind = element.tag.rpartition("}")[2]
    stroke = element.get("stroke")
    if kind in {"path", "rect"}:
        yield "q"
        yield from _paint(fill, "rg") if fill != "none" else ()
        yield from (*_paint(stroke, "RG"), f"{element.get('stroke-width', '1')} w") if stroke else ()
        yield from _path(element.get("d", "")) if kind == "path" else (_rectangle(element),)
        yield "S" if fill == "none" else "B" if stroke else "f"
        yield "Q"
    for child in element:
        yield from _operators(child, fill)


def _paint(colour: str | None, operator: str) -> Iterator[str]:
    match = _COLOUR.fullmatch(colour or "")
    red, green, blue = (int(part, 16) / 255 for part in match.groups()) if match else (0.0, 0.0, 0.0)
    yield f"{red:.3g} {green:.3g} {blue:.3g} {operator}"


def _rectangle(element: Element) -> str:
    return " ".join(element.get(name, "0") for name in ("x", "y", "width", "height")) + " re"


def _path(data: str) -> Iterator[str]:
    """Lines and curves; those of TrueType have one control point, those of a PDF two."""
    x = y = 0.0
    for name, said in _OPERATION.findall(data):
        numbers = [float(number) for number in said.replace(",", " ").split()]
        if name == "Z":
            yield "h"
        elif name == "Q":
            across, down, to_x, to_y = numbers
            first = x + (across - x) * 2 / 3, y + (down - y) * 2 / 3
            second = to_x + (across - to_x) * 2 / 3, to_y + (down - to_y) * 2 / 3
            yield f"{first[0]:.1f} {first[1]:.1f} {second[0]:.1f} {second[1]:.1f} {to_x:.1f} {to_y:.1f} c"
            x, y = to_x, to_y
        else:
            x, y = numbers
            yield f"{x:.1f} {y:.1f} {'m' if name == 'M' else 'l'}"
