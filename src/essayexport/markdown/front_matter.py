"""Front matter: the YAML between `---` and `---` or `...` that an essay can open with, and the place of every value in it."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from essayexport.diagnostics import Code, Diagnostic, FatalError, Report, Span
from essayexport.markdown.place import Origin
from essayexport.patterns import pattern
from essayexport.source import Source, printable

_OPENING = pattern(r"\n*---[ \t]*\n(?=[^\n]*\S)")
_CLOSING = pattern(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_Line = tuple[str, tuple[int, int]]
"""A line of the source and where it starts (line, column, from 1)."""
_FIELD = r"(?:title|subtitle|author|date|abstract|keywords|bibliography|lang)[ \t]*:"
_UNCLOSED_MATTER = pattern(rf"\n*---[ \t]*\n(?={_FIELD})", re.IGNORECASE)
_UNOPENED_MATTER = pattern(rf"\n*(?={_FIELD}[^\n]*\n(?:[^\n]+\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$))", re.IGNORECASE)
_MOST_VALUES = 100_000
"""More come only of aliases in aliases."""
_IN_QUOTES = "put the value in quotation marks"
_PROBLEMS = (
    ("mapping values are not allowed", "a colon with a blank behind it stands in a value", _IN_QUOTES),
    ("cannot start any token", "no value starts with this character", _IN_QUOTES),
    ("tab character", "a tab stands in an indent", "indent with blanks"),
    ("could not find expected ':'", "a field has no colon behind its name", "every line is `field: value` or is indented"),
    ("unexpected end of stream", "a quotation mark is not closed", None),
    ("expected ',' or", "a bracket is not closed", None),
    ("undefined alias", "a value that starts with `*` repeats another one, and there is none of this name", _IN_QUOTES),
    (
        "expected <block end>",
        "this line is indented otherwise than the fields around it",
        "fields stand equally far from the margin",
    ),
)
"""Words of YAML's messages, and what they mean to a writer, with a hint."""
_UNCLOSED = ("unexpected end of stream", "expected ',' or")


class Scalar(NamedTuple):
    """A text: its value, what YAML takes it for (`str`, `int`, `float`, `bool`, `null`, …), and its place."""

    value: str
    kind: str
    span: Span
    origin: Origin

    @property
    def text(self) -> str:
        """The text with the line ends of the source, where those can be told."""
        return "\n".join(self.origin.lines)


class Series(NamedTuple):
    """A list of values."""

    values: "tuple[Value, ...]"
    span: Span


class Record(NamedTuple):
    """Fields, in their order; `given` has them with repetitions and places."""

    fields: "Mapping[str, Value]"
    given: tuple[tuple[str, Span], ...]
    span: Span


Value = Scalar | Series | Record


def tell_half_open(source: Source, report: Report) -> None:
    """Reports front matter that has only one of its two lines of hyphens, and so is text, as in pandoc."""
    if found := _UNCLOSED_MATTER.match(source.text):
        missing, hint = "never closed", "put a line `---` behind its last field"
    elif found := _UNOPENED_MATTER.match(source.text):
        missing, hint = "not opened", "put a line `---` before its first field"
    else:
        return
    span = Span(source.path, source.text.count("\n", 0, found.end()) + 1)
    report(Diagnostic(Code.METADATA_FIELD_ODD, f"the front matter is {missing}, so it is text", span, hint))


class FrontMatter(NamedTuple):
    """The fields, and the line that the text of the essay starts on, from 0."""

    record: Record
    first_line: int


def front_matter(source: Source) -> FrontMatter:
    """The front matter of an essay; without fields where it has none, as where text stands between two rules.

    Raises `FatalError` with METADATA_INVALID where it is no YAML.
    """
    nothing = FrontMatter(Record(MappingProxyType({}), (), Span(source.path, 1)), 0)
    opening = _OPENING.match(source.text)
    closing = _CLOSING.search(source.text, opening.end()) if opening else None
    if not opening or not closing:
        return nothing
    first = source.text.count("\n", 0, opening.end())
    behind = source.text.count("\n", 0, closing.end()) + 1
    value = _Nodes(source, first).load(source.text[opening.end() : closing.start()])
    if value is None:
        return FrontMatter(nothing.record, behind)
    return FrontMatter(value, behind) if isinstance(value, Record) else nothing


def _problem(error: Any) -> tuple[str, Any]:
    """What YAML says is wrong, and where; of what is never closed, where it opens."""
    problem = error.problem or error.context or ""
    unclosed = error.context_mark and any(words in problem for words in _UNCLOSED)
    return problem, error.context_mark if unclosed else error.problem_mark or error.context_mark


class _Nodes:
    """Turns YAML's nodes to values; `first` is the line of the YAML in the essay, from 0."""

    def __init__(self, source: Source, first: int) -> None:
        self.source, self.first = source, first
        self.left = _MOST_VALUES

    def load(self, text: str) -> Value | None:
        import yaml  # noqa: PLC0415 - an essay without front matter does not pay for it

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            node = yaml.compose(text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            raise self.invalid(*_problem(error)) from None
        except yaml.YAMLError as error:
            raise self.invalid(str(error), None) from None
        return None if node is None else self.value(node, 0)

    def invalid(self, problem: str, mark: Any) -> FatalError:
        place = self.span(mark) if mark else Span(self.source.path, self.first + 1)
        if mark and self.source.lines[self.first + mark.line][mark.column :].startswith("\t"):
            problem = "tab character"
        known = ((message, hint) for words, message, hint in _PROBLEMS if words in problem)
        message, hint = next(known, (problem, None))
        return FatalError(Code.METADATA_INVALID, f"the front matter is no YAML: {message}", place, hint)

    def span(self, mark: Any, length: int = 1) -> Span:
        return Span(self.source.path, self.first + mark.line + 1, mark.column + 1, max(1, length))

    def value(self, node: Any, depth: int) -> Value:
        self.left -= 1
        if self.left < 0 or depth > 50:
            raise self.invalid("its values are nested or repeated without end", node.start_mark)
        span = self.span(node.start_mark)
        if node.id == "sequence":
            return Series(tuple(self.value(item, depth + 1) for item in node.value), span)
        if node.id == "mapping":
            return self.record(node, span, depth)
        same_line = node.start_mark.line == node.end_mark.line
        length = node.end_mark.column - node.start_mark.column if same_line else len(node.value.split("\n")[0])
        node.value = printable(node.value)
        origin = self.origin(node)
        return Scalar(node.value, node.tag.rpartition(":")[2], self.span(node.start_mark, length), origin)

    def record(self, node: Any, span: Span, depth: int) -> Record:
        fields: dict[str, Value] = {}
        given = []
        for key, value in node.value:
            name = key.value if key.id == "scalar" else ""
            fields[name] = self.value(value, depth + 1)
            given.append((name, self.span(key.start_mark, len(name))))
        merged = fields.pop("<<", None)
        if isinstance(merged, Record):
            fields = {**merged.fields, **fields}
        return Record(MappingProxyType(fields), tuple(pair for pair in given if pair[0] != "<<"), span)

    def origin(self, node: Any) -> Origin:
        """The lines of a text and where they start: those of the source, if they say the same."""
        start, end = node.start_mark, node.end_mark
        block = node.style in ("|", ">")
        lines = list(self.lines(start, end, 1 if node.style else 0, block))
        lines = _without_indent(lines, node.value) if node.style == "|" else [_stripped(line) for line in lines]
        text = "\n".join(line for line, _ in lines)
        if text.split() == node.value.split() and (node.style != "|" or text.rstrip() == node.value.rstrip()):
            return Origin(self.source.path, tuple(line for line, _ in lines), tuple(place for _, place in lines))
        place = (self.first + start.line + 1, start.column + 1)
        value = node.value.rstrip("\n").split("\n")
        return Origin(self.source.path, tuple(value), (place,) * len(value), exact=False)

    def lines(self, start: Any, end: Any, quotes: int, block: bool) -> Iterator[_Line]:
        """The lines of the source from one mark to another, with their places."""
        for number in range(start.line + block, end.line + (not block or end.column > 0)):
            line = self.source.lines[self.first + number]
            left = start.column + quotes if number == start.line else 0
            right = end.column - quotes if number == end.line and not block else len(line)
            yield line[left:right].rstrip(), (self.first + number + 1, left + 1)


def _stripped(line: _Line) -> _Line:
    """A line without its indent."""
    text, (number, column) = line
    return text.lstrip(), (number, column + len(text) - len(text.lstrip()))


def _without_indent(lines: list[_Line], value: str) -> list[_Line]:
    """Lines of a literal text without the indent that is not part of it."""
    first = next((line for line in value.split("\n") if line.strip()), "")
    source = next((line for line, _ in lines if line.strip()), "")
    indent = len(source) - len(first.rstrip())
    return [(line[indent:], (place[0], indent + 1)) for line, place in lines]
