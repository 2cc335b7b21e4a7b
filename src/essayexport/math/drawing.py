"""Formulas as outlines, drawn by ziamath with the glyphs of STIX Two Math."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from ziafont.fonttypes import BBox
from ziamath import operators
from ziamath.config import config
from ziamath.nodes.mnode import Mnode
from ziamath.nodes.mrow import Mrow
from ziamath.zmath import Math

from essayexport.diagnostics import Code, Diagnostic, Report
from essayexport.document import Document, walk
from essayexport.document import Math as TexMath
from essayexport.math.formula import Formula
from essayexport.math.reading import formula
from essayexport.records import NamedTuple

config.svg2 = False  # every outline where it stands, in its own size: what draws it has least to do so

_SIZE = 100.0
"""Units of the drawing in an em."""

_MARGIN = 2.0
"""Units around it, because outlines reach a little beyond their boxes."""

_KEPT = 16_384


class Drawing(NamedTuple):
    """A formula as SVG. `width`, `height` and `depth` (what of the height is below the base line) are in em."""

    svg: str
    width: float
    height: float
    depth: float


def drawn(root: Element) -> Drawing | None:
    """The outlines of a formula, or None where it cannot be drawn."""
    return _drawn(tostring(_adapted(root), encoding="unicode"))


def tell_undrawn(document: Document, report: Report) -> None:
    """Says of each formula that can be read and not be drawn that it is printed as its source."""
    maths = {(node.tex, node.display): node for node in walk(document.blocks) if isinstance(node, TexMath)}
    for node in maths.values():
        read = formula(node.tex, node.display)
        if isinstance(read, Formula) and drawn(read.root) is None:
            message = "the formula cannot be drawn; it stands as its source in the PDF"
            report(Diagnostic(Code.FORMULA_INVALID, message, node.span))


@lru_cache(maxsize=_KEPT)
def _drawn(mathml: str) -> Drawing | None:
    try:
        math = Math(mathml, size=_SIZE, margin=_MARGIN)
        svg = math.svg()
    except (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None  # whatever it stumbles over, the formula can still be printed as its source
    box = math.node.bbox
    width, height = box.xmax - box.xmin + 2 * _MARGIN, box.ymax - box.ymin + 2 * _MARGIN
    return Drawing(svg, width / _SIZE, height / _SIZE, (_MARGIN - box.ymin) / _SIZE) if width > 0 and height > 0 else None


# -------------------------------------------------------------------------------------------- what ziamath is handed


def _adapted(element: Element) -> Element:
    """The formula in the MathML that ziamath knows: tables with their distances, scripts before and behind in two objects."""
    if element.tag == "mmultiscripts":
        return _adapted(_in_two(element))
    new = Element(element.tag, {name: value for name, value in element.attrib.items() if name != "borders"})
    new.text = element.text
    if element.tag == "mtable":
        new.attrib |= _distances(element)
    new.extend(map(_adapted, element))
    return new


def _in_two(element: Element) -> Element:
    """Scripts at nothing, before the base with those behind it."""
    parts = list(element)
    cut = next((at for at, part in enumerate(parts) if part.tag == "mprescripts"), len(parts))
    row = Element("mrow")
    for base, scripts in ((Element("mrow"), parts[cut + 1 :]), (parts[0], parts[1:cut])):
        if len(scripts) >= 2:
            SubElement(row, "msubsup").extend((base, *scripts[:2]))
        else:
            row.append(base)
    return row


def _distances(table: Element) -> dict[str, str]:
    """The space between columns and rows, as TeX has it: none within an equation, much between two."""
    sides = {cell.get("columnalign") for row in table for cell in row}
    if "right" in sides and table.get("displaystyle") == "true":
        return {"columnspacing": "0em 2em", "rowspacing": "0.5em"}
    return {"columnspacing": "1em", "rowspacing": "0.3em"}


# ----------------------------------------------------------------------------------------------------- rows, drawn once


class _Row(Mrow, tag="mrow"):
    """A row whose parts are laid out once.

    ziamath lays out every row twice, to know how high its brackets have to be, and so rows in rows two to the power of how
    deep they nest. It takes a class for a tag from whoever makes one.
    """

    def _setup_single_line(self, line: Sequence[Element], **kwargs: Any) -> None:
        children = [child for child in line if child.tag != "mo" or (child.text or "").strip()]
        kept = {at: self._laid(child, **kwargs) for at, child in enumerate(children) if not _stretches(child)}
        kwargs["rowymin"] = min((node.bbox.ymin for node in kept.values()), default=9999)
        kwargs["rowymax"] = max((node.bbox.ymax for node in kept.values()), default=-9999)
        self.nodes = []
        x = left = right = 0.0
        bottom, top = 9999.0, -9999.0
        for at, child in enumerate(children):
            node = kept[at] if at in kept else Mnode.fromelement(child, parent=self, **kwargs)
            self.nodes.append(node)
            self.nodexy.append((x, 0))
            left, right = min(left, x + node.bbox.xmin), max(right, x + node.bbox.xmax)
            bottom, top = min(bottom, node.bbox.ymin), max(top, node.bbox.ymax)
            x += node.xadvance()
        self.bbox = BBox(left, right, bottom, top) if children else BBox(0, 0, 0, 0)
        self._xadvance = x

    def _laid(self, child: Element, **kwargs: Any) -> Any:
        node = Mnode.fromelement(child, parent=self, **kwargs)
        self.nodes.append(node)  # what stands behind looks at what is before it
        return node


_SCRIPTED = frozenset({"msub", "msup", "msubsup", "munder", "mover", "munderover"})


def _stretches(child: Element) -> bool:
    """Whether an element is as high as its row."""
    while child.tag in _SCRIPTED:
        child = child[0]
    if child.tag != "mo":
        return False
    said = child.get("stretchy") or operators.get_params((child.text or "").strip(), child.get("form", "infix")).get("stretchy")
    return said == "true" and child.get("minsize") is None
