"""The essay as HTML: one self-contained page for a screen, and the body that the PDF is made from."""

from essayexport.writers.html.page import write

__all__ = ["write"]
