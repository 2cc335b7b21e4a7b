"""Knows where each character of a text stands in the file it was taken from, behind quote marks and indents too."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from operator import itemgetter

from essayexport.diagnostics import Span
from essayexport.records import NamedTuple, record, state

TAB_STOP = 4
"""A tab reaches to every fourth column, as in pandoc; what is read has blanks in its place."""


class Fold(NamedTuple):
    """A part of a line that was joined from several: its offset in the line, and its line and column in the file."""

    offset: int
    line: int
    column: int


@record
class Origin:
    """The lines of a text, and where each one starts in its file (line, column, from 1); without `starts`, the whole file.

    Where it is not `exact`, only the start is known: the text is written with other characters in its file. `folds` are for
    lines that were joined from several, as YAML joins them.
    """

    path: str
    lines: Sequence[str]
    starts: Sequence[tuple[int, int]] | None = None
    exact: bool = True
    folds: Sequence[Sequence[Fold]] | None = None

    def span(self, line: int, column: int = 0, length: int = 1) -> Span:
        """The place of a line and column of the text, both counted from 0."""
        if line < len(self.lines):
            column = _with_tabs(self.lines[line], column)
        if self.starts is None:
            return Span(self.path, line + 1, column + 1, length)
        first, shift = self.starts[min(line, len(self.starts) - 1)]
        if self.folds is not None and line < len(self.folds) and self.folds[line]:
            fold = self.folds[line][max(0, bisect_right(self.folds[line], column, key=itemgetter(0)) - 1)]
            first, shift = fold.line, fold.column - fold.offset
        return Span(self.path, first, shift + column, length) if self.exact else Span(self.path, first, shift)


def _with_tabs(line: str, column: int) -> int:
    """The column in a line with tabs of what stands in a column of the line with blanks in their place."""
    tabs, ends = _tabs(line)
    count = bisect_right(ends, column)
    number = column - ends[count - 1] + tabs[count - 1] + 1 if count else column
    return min(number, tabs[count] if count < len(tabs) else len(line))


@lru_cache(maxsize=16)
def _tabs(line: str) -> tuple[Sequence[int], Sequence[int]]:
    """Where the tabs of a line stand, and in which column each ends; kept, as a long line is asked for many places."""
    tabs, ends, width, position = [], [], 0, -1
    while (tab := line.find("\t", before := position + 1)) >= 0:
        width += tab - before
        width += TAB_STOP - width % TAB_STOP
        tabs.append(tab)
        ends.append(width)
        position = tab
    return tabs, ends


@state
class Leaf:
    """The text of one paragraph, heading or cell: `line` is its first line in `origin`, `column` where that is known.

    `is_cut`: no line end stands behind it, for a backslash to break the line there.
    """

    text: str
    origin: Origin
    line: int
    column: int | None = None
    is_cut: bool = False

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
        whole = self.origin.lines[self.line + number].expandtabs(TAB_STOP).rstrip()
        found = whole.rfind(part.strip())
        return found - (len(part) - len(part.lstrip()))

    def span(self, start: int, end: int) -> Span:
        """The place of a part of the text, as far as it stands on the line where it starts."""
        offsets, columns = self._starts
        number = bisect_right(offsets, start) - 1
        stop = self.text.find("\n", start, end)
        length = (stop if stop >= 0 else end) - start
        return self.origin.span(self.line + number, columns[number] + start - offsets[number], max(1, length))
