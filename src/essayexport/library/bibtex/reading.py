"""The two doors of BibTeX: `.bib` files are BibLaTeX, `.bibtex` files BibTeX, as in pandoc."""

from collections.abc import Iterator

from essayexport.diagnostics import Code, Diagnostic, Report, Span
from essayexport.library.bibtex.entries import BibEntry, entries
from essayexport.library.bibtex.inheritance import with_inherited
from essayexport.library.bibtex.items import item
from essayexport.library.csl import checked
from essayexport.library.reference import Reference

_DATA_ONLY = frozenset({"xdata", "control"})
"""Entries that nobody cites: those that others take fields from, and those for BibTeX styles."""


def read_biblatex(text: str, shown: str, report: Report, language: str) -> Iterator[Reference]:
    """The references of a BibLaTeX file; `language` is that of titles that name none."""
    return _read(text, shown, report, language, biblatex=True)


def read_bibtex(text: str, shown: str, report: Report, language: str) -> Iterator[Reference]:
    """The references of a BibTeX file, whose fields have the narrower meaning that they have there."""
    return _read(text, shown, report, language, biblatex=False)


def _read(text: str, shown: str, report: Report, language: str, *, biblatex: bool) -> Iterator[Reference]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for entry in with_inherited(entries(text, shown, report), biblatex=biblatex):
        if entry.kind not in _DATA_ONLY:
            reference = _reference(entry, report, language, biblatex=biblatex)
            if reference:
                yield reference


def _reference(entry: BibEntry, report: Report, language: str, *, biblatex: bool) -> Reference | None:
    def place(field: str) -> Span:
        line = entry.lines.get(field)
        return Span(entry.span.path, line) if line else entry.span

    def tell(field: str, defect: str) -> None:
        hint = "names are parted by `and`: `Smith, Jane and Doe, John`"
        report(Diagnostic(Code.REFERENCE_INVALID, f"`{field}` of `{entry.key}` {defect}", place(field), hint))

    return checked(item(entry, biblatex=biblatex, language=language, tell=tell), entry.span, place, report)
