"""The formats of bibliographies: which one a file has, by its suffix and, where that does not decide, by how it begins."""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import assert_never

from essayexport.diagnostics import Code, FatalError, Report
from essayexport.library.reference import LibraryFile, Reference
from essayexport.patterns import pattern

Reader = Callable[[str, str, Report, str], Iterator[Reference]]
"""The references of a text, given the path to show in messages and the language of the essay."""


class Format(Enum):
    """A format of bibliographies; the value is its name."""

    CSL_JSON = "CSL-JSON"
    CSL_YAML = "CSL-YAML"
    BIBLATEX = "BibLaTeX"
    BIBTEX = "BibTeX"
    RIS = "RIS"
    ENDNOTE_XML = "EndNote XML"


SUFFIXES: Mapping[str, Format] = MappingProxyType(
    {
        ".json": Format.CSL_JSON,
        ".csljson": Format.CSL_JSON,
        ".yaml": Format.CSL_YAML,
        ".yml": Format.CSL_YAML,
        ".bib": Format.BIBLATEX,
        ".biblatex": Format.BIBLATEX,
        ".bibtex": Format.BIBTEX,
        ".ris": Format.RIS,
        ".xml": Format.ENDNOTE_XML,
    }
)
"""By the suffix of the file."""

_OPENINGS = (
    (pattern(r"\s*[\[{]"), Format.CSL_JSON),
    (pattern(r"\s*<"), Format.ENDNOTE_XML),
    (pattern(r"(?s).*?^TY {1,2}- ", 8), Format.RIS),
    (pattern(r"(?s).*?^\s*@\s*[A-Za-z]+\s*[{(]", 8), Format.BIBLATEX),
    (pattern(r"(?s)(?:---|references:|- )", 8), Format.CSL_YAML),
)
"""How the text of a file begins, and what it is then."""


def format_of(file: LibraryFile, text: str) -> Format:
    """The format of a file. Raises FatalError where neither its suffix nor its text says it."""
    by_suffix = SUFFIXES.get(file.path.suffix.lower())
    if by_suffix:
        return by_suffix
    by_text = next((found for opening, found in _OPENINGS if opening.match(text.lstrip("\ufeff"))), None)
    if by_text:
        return by_text
    suffixes = {form: suffix for suffix, form in reversed(tuple(SUFFIXES.items()))}
    formats = ", ".join(f"{form.value} (`{suffixes[form]}`)" for form in Format)
    message = f"`{file.shown}` is in no format of bibliographies that is read"
    raise FatalError(Code.BIBLIOGRAPHY_INVALID, message, file.span, f"the format is told by the suffix: {formats}")


def reader(form: Format) -> Reader:
    """What reads a format. Only its parser is loaded."""
    match form:
        case Format.CSL_JSON:
            from essayexport.library.csl_json import read  # noqa: PLC0415 - no other parser is loaded

            return read
        case Format.BIBLATEX:
            from essayexport.library.bibtex import read_biblatex  # noqa: PLC0415 - loads bibtexparser

            return read_biblatex
        case Format.BIBTEX:
            from essayexport.library.bibtex import read_bibtex  # noqa: PLC0415 - loads bibtexparser

            return read_bibtex
        case Format.CSL_YAML:
            from essayexport.library.csl_yaml import read as read_yaml  # noqa: PLC0415 - loads PyYAML

            return read_yaml
        case Format.RIS:
            from essayexport.library.ris import read as read_ris  # noqa: PLC0415 - no other parser is loaded

            return read_ris
        case Format.ENDNOTE_XML:
            from essayexport.library.endnote import read as read_endnote  # noqa: PLC0415 - loads lxml

            return read_endnote
        case _:
            assert_never(form)
