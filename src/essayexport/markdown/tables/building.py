"""From the text of a table to its node."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from essayexport.diagnostics import Code
from essayexport.document import NO_ATTRIBUTES, Blocks, Cell, Inlines, Paragraph, Row, Table
from essayexport.markdown.place import Leaf
from essayexport.markdown.reading import Reading
from essayexport.markdown.tables.texts import CellBlocks, CellLines, CellSource, CellText, RowSource, TableText


@dataclass(frozen=True, slots=True)
class Builder:
    """What makes nodes of the text in cells."""

    reading: Reading
    inlines: Callable[[Leaf], Inlines]
    blocks: Callable[[CellBlocks], Blocks]


def built_table(text: TableText, builder: Builder) -> Table:
    """The table; a head without words is none. Reports the words that have no column."""
    origin, caption, attributes = builder.reading.origin, Blocks(), NO_ATTRIBUTES
    if text.caption:
        caption = _paragraph(builder, Leaf(text.caption.text, origin, text.caption.line))
        attributes = text.caption.attributes
    head, body, foot = (_rows(builder, rows, len(text.columns)) for rows in (text.head, text.body, text.foot))
    if len(head) == 1 and all(cell == Cell(()) for cell in head[0]):
        head = ()
    return Table(text.columns, head, body, caption, attributes=attributes, foot=foot)


def _rows(builder: Builder, rows: Sequence[RowSource], columns: int) -> tuple[Row, ...]:
    return tuple(_row(builder, row, columns) for row in rows)


def _row(builder: Builder, row: RowSource, columns: int) -> Row:
    _tell_surplus(builder.reading, row[columns:], columns)
    return tuple(Cell(_blocks(builder, cell), row_span=cell.row_span, column_span=cell.column_span) for cell in row[:columns])


def _blocks(builder: Builder, cell: CellSource) -> Blocks:
    match cell:
        case CellText():
            return _paragraph(builder, Leaf(cell.text, builder.reading.origin, cell.line, cell.column, is_cut=True))
        case CellLines():
            return _paragraph(builder, Leaf(cell.text, cell.origin, 0, 0))
        case CellBlocks():
            return _tight(builder.blocks(cell))
        case _:
            assert_never(cell)


def _paragraph(builder: Builder, leaf: Leaf) -> Blocks:
    children = builder.inlines(leaf) if leaf.text else ()
    return (Paragraph(children, tight=True),) if children else ()


def _tight(blocks: Blocks) -> Blocks:
    """One paragraph alone in a cell is tight."""
    return (replace(blocks[0], tight=True),) if len(blocks) == 1 and isinstance(blocks[0], Paragraph) else blocks


def _tell_surplus(reading: Reading, cells: Sequence[CellSource], columns: int) -> None:
    surplus = [cell for cell in cells if isinstance(cell, CellText) and cell.text]
    if not surplus:
        return
    first, count = surplus[0], len(surplus)
    what = f"the cell “{first.text}” has no column and is" if count == 1 else f"{count} cells have no column and are"
    made = "one column" if columns == 1 else f"{columns} columns"
    hint = f"the line of dashes makes {made}; a `|` that is no border is written `\\|`"
    span = reading.origin.span(first.line, first.column, max(1, len(first.text)))
    reading.tell(Code.TABLE_CELL_SURPLUS, f"{what} left out", span, hint)
