"""Formulas in TeX: read once, as MathML, and as a line of characters."""

from essayexport.math.formula import Formula, Unreadable
from essayexport.math.reading import formula, tell_unreadable

__all__ = ["Formula", "Unreadable", "formula", "tell_unreadable"]
