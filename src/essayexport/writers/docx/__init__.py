"""The Word file."""

from essayexport.writers.docx.seal import is_untouched
from essayexport.writers.docx.writing import write

__all__ = ["is_untouched", "write"]
