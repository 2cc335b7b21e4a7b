"""Formulas in TeX: read once, as MathML, and as a line of characters."""

from essayexport.math.formula import Formula, Unreadable
from essayexport.math.reading import formula, tell_unreadable
from essayexport.math.saying import said

__all__ = ["Formula", "Unreadable", "formula", "said", "tell_unreadable"]
