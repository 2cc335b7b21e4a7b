"""Formulas on a page: MathML on a screen, outlines with a text alternative on paper."""

from base64 import b64encode

from essayexport.document import Math, Role, plain
from essayexport.math import Formula, formula
from essayexport.style.names import css_class
from essayexport.writers.equations import line, margin
from essayexport.writers.html.elements import FORMULA, FORMULA_DATA, element, escaped


def written(math: Math, place: str | None, *, paper: bool) -> str:
    """A formula, `place` being its `id`; its source as code where it cannot be read."""
    read = formula(math.tex, math.display)
    if not isinstance(read, Formula):
        return element("code", escaped(math.tex), {"class": css_class(Role.CODE), "id": place})
    beside = plain(margin(math))
    if paper:
        outlines = _outlines(math, read, place)
        return _line(outlines, beside) if beside else outlines
    said = line(math)
    whole = element("math", read.mathml, {"display": "block" if math.display else None, "alttext": said, "id": place})
    if not math.display:
        return whole
    number = element("span", escaped(beside), {"class": "equation-number"}) if beside else ""
    return element("span", whole + number, {"class": "equation-line", "tabindex": 0 if len(said) > _WIDE else None})


_WIDE = 40
"""Characters of a formula that may be wider than a small screen: it can be scrolled, and so be reached by keyboard."""


def _line(outlines: str, beside: str) -> str:
    """A formula in the middle of its line and what stands at the right margin, on one base line."""
    number = element("span", escaped(beside), {"class": "equation-number"})
    middle = element("span", outlines, {"class": "equation-middle"})
    return middle + number


def _outlines(math: Math, read: Formula, place: str | None) -> str:
    """A picture that grows with the type around it; its source where it cannot be drawn."""
    from essayexport.math.drawing import drawn  # noqa: PLC0415 - loads the fonts of formulas, for paper only

    drawing = drawn(read.root)
    if drawing is None:
        return element("code", escaped(math.tex), {"class": css_class(Role.CODE), "id": place})
    size = f"width:{drawing.width:.4f}em;height:{drawing.height:.4f}em;vertical-align:{-drawing.depth:.4f}em"
    data = b64encode(drawing.svg.encode()).decode("ascii")
    attributes = {"class": "formula", "src": f"{FORMULA_DATA}{data}", "alt": FORMULA + line(math), "style": size}
    return element("img", "", {**attributes, "id": place})
