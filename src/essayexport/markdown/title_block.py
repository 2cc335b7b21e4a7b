"""pandoc's title block: `% title`, `% authors; …`, `% date` in the first lines of an essay."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from essayexport.diagnostics import Span
from essayexport.markdown.place import Origin
from essayexport.markdown.yaml_values import AUTHORS, Record, Scalar
from essayexport.records import NamedTuple

_FIELDS = ("title", "author", "date")
_MARK = "%"


class TitleBlock(NamedTuple):
    """What a title block says, and how many lines it has."""

    record: Record
    length: int


def title_block(path: str, lines: Sequence[str]) -> TitleBlock:
    """The title block that the lines of an essay open with. A title or date without text is none."""
    given = list(_parts(lines))
    values = {name: _value(name, path, lines, part) for name, part in zip(_FIELDS, given, strict=False)}
    fields = {name: value for name, value in values.items() if value.value.strip() or name == "author"}
    places = tuple((name, value.span) for name, value in fields.items())
    return TitleBlock(Record(MappingProxyType(fields), places, Span(path, 1)), sum(map(len, given)))


def _parts(lines: Sequence[str]) -> Iterator[range]:
    """The lines of each field: one that starts with `%`, and those indented behind it."""
    line = 0
    for _ in _FIELDS:
        if line >= len(lines) or not lines[line].startswith(_MARK):
            return
        end = line + 1
        while end < len(lines) and lines[end][:1] in (" ", "\t") and lines[end].strip():
            end += 1
        yield range(line, end)
        line = end


def _value(name: str, path: str, lines: Sequence[str], part: range) -> Scalar:
    texts, starts = [], []
    for number in part:
        text = lines[number].removeprefix(_MARK) if number == part.start else lines[number]
        words = text.strip()
        texts.append(text.lstrip())
        starts.append((number + 1, len(lines[number].rstrip()) - len(words) + 1))
    span = Span(path, starts[0][0], starts[0][1], max(1, len(texts[0])))
    kind = AUTHORS if name == "author" else "line"
    return Scalar("\n".join(texts), kind, span, Origin(path, texts, starts))
