"""Bibliographies: files of references in, a `Library` of CSL items out; one file for each format."""

from essayexport.library.loading import convert, load, own_references
from essayexport.library.reference import Library, LibraryFile, Reference

__all__ = ["Library", "LibraryFile", "Reference", "convert", "load", "own_references"]
