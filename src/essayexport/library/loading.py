"""Bibliography files to one library: which format a file has, and what happens to keys that stand in it twice."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from essayexport.diagnostics import Code, Diagnostic, FatalError, Report, Span
from essayexport.library.formats import format_of, reader
from essayexport.library.reference import Library, LibraryFile, Reference
from essayexport.lookup import nearest_file


def load(files: Sequence[LibraryFile], report: Report, language: str = "") -> Library:
    """The references of all files; of two with one key the first is kept.

    `language` is that of the essay: titles in BibTeX files that name no language are in it (none: English), and English ones
    are put in sentence case. Raises FatalError where a file is missing, cannot be read, or is in no format that is known.
    """
    library: dict[str, Reference] = {}
    for file in files:
        for reference in _references(file, report, language):
            _add(library, reference, report)
    return MappingProxyType(library)


def convert(files: Sequence[LibraryFile], report: Report, language: str = "") -> str:
    """The references of all files as CSL-JSON text; arguments and errors as of `load`."""
    from essayexport.library.writing import csl_json  # noqa: PLC0415 - only `bib` writes

    return csl_json(load(files, report, language))


def own_references(given: Iterable[tuple[Mapping[str, object], Span]], report: Report) -> Library:
    """The references that an essay holds itself (`Meta.references`), with their places; of two with one key the first is kept."""
    from essayexport.library.csl_yaml import references_of  # noqa: PLC0415 - most essays hold none

    library: dict[str, Reference] = {}
    for reference in references_of(given, report):
        _add(library, reference, report)
    return MappingProxyType(library)


def _add(library: dict[str, Reference], reference: Reference, report: Report) -> None:
    first = library.setdefault(reference.key, reference)
    if first is not reference and not _is_copy(first, reference):
        report(_repeated(first, reference))


def _references(file: LibraryFile, report: Report, language: str) -> Iterator[Reference]:
    data = _bytes(file)
    text = _text(file, data)
    return reader(format_of(file, text))(text, file.shown, report, language)


def _text(file: LibraryFile, data: bytes) -> str:
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError as error:
        span = Span(file.shown, data.count(b"\n", 0, error.start) + 1)
        hint = "save the bibliography again in UTF-8"
        raise FatalError(Code.BIBLIOGRAPHY_INVALID, "this is no text in UTF-8", span, hint) from None


def _bytes(file: LibraryFile) -> bytes:
    try:
        return file.path.read_bytes()
    except FileNotFoundError:
        message, hint = f"there is no bibliography `{file.shown}`", nearest_file(file.path, file.shown)
        raise FatalError(Code.BIBLIOGRAPHY_MISSING, message, file.span, hint) from None
    except OSError as error:
        message = f"the bibliography `{file.shown}` cannot be read: {error.strerror}"
        raise FatalError(Code.BIBLIOGRAPHY_INVALID, message, file.span) from None


def _is_copy(first: Reference, second: Reference) -> bool:
    """Whether two files hold the same reference, as when two bibliographies come from one library."""
    in_one_file = first.span and second.span and first.span.path == second.span.path
    return not in_one_file and first.fields == second.fields


def _repeated(first: Reference, second: Reference) -> Diagnostic:
    place = f"{first.span.path}:{first.span.line}" if first.span else "an earlier file"
    message = f"the key `{second.key}` belongs to another reference already, at {place}"
    return Diagnostic(Code.REFERENCE_KEY_REPEATED, message, second.span, "the first one is used; give one of them another key")
