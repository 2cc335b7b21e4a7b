"""Bibliography files to one library: which format a file has, and what happens to keys that stand in it twice."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from essayexport.diagnostics import Code, Diagnostic, FatalError, Report, Span
from essayexport.library import csl_json
from essayexport.library.reference import Library, LibraryFile, Reference
from essayexport.lookup import nearest_file

Reader = Callable[[str, str, Report], Iterator[Reference]]
"""The references of a text, given the path to show in messages."""

READERS: Mapping[str, tuple[str, Reader]] = MappingProxyType({".json": ("CSL-JSON", csl_json.read)})
"""By the suffix of the file: the name of the format, and what reads it."""


def load(files: Sequence[LibraryFile], report: Report) -> Library:
    """The references of all files; of two with one key the first is kept.

    Raises FatalError where a file is missing, cannot be read, or is not in the format that its suffix promises.
    """
    library: dict[str, Reference] = {}
    for file in files:
        for reference in _references(file, report):
            first = library.setdefault(reference.key, reference)
            if first is not reference and not _is_copy(first, reference):
                report(_repeated(first, reference))
    return MappingProxyType(library)


def _references(file: LibraryFile, report: Report) -> Iterator[Reference]:
    data, read = _bytes(file), _reader(file)
    try:
        text = data.decode(json.detect_encoding(data))
    except UnicodeDecodeError as error:
        span = Span(file.shown, data.count(b"\n", 0, error.start) + 1)
        hint = "save the bibliography again in UTF-8"
        raise FatalError(Code.BIBLIOGRAPHY_INVALID, "this is no text in UTF-8", span, hint) from None
    return read(text, file.shown, report)


def _bytes(file: LibraryFile) -> bytes:
    try:
        return file.path.read_bytes()
    except FileNotFoundError:
        message, hint = f"there is no bibliography `{file.shown}`", nearest_file(file.path, file.shown)
        raise FatalError(Code.BIBLIOGRAPHY_MISSING, message, file.span, hint) from None
    except OSError as error:
        message = f"the bibliography `{file.shown}` cannot be read: {error.strerror}"
        raise FatalError(Code.BIBLIOGRAPHY_INVALID, message, file.span) from None


def _reader(file: LibraryFile) -> Reader:
    suffix = file.path.suffix.lower()
    if suffix in READERS:
        return READERS[suffix][1]
    formats = " and ".join(f"{name} (`{known}`)" for known, (name, _) in READERS.items())
    message = f"`{file.shown}` is in no format of bibliographies that is read"
    raise FatalError(Code.BIBLIOGRAPHY_INVALID, message, file.span, f"the format is told by the suffix: {formats}")


def _is_copy(first: Reference, second: Reference) -> bool:
    """Whether two files hold the same reference, as when two bibliographies come from one library."""
    in_one_file = first.span and second.span and first.span.path == second.span.path
    return not in_one_file and first.fields == second.fields


def _repeated(first: Reference, second: Reference) -> Diagnostic:
    place = f"{first.span.path}:{first.span.line}" if first.span else "an earlier file"
    message = f"the key `{second.key}` belongs to another reference already, at {place}"
    return Diagnostic(Code.REFERENCE_KEY_REPEATED, message, second.span, "the first one is used; give one of them another key")
