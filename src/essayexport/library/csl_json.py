"""CSL-JSON: a list of items, or an object that holds the list as `items` or `references`; every item with its place."""

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from essayexport.diagnostics import Code, Diagnostic, FatalError, Report, Span
from essayexport.library.csl import Place, checked
from essayexport.library.dialects import as_csl
from essayexport.library.reference import Reference
from essayexport.patterns import pattern
from essayexport.records import NamedTuple

_LISTS = ("items", "references")
"""The fields under which an object holds the list of references."""

_ANSWER = "message"
"""The field in which Crossref's answers hold a work or a list of works."""

_NO_VALUE = ("a value is missing here, or it has no quotation marks", "texts stand in double quotation marks")
_TRAILING_COMMA = ("a comma stands before the end of a list or object", "take the comma away")
_TOO_SHORT = ("the file ends inside a list or object", "look for a bracket that is not closed, or export it again")
_DEFECTS: Mapping[str, tuple[str, str | None]] = MappingProxyType(
    {
        "Expecting value": _NO_VALUE,
        "Expecting ',' delimiter": ("a comma is missing before this", None),
        "Expecting ':' delimiter": ("a colon is missing before this", None),
        "Expecting property name": ("the name of a field in double quotation marks is missing here", None),
        "Illegal trailing comma": _TRAILING_COMMA,
        "Unterminated string": ("this text has no closing quotation mark", None),
        "Invalid control character": ("a line break or another control character stands inside a text", "write it as `\\n`"),
        "Invalid \\escape": ("a single backslash stands inside a text", "write it twice"),
        "Invalid \\uXXXX": ("`\\u` without four hexadecimal digits stands inside a text", None),
        "Extra data": ("something follows the end of the references", None),
    }
)
"""What is wrong and how to mend it, by how the message of `json` begins."""

_SPACE = pattern(r"[ \t\n\r]*")


class _Repeating(dict[str, Any]):
    """An object in which fields stand more than once; the last ones count."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        names = [name for name, _ in pairs]
        self.repeated = tuple(name for name in self if names.count(name) > 1)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else _Repeating(pairs)


_decode = json.JSONDecoder(object_pairs_hook=_object).raw_decode


class _Entry(NamedTuple):
    """An item of the list and where it stands in the text."""

    value: Any
    start: int
    end: int


def read(text: str, shown: str, report: Report, _: str = "") -> Iterator[Reference]:
    """The references of a CSL-JSON text. Raises FatalError, with the place, where the text is not JSON or holds no list."""
    line, start = 1, 0
    for entry in _entries(text, shown):
        line, start = line + text.count("\n", start, entry.start), entry.start
        span = Span(shown, line, start - text.rfind("\n", 0, start))
        reference = checked(as_csl(entry.value), span, _places(text, entry, shown, span), report)
        if reference:
            if isinstance(entry.value, _Repeating):
                _tell_repeated(entry, reference.key, text, shown, report)
            yield reference


def _tell_repeated(entry: _Entry, key: str, text: str, shown: str, report: Report) -> None:
    for field in entry.value.repeated:
        places = [found.start() for found in _named(field).finditer(text, entry.start, entry.end)]
        span = _span(text, shown, *((places[-1], len(field) + 2) if places else (entry.start,)))
        hint = "take all but one of them away"
        report(Diagnostic(Code.REFERENCE_INVALID, f"`{field}` of `{key}` stands there twice; the last one is used", span, hint))


def _places(text: str, entry: _Entry, shown: str, span: Span) -> Place:
    def place(field: str) -> Span:
        found = _named(field).search(text, entry.start, entry.end)
        return _span(text, shown, found.start(), len(field) + 2) if found else span

    return place


def _named(field: str) -> re.Pattern[str]:
    """The name of a field as it is usually written."""
    return re.compile(rf'"{re.escape(field)}"[ \t\n\r]*:')


def _entries(text: str, shown: str) -> list[_Entry]:
    try:
        return _document(text, shown)
    except json.JSONDecodeError as error:
        (message, hint), position = _defect(error)
        raise FatalError(Code.BIBLIOGRAPHY_INVALID, message, _span(text, shown, position), hint) from None
    except RecursionError:
        raise FatalError(Code.BIBLIOGRAPHY_INVALID, "lists nest too deep here to be read", Span(shown, 1)) from None
    except ValueError as error:  # a number of thousands of digits
        raise FatalError(Code.BIBLIOGRAPHY_INVALID, f"a number cannot be read: {error}", Span(shown, 1)) from None


def _document(text: str, shown: str) -> list[_Entry]:
    start = _skip(text, 0)
    if start == len(text):
        raise FatalError(Code.BIBLIOGRAPHY_INVALID, "the bibliography is empty", Span(shown, 1))
    if text[start] == "[":
        entries, end = _elements(text, start)
    else:
        value, end = _decode(text, start)
        entries = _held(text, value, _Entry(value, start, end), shown)
    if _skip(text, end) != len(text):
        raise json.JSONDecodeError("Extra data", text, _skip(text, end))
    return entries


def _held(text: str, value: Any, whole: _Entry, shown: str) -> list[_Entry]:
    """The references inside a value that is no list: those it holds, or the value itself if it is one."""
    if isinstance(value, dict):
        for name, start in _members(text, whole.start):
            if name in _LISTS and text[start] == "[":
                return _elements(text, start)[0]
            if name == _ANSWER and text[start] == "{":
                return _held(text, value[name], _Entry(value[name], start, _decode(text, start)[1]), shown)
        if "type" in value and not value.keys().isdisjoint(("id", "citation-key", "DOI")):
            return [whole]
    message = "this is no list of references"
    hint = 'CSL-JSON is a list of items: `[{"id": …, "type": …}, …]`'
    raise FatalError(Code.BIBLIOGRAPHY_INVALID, message, _span(text, shown, whole.start), hint)


def _elements(text: str, start: int) -> tuple[list[_Entry], int]:
    """The elements of the list that opens at `start`, and where it ends."""
    entries: list[_Entry] = []
    position = _skip(text, start + 1)
    if text.startswith("]", position):
        return entries, position + 1
    while True:
        value, end = _decode(text, position)
        entries.append(_Entry(value, position, end))
        position, closed = _behind(text, end, "]")
        if closed:
            return entries, position


def _members(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The names of the object that opens at `start`, a valid one, and where their values begin."""
    position, closed = _skip(text, start + 1), False
    while not closed:
        name, end = _decode(text, position)
        value_start = _skip(text, _skip(text, end) + 1)
        yield name, value_start
        position, closed = _behind(text, _decode(text, value_start)[1], "}")


def _behind(text: str, end: int, bracket: str) -> tuple[int, bool]:
    """Where the next element begins behind one that ends at `end`; or where the whole ends, and True."""
    position = _skip(text, end)
    if text.startswith(bracket, position):
        return position + 1, True
    if not text.startswith(",", position):
        raise json.JSONDecodeError("Expecting ',' delimiter", text, position)
    return _skip(text, position + 1), False


def _skip(text: str, position: int) -> int:
    """The first position from there on that is no white space."""
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _defect(error: json.JSONDecodeError) -> tuple[tuple[str, str | None], int]:
    """What is wrong, plainly said, and where."""
    text, position = error.doc, error.pos
    before = len(text[:position].rstrip())
    if text[before - 1 : before] == "," and text[position : position + 1] in {"]", "}"}:
        return _TRAILING_COMMA, before - 1
    if _skip(text, position) == len(text):
        return _TOO_SHORT, max(0, before - 1)
    known = (defect for begin, defect in _DEFECTS.items() if error.msg.startswith(begin))
    return next(known, (f"this is no JSON ({error.msg})", None)), position


def _span(text: str, shown: str, position: int, length: int = 1) -> Span:
    return Span(shown, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position), length)
