"""Superscript, `x^2^`, and subscript, `H~2~O`: no blank can stand in them unless it is escaped."""

import re

from essayexport.markdown.parts import Part
from essayexport.patterns import pattern

_SUPERSCRIPT = pattern(r"\^((?:\\.|[^\s^\\])+)\^", re.DOTALL)
_SUBSCRIPT = pattern(r"~((?:\\.|[^\s~\\])+)~", re.DOTALL)
_TILDES = pattern(r"~+")


def superscript(part: Part) -> bool:
    """`^text^`."""
    return _script(part, _SUPERSCRIPT, "superscript")


def subscript(part: Part) -> bool:
    """`~text~`; more tildes in a row are text."""
    run = _TILDES.match(part.src, part.pos, part.posMax)
    if run and run.end() - run.start() > 1:
        return part.write(run.group(), run.end())
    return _script(part, _SUBSCRIPT, "subscript")


def _script(part: Part, pattern: re.Pattern[str], kind: str) -> bool:
    match = pattern.match(part.src, part.pos, part.posMax)
    if not match:
        return False
    part.add(kind, match.end(), part.inside(*match.span(1)))
    return True
