"""Knows where each character of a text stands in the file it was taken from, behind quote marks and indents too."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from essayexport.diagnostics import Span
from essayexport.records import record


@record
class Origin:
    """The lines of a text, and where each one starts in its file (line, column, from 1); without `starts`, the whole file.

    Where it is not `exact`, only the start is known: the text is written with other characters in its file.
    """

    path: str
    lines: Sequence[str]
    starts: Sequence[tuple[int, int]] | None = None
    exact: bool = True

    def span(self, line: int, column: int = 0, length: int = 1) -> Span:
        """The place of a line and column of the text, both counted from 0."""
        if self.starts is None:
            return Span(self.path, line + 1, column + 1, length)
        first, shift = self.starts[min(line, len(self.starts) - 1)]
        return Span(self.path, first, shift + column, length) if self.exact else Span(self.path, first, shift)


@dataclass(eq=False, repr=False)
class Leaf:
    """The text of one paragraph, heading or cell: `line` is its first line in `origin`, `column` where that is known."""

    text: str
    origin: Origin
    line: int
    column: int | None = None

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        """For each line of the leaf: its offset in the text, and its column in the line of the origin."""
        offsets, columns, offset = [], [], 0
        for number, part in enumerate(self.text.split("\n")):
            offsets.append(offset)
            columns.append(self._column(number, part))
            offset += len(part) + 1
        return offsets, columns

    def _column(self, number: int, part: str) -> int:
        if self.column is not None:
            return self.column
        whole = self.origin.lines[self.line + number].rstrip()
        found = whole.rfind(part.strip())
        return found - (len(part) - len(part.lstrip()))

    def span(self, start: int, end: int) -> Span:
        """The place of a part of the text, as far as it stands on the line where it starts."""
        offsets, columns = self._starts
        number = bisect_right(offsets, start) - 1
        stop = self.text.find("\n", start, end)
        length = (stop if stop >= 0 else end) - start
        return self.origin.span(self.line + number, columns[number] + start - offsets[number], max(1, length))
