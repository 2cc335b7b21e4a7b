"""How wide the columns of a table are: settled from its words alone, so that PDF and Word agree on it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from essayexport.document import Blocks, Cell, CodeBlock, Heading, Paragraph, Row, Table, plain, walk
from essayexport.records import record

_LINE = 80
"""Characters that a line of text holds, about: how much a table can show before its cells have to wrap."""

_PADDING = 2
"""Characters' worth of empty space in a column."""


@record
class _Need:
    """What a column asks for, in characters: its longest word, and its longest line."""

    least: float
    most: float


def shares(table: Table) -> tuple[float, ...]:
    """The share of the table's width that each column takes; they sum to 1.

    A column with a width of its author's keeps it; the others share the rest by their content, as CSS's automatic table
    layout does it (CSS 2.1, 17.5.2.2): in proportion to their longest lines where these fit, else each its longest word
    first. Where the author's widths leave nothing, or all are given, they are scaled to sum to 1. In the end, a column that
    would break its longest word takes from those that have room.
    """
    needs = _needs(table)
    return _unbroken(_wished(table, needs), [need.least / _LINE for need in needs])


def _wished(table: Table, needs: Sequence[_Need]) -> tuple[float, ...]:
    """The shares by the author's widths and the content."""
    given = [column.width or None for column in table.columns]
    rest = 1 - sum(width for width in given if width is not None)
    open_needs = [need for need, width in zip(needs, given, strict=True) if width is None]
    if not open_needs or rest <= 0:
        return _scaled([need.least / _LINE if width is None else width for need, width in zip(needs, given, strict=True)])
    parts = iter(_spread(open_needs, _LINE * rest))
    return _scaled([next(parts) * rest if width is None else width for width in given])


def _needs(table: Table) -> list[_Need]:
    least, most = [1.0] * len(table.columns), [1.0] * len(table.columns)
    for column, cell in chain(*placed(table.head), *placed(table.body), *placed(table.foot)):
        for line in _lines(cell.blocks):
            word = max(map(len, line.split()), default=0)
            for index in range(column, min(column + cell.column_span, len(least))):
                least[index] = max(least[index], word / cell.column_span)
                most[index] = max(most[index], len(line) / cell.column_span)
    return [_Need(word + _PADDING, line + _PADDING) for word, line in zip(least, most, strict=True)]


def placed(rows: Iterable[Row]) -> Iterator[tuple[tuple[int, Cell], ...]]:
    """Each row's cells with the number of the column in which each begins: cells of rows above may reach into it."""
    taken: dict[int, int] = {}
    for row in rows:
        column, cells = 0, []
        below = {index: left - 1 for index, left in taken.items() if left > 1}
        for cell in row:
            while column in taken:
                column += 1
            cells.append((column, cell))
            if cell.row_span > 1:
                below.update(dict.fromkeys(range(column, column + cell.column_span), cell.row_span - 1))
            column += cell.column_span
        yield tuple(cells)
        taken = below


def _lines(blocks: Blocks) -> Iterator[str]:
    for node in walk(blocks):
        if isinstance(node, Paragraph | Heading):
            yield plain(node.children)
        elif isinstance(node, CodeBlock):
            yield from node.text.splitlines()


def _spread(needs: Sequence[_Need], line: float) -> list[float]:
    """Shares, summing to 1, of a table `line` characters wide."""
    least, most = sum(need.least for need in needs), sum(need.most for need in needs)
    if most <= line:
        return [need.most / most for need in needs]
    if least >= line:
        return [need.least / least for need in needs]
    spare = (line - least) / (most - least)
    return [(need.least + (need.most - need.least) * spare) / line for need in needs]


def _scaled(widths: Sequence[float]) -> tuple[float, ...]:
    total = sum(widths)
    return tuple(width / total for width in widths)


def _unbroken(shares: tuple[float, ...], least: Sequence[float]) -> tuple[float, ...]:
    """Shares of which none is under its least while another has more than its own; those give in proportion to what they have."""
    short = sum(max(0.0, need - share) for share, need in zip(shares, least, strict=True))
    room = sum(max(0.0, share - need) for share, need in zip(shares, least, strict=True))
    if not short or not room:
        return shares
    given = min(1.0, short / room)
    helped = min(1.0, room / short)
    return tuple(share + (need - share) * (helped if share < need else given) for share, need in zip(shares, least, strict=True))
