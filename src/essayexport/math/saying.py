"""Texts with their formulas in characters, for where only characters can stand."""

from essayexport.document import Inline, Inlines, Math, Text, rewrite_inlines
from essayexport.math.formula import Formula
from essayexport.math.reading import formula


def said(inlines: Inlines) -> Inlines:
    """The text with each formula as a person would type it ("R = e⁻ᵗ"); one that cannot be read stays."""
    return rewrite_inlines(inlines, _said)


def _said(inline: Inline) -> Inlines:
    read = formula(inline.tex, inline.display) if isinstance(inline, Math) else None
    return (Text(" ".join(read.line.split("\n"))),) if isinstance(read, Formula) else (inline,)
