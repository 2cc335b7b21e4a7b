"""Tables: grid, rows and cells, their look left to the table style."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from essayexport.document import Alignment, Blocks, Cell, Paragraph, Role, Row, Table, plain
from essayexport.records import record
from essayexport.style.page import PageStyle
from essayexport.writers.columns import shares
from essayexport.writers.docx.standing import Standing, style_id
from essayexport.writers.docx.styles import TABLE, foot_cell, head_cell
from essayexport.writers.docx.xml import escaped, twips

WriteCell = Callable[[Blocks, Role, Standing, float], str]
"""Writes the blocks of a cell: the role of an empty one, their standing, and the width they have (points)."""


@dataclass(slots=True, eq=False, repr=False)
class _Above:
    """A cell of a row above that reaches down: how many rows more, and over how many columns."""

    rows: int
    columns: int


@record
class _Grid:
    """What all rows of a table share."""

    table: Table
    page: PageStyle
    widths: tuple[int, ...]
    write: WriteCell
    leftwards: bool


@record
class _Line:
    """What the cells of a row share: their role, what they look like beside the table style, and whether notes follow them."""

    role: Role
    properties: str
    kept: bool


class _Group(Enum):
    """The groups of rows that a table has."""

    HEAD = "head"
    BODY = "body"
    FOOT = "foot"


_NO_CELL = Cell(())


def table_xml(table: Table, left: float, width: float, page: PageStyle, write: WriteCell, *, leftwards: bool = False) -> str:
    """`w:tbl`, `left` points in from the edge of the text block and `width` points wide; `leftwards` begins at the right."""
    grid = _Grid(table, page, tuple(twips(share * width) for share in shares(table)), write, leftwards)
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in grid.widths)
    rows = _rows(table.head, grid, _Group.HEAD) + _rows(table.body, grid, _Group.BODY) + _rows(table.foot, grid, _Group.FOOT)
    return f"<w:tbl>{_properties(grid, left)}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _properties(grid: _Grid, left: float) -> str:
    """`w:tblPr`: the rules of head and foot come from the table style where they are one row."""
    head, foot = int(len(grid.table.head) == 1), int(len(grid.table.foot) == 1)
    value = f"{0x600 + 0x20 * head + 0x40 * foot:04X}"
    look = f'w:val="{value}" w:firstRow="{head}" w:lastRow="{foot}" w:firstColumn="0" w:lastColumn="0"'
    way = "<w:bidiVisual/>" if grid.leftwards else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="{style_id(TABLE)}"/>{way}<w:tblW w:w="{sum(grid.widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(left)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook {look} w:noHBand="1" w:noVBand="1"/>{_description(grid.table)}</w:tblPr>'
    )


def _description(table: Table) -> str:
    """Title and description for who cannot see the table: the lines of its caption."""
    lines = [plain(block.children) for block in table.caption if isinstance(block, Paragraph)]
    if not lines:
        return ""
    title, rest = lines[0], " ".join(lines[1:])
    description = f'<w:tblDescription w:val="{escaped(rest)}"/>' if rest else ""
    return f'<w:tblCaption w:val="{escaped(title)}"/>{description}'


def _rows(rows: tuple[Row, ...], grid: _Grid, group: _Group) -> str:
    above: dict[int, _Above] = {}
    return "".join(_row(row, grid, above, _line(number, len(rows), grid, group)) for number, row in enumerate(rows, start=1))


def _line(number: int, count: int, grid: _Grid, group: _Group) -> _Line:
    """What the cells of a row share that is the `number`th of so many in its group."""
    rules, last = grid.page.table_rules, number == count
    head = head_cell(rules, last=last) if group is _Group.HEAD and count > 1 else ""
    foot = foot_cell(rules) if group is _Group.FOOT and number == 1 and count > 1 else ""
    ends = last and group is (_Group.FOOT if grid.table.foot else _Group.BODY)
    before_foot = last and group is _Group.BODY and bool(grid.table.foot)
    role = Role.TABLE_HEAD if group is _Group.HEAD else Role.TABLE_CELL
    return _Line(role, head + foot, kept=before_foot or (ends and bool(grid.table.notes)))


def _row(row: Row, grid: _Grid, above: dict[int, _Above], line: _Line) -> str:
    """`w:tr`, which does not break over pages; a head stands again on every page."""
    cells, column, left = [], 0, iter(row)
    while column < len(grid.widths):
        reaching = above.get(column)
        if reaching is not None and reaching.rows > 0:
            reaching.rows -= 1
            cell, span, merge = _NO_CELL, reaching.columns, "<w:vMerge/>"
        else:
            cell = next(left, _NO_CELL)
            span = max(1, min(cell.column_span, len(grid.widths) - column))
            above[column] = _Above(cell.row_span - 1, span)
            merge = '<w:vMerge w:val="restart"/>' if cell.row_span > 1 else ""
        cells.append(_cell(cell, range(column, column + span), merge, grid, line))
        column += span
    header = "<w:tblHeader/>" if line.role is Role.TABLE_HEAD else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, columns: range, merge: str, grid: _Grid, line: _Line) -> str:
    """`w:tc` over some columns."""
    width = sum(grid.widths[column] for column in columns)
    alignment = cell.alignment
    if alignment is Alignment.DEFAULT:
        alignment = grid.table.columns[columns.start].alignment
    spanned = f'<w:gridSpan w:val="{len(columns)}"/>' if len(columns) > 1 else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merge}{line.properties}'
    standing = Standing(alignment=alignment, around=line.role, kept=line.kept)
    blocks = grid.write(cell.blocks, line.role, standing, width / 20 - 2 * grid.page.cell_padding)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"
