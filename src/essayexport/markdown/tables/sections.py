"""The sections of a table, head, body and foot: each column of each row has its cell in them, as pandoc sees to it."""

from collections.abc import Sequence

from essayexport.markdown.tables.texts import CellSource, CellText, RowSource

EMPTY = CellText("", 0, 0)


def section(rows: Sequence[RowSource], columns: int) -> tuple[RowSource, ...]:
    """Rows in which each column has its cell: spans end with the section, and what they leave open is filled."""
    if all(cell.row_span == 1 for row in rows for cell in row) and all(_width(row) == columns for row in rows):
        return tuple(rows)
    found, below = [], [0] * columns
    for rows_left, row in zip(range(len(rows), 0, -1), rows, strict=False):
        placed, column, cells = list[CellSource](), 0, iter(row)
        while column < columns:
            if below[column]:
                column += 1
                continue
            cell = _clipped(next(cells, EMPTY), rows_left, below[column:])
            below[column : column + cell.column_span] = [cell.row_span] * cell.column_span
            placed.append(cell)
            column += cell.column_span
        below = [max(0, rows_open - 1) for rows_open in below]
        found.append(tuple(placed))
    return tuple(found)


def _width(row: RowSource) -> int:
    return sum(cell.column_span for cell in row)


def _clipped(cell: CellSource, rows: int, open_below: Sequence[int]) -> CellSource:
    free = next((number for number, taken in enumerate(open_below) if taken), len(open_below))
    return cell._replace(row_span=min(cell.row_span, rows), column_span=min(cell.column_span, free))
