"""Citations: every cite of a document printed in a CSL style, and its reference list. Nothing else of this room is for others."""

from essayexport.citations.catalogue import find_style, is_named, style_names
from essayexport.citations.citing import cite
from essayexport.citations.style import CitationStyle, load_style

__all__ = ["CitationStyle", "cite", "find_style", "is_named", "load_style", "style_names"]
