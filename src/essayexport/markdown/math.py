"""Formulas in TeX between dollars, with the author's macros put in."""

from essayexport.document import Math
from essayexport.markdown.parts import Part
from essayexport.markdown.tex_source import formula_at

_APOSTROPHE = "’"


def math(part: Part) -> bool:
    """`$x$` or `$$x$$`; an apostrophe may follow directly."""
    start = part.pos
    if part.ground.last("$") <= start:
        return False
    formula = formula_at(part.src, start, part.end, part.ground.tex)
    if formula is None:
        return False
    tex = part.ground.with_macros(formula.tex)
    part.add(Math(tex, formula.display, span=part.span(start, formula.end)), formula.end)
    if part.has("'") and _goes_on(part):
        part.write(_APOSTROPHE, part.pos + 1)
    return True


def _goes_on(part: Part) -> bool:
    """Whether a word follows the apostrophe, or the end of a bracket."""
    behind = part.pos + 1
    return part.src[behind].isalnum() if behind < part.end else behind < len(part.src)
