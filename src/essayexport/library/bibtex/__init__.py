"""BibTeX and BibLaTeX files as CSL items: bibtexparser finds the entries, the rest is what they mean."""

from essayexport.library.bibtex.reading import read_biblatex, read_bibtex

__all__ = ["read_biblatex", "read_bibtex"]
