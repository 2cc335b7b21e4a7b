"""Raw HTML read for its words: tags around inlines and blocks become nodes of the tree."""

from essayexport.foreign.html.resolving import in_blocks, in_line

__all__ = ["in_blocks", "in_line"]
