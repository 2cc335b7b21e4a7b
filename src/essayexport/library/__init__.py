"""Bibliographies: files of references in, a `Library` of CSL items out; one file for each format."""

from essayexport.library.loading import load
from essayexport.library.reference import Library, LibraryFile, Reference

__all__ = ["Library", "LibraryFile", "Reference", "load"]
