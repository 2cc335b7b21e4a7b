"""Raw TeX read for its words: text commands, environments, tables, citations and labels become nodes of the tree."""

from essayexport.foreign.tex.reading import blocks, inlines

__all__ = ["blocks", "inlines"]
