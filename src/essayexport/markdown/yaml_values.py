"""YAML as values that know where they stand: what pandoc takes a plain value for, and the place of each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from essayexport.diagnostics import Code, FatalError, Span
from essayexport.document import MetaValue
from essayexport.markdown.place import Fold, Origin
from essayexport.patterns import pattern
from essayexport.records import NamedTuple
from essayexport.source import printable

_Line = tuple[str, tuple[int, int]]
"""A line of the source and where it starts (line, column, from 1)."""
_MOST_VALUES = 100_000
"""More come only of aliases in aliases."""
_DEEPEST = 50
_DEEPEST_OF_LIBRARY = 1000
"""libyaml's composer calls itself for each level, without a limit of its own, until the process breaks down."""
_DEEP_LINE = pattern(rf"^(?=[ \t]*[-?:][ \t])(?:[ \t]|[-?:](?=[ \t])){{{_DEEPEST_OF_LIBRARY}}}", re.MULTILINE)
_BRACKET = pattern(r"[\[\]{}]")
_IN_QUOTES = "put the value in quotation marks"
_PROBLEMS = (
    ("mapping values are not allowed", "a colon with a blank behind it stands in a value", _IN_QUOTES),
    ("cannot start any token", "no value starts with this character", _IN_QUOTES),
    ("tab character", "a tab stands in an indent", "indent with blanks"),
    ("could not find expected ':'", "a field has no colon behind its name", "every line is `field: value` or is indented"),
    ("unexpected end of stream", "a quotation mark is not closed", None),
    ("expected ',' or", "a bracket is not closed", None),
    ("undefined alias", "a value that starts with `*` repeats another one, and there is none of this name", _IN_QUOTES),
    ("expected alphabetic or numeric", "a value that starts with `*` repeats another one, by its name", _IN_QUOTES),
    (
        "expected <block end>",
        "this line is indented otherwise than the fields around it",
        "fields stand equally far from the margin",
    ),
)
"""Words of YAML's messages, and what they mean to a writer, with a hint."""
_UNCLOSED = ("unexpected end of stream", "expected ',' or")
_ENDLESS = "its values are nested or repeated without end"

TRUE = frozenset("y Y yes Yes YES true True TRUE on On ON".split())
FALSE = frozenset("n N no No NO false False FALSE off Off OFF".split())
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_NUMBER = pattern(r"[-+]?\d+\.?\d*(?:[eE][-+]?\d{1,4})?|0x[0-9a-fA-F]+|0o[0-7]+")


AUTHORS = "authors"
"""The kind of a title block's list of authors, divided by semicolons or line ends outside of all markup."""


class Scalar(NamedTuple):
    """A text: its value, what pandoc takes it for, and its place; `meta` is what it says once it is read as Markdown.

    The kinds are `text`, `number`, `bool`, `null`; `line` and `AUTHORS` in a title block; and `plain` for a text of the command
    line, which is no Markdown.
    """

    value: str
    kind: str
    span: Span | None
    origin: Origin
    meta: MetaValue = ""

    @property
    def lines(self) -> Sequence[str]:
        """The lines of the text, whose places `origin` knows."""
        return self.origin.lines


class Series(NamedTuple):
    """A list of values."""

    values: "tuple[Value, ...]"
    span: Span | None


class Record(NamedTuple):
    """Fields, in their order; `given` has them with repetitions and places."""

    fields: "Mapping[str, Value]"
    given: tuple[tuple[str, Span | None], ...]
    span: Span | None


Value = Scalar | Series | Record


def load(origin: Origin, what: str) -> Value | None:
    """The value of a text of YAML, None where it is empty; `what` names it in messages.

    Raises `FatalError` with METADATA_INVALID where it is no YAML.
    """
    import yaml  # noqa: PLC0415 - an essay without front matter does not pay for it

    nodes = _Nodes(origin, what)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = "\n".join((*origin.lines, ""))
    if _is_too_deep(text):
        raise nodes.invalid(_ENDLESS, None)
    try:
        node = next(iter(yaml.compose_all(text, Loader=loader)), None)
        return None if node is None else nodes.value(node, 0)
    except yaml.MarkedYAMLError as error:
        raise nodes.invalid(*_problem(error)) from None
    except yaml.YAMLError as error:
        raise nodes.invalid(str(error), None) from None
    except RecursionError:
        raise nodes.invalid(_ENDLESS, None) from None


def _is_too_deep(text: str) -> bool:
    """Whether brackets, or the items at the start of one line, nest deeper than libyaml could follow."""
    if text.count("[") + text.count("{") > _DEEPEST_OF_LIBRARY:
        depth = 0
        for bracket in _BRACKET.findall(text):
            depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
            if depth > _DEEPEST_OF_LIBRARY:
                return True
    return _DEEP_LINE.search(text) is not None


def _problem(error: Any) -> tuple[str, Any]:
    """What YAML says is wrong, and where; of what is never closed, where it opens."""
    problem = error.problem or error.context or ""
    unclosed = error.context_mark and any(words in problem for words in _UNCLOSED)
    return problem, error.context_mark if unclosed else error.problem_mark or error.context_mark


def _kind(value: str) -> str:
    """What pandoc takes a value for that stands in no quotation marks (YAML 1.1's words, JSON's numbers)."""
    if value in _NULL:
        return "null"
    if value in TRUE or value in FALSE:
        return "bool"
    return "number" if _NUMBER.fullmatch(value) else "text"


class _Nodes:
    """Turns YAML's nodes to values; `origin` are the lines of the YAML."""

    def __init__(self, origin: Origin, what: str) -> None:
        self.origin, self.what = origin, what
        self.left = max(_MOST_VALUES, sum(map(len, origin.lines)))

    def invalid(self, problem: str, mark: Any) -> FatalError:
        place = self.span(mark) if mark else self.origin.span(0)
        if mark and mark.line < len(self.origin.lines) and self.origin.lines[mark.line][mark.column :].startswith("\t"):
            problem = "tab character"
        known = ((message, hint) for words, message, hint in _PROBLEMS if words in problem)
        message, hint = next(known, (problem, None))
        return FatalError(Code.METADATA_INVALID, f"{self.what} is no YAML: {message}", place, hint)

    def span(self, mark: Any, length: int = 1) -> Span:
        return self.origin.span(mark.line, mark.column, max(1, length))

    def value(self, node: Any, depth: int) -> Value:
        self.left -= 1
        if self.left < 0 or depth > _DEEPEST:
            raise self.invalid(_ENDLESS, node.start_mark)
        if node.id == "sequence":
            return Series(tuple(self.value(item, depth + 1) for item in node.value), self.span(node.start_mark))
        if node.id == "mapping":
            return self.record(node, depth)
        same_line = node.start_mark.line == node.end_mark.line
        length = node.end_mark.column - node.start_mark.column if same_line else len(node.value.split("\n")[0])
        node.value = printable(node.value)
        is_text = node.style and (node.value or node.style != "|")  # an empty literal text is no text, as in pandoc
        kind = "text" if is_text else _kind(node.value)
        return Scalar(node.value, kind, self.span(node.start_mark, length), self.place_of(node))

    def record(self, node: Any, depth: int) -> Record:
        fields: dict[str, Value] = {}
        given = []
        for key, value in node.value:
            name = key.value if key.id == "scalar" else ""
            fields[name] = self.value(value, depth + 1)
            given.append((name, self.span(key.start_mark, len(name))))
        merged = fields.pop("<<", None)
        if isinstance(merged, Record):
            fields = {**merged.fields, **fields}
        own = tuple(pair for pair in given if pair[0] != "<<")
        return Record(MappingProxyType(fields), own, self.span(node.start_mark))

    def place_of(self, node: Any) -> Origin:
        """The lines of a text, and where they stand in the source, if it says the same there."""
        value = node.value.split("\n")
        source = list(self.lines(node.start_mark, node.end_mark, 1 if node.style else 0, node.style in ("|", ">")))
        path = self.origin.path
        if node.style == "|":
            literal = _without_indent(source, node.value)
            if [line for line, _ in literal] == [line.rstrip() for line in value][: len(literal)]:
                starts = [place for _, place in literal]
                return Origin(path, value, starts + starts[-1:] * (len(value) - len(starts)) or [self.start(node)])
        elif folds := _folds(value, source):
            return Origin(path, value, [_start(parts, self.start(node)) for parts in folds], folds=folds)
        return Origin(path, value, [self.start(node)] * len(value), exact=False)

    def start(self, node: Any) -> tuple[int, int]:
        place = self.span(node.start_mark)
        return place.line, place.column

    def lines(self, start: Any, end: Any, quotes: int, block: bool) -> Iterator[_Line]:
        """The lines of the source from one mark to another, with their places."""
        for number in range(start.line + block, min(end.line + (not block or end.column > 0), len(self.origin.lines))):
            line = self.origin.lines[number]
            left = start.column + quotes if number == start.line else 0
            right = end.column - quotes if number == end.line and not block else len(line)
            place = self.origin.span(number, left)
            yield line[left:right].rstrip(), (place.line, place.column)


def _start(parts: Sequence[Fold], start: tuple[int, int]) -> tuple[int, int]:
    return (parts[0].line, parts[0].column) if parts else start


def _folds(value: Sequence[str], source: Sequence[_Line]) -> list[list[Fold]] | None:
    """For each line of a value where its parts stand in the source; None where the source says it in other characters."""
    words = [(match, place) for line, place in source for match in re.finditer(r"\S+", line)]
    if [match.group() for match, _ in words] != " ".join(value).split():
        return None
    folds: list[list[Fold]] = []
    position, last = 0, 0
    for line in value:
        parts: list[Fold] = []
        for found in re.finditer(r"\S+", line):
            match, (number, column) = words[position]
            if not parts or number != last:
                parts.append(Fold(found.start(), number, column + match.start()))
            position, last = position + 1, number
        folds.append(parts)
    return folds


def _without_indent(lines: Sequence[_Line], value: str) -> list[_Line]:
    """Lines of a literal text without the indent that is not part of it."""
    first = next((line for line in value.split("\n") if line.strip()), "")
    source = next((line for line, _ in lines if line.strip()), "")
    indent = len(source) - len(first.rstrip())
    return [(line[indent:], (place[0], place[1] + indent)) for line, place in lines]
