"""Bibliographies: files of references in, a `Library` of CSL items out; one file for each format."""
