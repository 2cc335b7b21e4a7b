"""The entries of a BibTeX file with the text of their fields, macros put in; bibtexparser finds where they begin and end."""

import logging
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, Field, ParsingFailedBlock, String
from bibtexparser.splitter import Splitter

from essayexport.diagnostics import Code, Diagnostic, Report, Span
from essayexport.patterns import pattern
from essayexport.records import NamedTuple

_MONTHS: Mapping[str, str] = MappingProxyType(
    {name: str(number) for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
)
"""The macros that every style defines."""

_COMMENTARY = pattern(r"@[cC](ommentary\s*[{(])", re.IGNORECASE)
"""A type whose name bibtexparser takes for that of a comment."""
_GAP_BEHIND_AT = pattern(r"^([ \t]*@)[ \t]+(?=[A-Za-z]+\s*[{(])", re.MULTILINE)
_COMMENTS = pattern(r"\\.|[{}\"]|(?P<entry>^[ \t]*@\w+\s*[{(])|(?<!\w)(?P<comment>%)", re.DOTALL | re.MULTILINE)
_LONGEST = 1_000_000
"""More characters in a field come only of strings that hold strings."""
_LEVEL = pattern(r"\\.|[{}]", re.DOTALL)
_LEVEL_OR_QUOTE = pattern(r'\\.|[{}"]', re.DOTALL)
_WORD = pattern(r"[^\s#{}\",=]+")
_JOIN = pattern(r"\s*(#?)\s*")
_NEXT_FIELD = pattern(r"([A-Za-z][\w:+-]*)\s*=\s*")
_KEY = pattern(r"@\s*\w+\s*[{(]\s*([^\s,{}]+)\s*,")


class BibEntry(NamedTuple):
    """An entry: its type and the names of its fields in small letters, their values as TeX."""

    kind: str
    key: str
    fields: Mapping[str, str]
    span: Span
    lines: Mapping[str, int]
    """By field, the line in which it stands."""


def entries(text: str, shown: str, report: Report) -> list[BibEntry]:
    """The entries of a file; broken ones are reported, and those around them read."""
    logging.getLogger("bibtexparser.splitter").disabled = True  # what it says is said by us, with its place
    reader = _Entries(shown, text, report)
    plain = _COMMENTARY.sub(r"@k\1", _without_comments(_GAP_BEHIND_AT.sub(r"\1", text)))
    return [entry for block in Splitter(plain).split().blocks for entry in reader.block(block)]


def _without_comments(text: str) -> str:
    """The text without what follows a `%` between entries and between fields; in a value it is a percent sign."""
    if "%" not in text:
        return text
    kept: list[str] = []
    start = depth = 0
    quoted = False
    found = _COMMENTS.search(text)
    while found:
        end = found.end()
        if found["entry"]:
            depth, quoted = 1 + ("comment" in found["entry"].lower()), False  # what a `@comment` holds is nobody's field
        elif found["comment"] and depth < 2 and not quoted:
            kept.append(text[start : found.start()])
            start = end = _line_end(text, end)
        elif found[0] == '"':
            quoted = depth == 1 and not quoted
        else:
            depth = max(0, depth + {"{": 1, "}": -1}.get(found[0], 0))
        found = _COMMENTS.search(text, end)
    return "".join((*kept, text[start:]))


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


class _Entries:
    """What the blocks read so far have defined."""

    def __init__(self, shown: str, text: str, report: Report) -> None:
        self._shown = shown
        self._lines = text.split("\n")
        self._report = report
        self._macros = dict(_MONTHS)

    def block(self, block: Block) -> Iterator[BibEntry]:
        """The entry of a block, if it is one."""
        match block:
            case Entry():
                yield from self._entry(block)
            case String():
                self._macros[block.key.lower()] = self._value(block.value, block.start_line or 0, block.key)[0]
            case DuplicateFieldKeyBlock(ignore_error_block=Entry() as entry):
                self._tell_repeated(block, entry)
                yield from self._entry(entry)
            case DuplicateBlockKeyBlock(ignore_error_block=Block() as repeated):
                yield from self.block(repeated)
            case ParsingFailedBlock():
                self._tell_broken(block)
            case _:
                return

    def _entry(self, block: Entry) -> Iterator[BibEntry]:
        span = self._span(block.start_line)
        key = block.key.strip()
        if not key or re.search(r"\s", key):
            message = f"`{key}` is no key" if key else "this entry has no key; it is left out"
            self._tell(message, span, "the key that cites name stands before the first comma: `@book{smith2020,`")
            if not key:
                return
        fields: dict[str, str] = {}
        lines: dict[str, int] = {}
        for field in block.fields:
            for name, value in self._fields(field):
                fields[name], lines[name] = value, (field.start_line or 0) + 1
        kind = block.entry_type.lower()
        yield BibEntry("commentary" if kind == "kommentary" else kind, key, fields, span, lines)

    def _fields(self, field: Field) -> Iterator[tuple[str, str]]:
        """The field, and those that a missing comma made part of it."""
        name, rest = field.key, field.value
        line = field.start_line or 0
        while True:
            value, rest = self._value(rest, line, name)
            yield name.lower(), value
            found = _NEXT_FIELD.match(rest)
            if not found:
                break
            self._tell(f"a comma is missing before `{found[1]}`", self._span(line), "fields end with a comma")
            name, rest = found[1], rest[found.end() :]
        if rest:
            self._tell(f"`{name}` has something behind its value: `{rest[:40]}`", self._span(line), "text stands in braces")

    def _value(self, text: str, line: int, name: str) -> tuple[str, str]:
        """The text of a value whose parts `#` joins, and what stands behind it."""
        parts: list[str] = []
        position = length = 0
        while position < len(text):
            part, end = self._part(text, position, line, name)
            if end == position:
                break
            length += len(part)
            if length > _LONGEST:
                self._tell(f"`{name}` is too long: strings that repeat strings make it grow without end", self._span(line), "")
                break
            parts.append(part)
            joined = _JOIN.match(text, end)
            position = joined.end() if joined else end
            if not joined or not joined[1]:
                break
        return "".join(parts), text[position:]

    def _part(self, text: str, start: int, line: int, name: str) -> tuple[str, int]:
        if text[start] == "{":
            end = _closing(text, start + 1)
            return text[start + 1 : end], min(end + 1, len(text))
        if text[start] == '"':
            end = _closing_quote(text, start + 1)
            return text[start + 1 : end], min(end + 1, len(text))
        word = _WORD.match(text, start)
        if not word:
            return "", start
        return self._macro(word[0], line, name), word.end()

    def _macro(self, word: str, line: int, name: str) -> str:
        if word.isdecimal():
            return word
        if word.lower() not in self._macros:
            self._tell(f"`{name}` names the string `{word}`, which is not defined", self._span(line), "text stands in braces")
            return word
        return self._macros[word.lower()]

    def _tell_repeated(self, block: DuplicateFieldKeyBlock, entry: Entry) -> None:
        names = ", ".join(f"`{name}`" for name in sorted(block.duplicate_keys))
        message = f"{names} of `{entry.key}` stands there twice; the last one is used"
        self._tell(message, self._span(block.start_line), "take all but one of them away")

    def _tell_broken(self, block: ParsingFailedBlock) -> None:
        key = _KEY.match(block.raw or "")
        which = f"the entry `{key[1]}`" if key else "this entry"
        hint = "look for a brace or quotation mark that is not closed, or a comma that is missing"
        self._tell(f"{which} cannot be read; it is left out", self._span(block.start_line), hint)

    def _tell(self, message: str, span: Span, hint: str) -> None:
        self._report(Diagnostic(Code.REFERENCE_INVALID, message, span, hint or None))

    def _span(self, line: int | None) -> Span:
        line = line or 0
        text = self._lines[line] if line < len(self._lines) else ""
        return Span(self._shown, line + 1, len(text) - len(text.lstrip()) + 1)


def _closing(text: str, position: int) -> int:
    """Where the brace stands that closes the one before the position; the end where none does."""
    depth = 1
    for brace in _LEVEL.finditer(text, position):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return brace.start()
    return len(text)


def _closing_quote(text: str, position: int) -> int:
    depth = 0
    for mark in _LEVEL_OR_QUOTE.finditer(text, position):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if mark[0] == '"' and depth <= 0:
            return mark.start()
    return len(text)
