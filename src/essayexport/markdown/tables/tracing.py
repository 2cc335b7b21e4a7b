"""Finds the cells of a grid: rectangles between `+`, `-` and `|`, which can reach over several rows and columns.

A cell is traced from its upper left corner: right to a `+`, down to a `+`, left and up again; the first way that leads back
counts. Its lower left and upper right corners are where further cells are looked for.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from essayexport.records import NamedTuple

_PATIENCE = 20
_LEAST_PATIENCE = 10_000
"""How many characters are looked at, at most: so many times those of the grid, or so many."""


class Rectangle(NamedTuple):
    """A cell: the lines and columns of its borders, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int

    def is_inside(self, other: "Rectangle") -> bool:
        """Whether all of the cell lies in another one."""
        return other.top <= self.top and other.left <= self.left and self.bottom <= other.bottom and self.right <= other.right


class Grid(NamedTuple):
    """The cells of a grid, and the lines and columns that part rows and columns."""

    cells: Sequence[Rectangle]
    rows: Sequence[int]
    columns: Sequence[int]

    def row_of(self, line: int) -> int:
        """The row that starts under a line."""
        return bisect_left(self.rows, line)

    def is_border(self, line: int) -> bool:
        """Whether a line parts rows."""
        return line in self.rows[self.row_of(line) : self.row_of(line) + 1]

    def column_of(self, column: int) -> int:
        """The column that starts behind a column of characters."""
        return bisect_left(self.columns, column)


def trace(lines: Sequence[str], width: int) -> Grid | None:
    """The cells in lines of at most `width` characters; None where there are none, or too many ways to look for them."""
    tracer = _Tracer(lines, width, _LEAST_PATIENCE + _PATIENCE * sum(map(len, lines)))
    corners, known = [(0, 0)], {(0, 0)}
    cells = []
    while corners and tracer.patience > 0:
        top, left = heappop(corners)
        cell = tracer.cell(top, left)
        if cell is None:
            continue
        cells.append(cell)
        for corner in ((top, cell.right), (cell.bottom, left)):
            if corner not in known:
                known.add(corner)
                heappush(corners, corner)
    if not cells or tracer.patience <= 0:
        return None
    return Grid(cells, sorted(tracer.rows), sorted(tracer.columns))


@dataclass(slots=True, eq=False, repr=False)
class _Tracer:
    """Traces cells and remembers each `+` on its way."""

    lines: Sequence[str]
    width: int
    patience: int
    rows: set[int] = field(default_factory=lambda: {0})
    columns: set[int] = field(default_factory=lambda: {0})

    def cell(self, top: int, left: int) -> Rectangle | None:
        """The cell whose upper left corner is given."""
        line, right = self.lines[top], left
        while (behind := line.find("+", right + 1)) >= 0 and not line[right + 1 : behind].strip("-"):
            self.patience -= behind - right
            right = behind
            bottom = self._bottom(top, left, right)
            if bottom is not None:
                self._remember(top, left, bottom, right)
                return Rectangle(top, left, bottom, right)
        if left < right == len(line) - 1 < self.width - 1:
            return self._last_cell(top, left)
        return None

    def _bottom(self, top: int, left: int, right: int) -> int | None:
        """The line of the lower border of a cell whose other borders are given."""
        open_end = right == self.width - 1
        for number in range(top + 1, len(self.lines)):
            line = self.lines[number]
            self.patience -= 1
            end, start = line[right : right + 1], line[left : left + 1]
            if end == "+" == start:
                self.patience -= right - left
                if not line[left + 1 : right].strip("-+"):
                    return number
            elif not open_end and end not in ("+", "|"):
                return None
            if start not in ("+", "|") or self.patience < 0:
                return None
        return None

    def _remember(self, top: int, left: int, bottom: int, right: int) -> None:
        for number in range(top + 1, bottom):
            line = self.lines[number]
            if "+" in (line[right : right + 1], line[left : left + 1]):
                self.rows.add(number)
        self.rows.add(bottom)
        for number in (top, bottom):
            line, position = self.lines[number], left
            while 0 <= (position := line.find("+", position + 1)) <= right:
                self.columns.add(position)
        self.columns.add(right)

    def _last_cell(self, top: int, left: int) -> Rectangle | None:
        """A cell whose upper border is too short: it reaches down to the next line that is a border."""
        for number in range(top + 1, len(self.lines)):
            line = self.lines[number]
            self.patience -= 1 + len(line) - left
            if line.startswith("+", left) and not line[left:].strip("-+"):
                self.rows.add(number)
                self.columns.add(self.width - 1)
                return Rectangle(top, left, number, self.width - 1)
        return None
