"""`tabular` and its like: rows and cells, spans, and which rows are the head."""

from collections.abc import Iterable

from essayexport.document import Alignment, Attributes, Cell, Column, Paragraph, Row, Table
from essayexport.foreign.pieces import Piece, as_blocks, as_inlines
from essayexport.foreign.tex.walking import Around, Node, arguments, children, written
from essayexport.records import NamedTuple

_RULES = frozenset("hline toprule midrule bottomrule cline cmidrule specialrule addlinespace".split())
_HEADS = frozenset("endhead endfirsthead endfoot endlastfoot".split())
_ALIGNMENTS = {"l": Alignment.LEFT, "c": Alignment.CENTER, "r": Alignment.RIGHT}


class _Cells(NamedTuple):
    """A row as it is read: the nodes of each cell, and whether a rule stands above it."""

    cells: list[list[Node]]
    ruled: bool


def table(node: Node, around: Around) -> Iterable[Piece]:
    """A table. The rows above the first rule that stands inside it are its head."""
    columns = _columns(written(arguments(node)[-1]) if arguments(node) else "")
    rows, caption, label = _rows(node, around)
    read = [tuple(_cell(cell, around) for cell in row.cells) for row in rows]
    ends = [number for number, row in enumerate(rows) if row.ruled and number]
    head = ends[0] if ends else 0
    width = max([len(columns), *(sum(cell.column_span for cell in row) for row in read)])
    columns = (*columns, *(Column() for _ in range(width - len(columns))))
    cells = _without_covered(read)
    found = Table(columns, tuple(cells[:head]), tuple(cells[head:]), caption, attributes=Attributes(label))
    return (found,) if read else ()


def _columns(spec: str) -> tuple[Column, ...]:
    """The columns of a specification such as `|l|c|p{3cm}|`."""
    columns: list[Column] = []
    depth = 0
    for position, character in enumerate(spec):
        depth += (character == "{") - (character == "}")
        if depth == 0 and character in "lcrpmbXLCRJS" and spec[position - 1 : position] not in {">", "<", "@", "!"}:
            columns.append(Column(_ALIGNMENTS.get(character.lower(), Alignment.DEFAULT)))
    return tuple(columns)


def _rows(node: Node, around: Around) -> tuple[list[_Cells], tuple[Paragraph, ...], str]:
    """The rows, and the caption and label that a `longtable` has inside."""
    rows: list[_Cells] = []
    current: list[list[Node]] = [[]]
    ruled, label = False, ""
    caption: tuple[Paragraph, ...] = ()
    for inner in node.nodelist:
        name = getattr(inner, "macroname", "")
        if name in {"\\", "tabularnewline"}:
            if _is_filled(current):
                rows.append(_Cells(current, ruled))
                ruled = False
            current = [[]]
        elif name in _RULES:
            ruled = True
        elif name == "caption":
            caption = (Paragraph(as_inlines(around.inside(children(arguments(inner)[-1])))),)
        elif name == "label":
            label = written(arguments(inner)[-1])
        elif getattr(inner, "specials_chars", "") == "&":
            current.append([])
        elif name not in _HEADS:
            current[-1].append(inner)
    if _is_filled(current):
        rows.append(_Cells(current, ruled))
    return rows, caption, label


def _is_filled(cells: list[list[Node]]) -> bool:
    return len(cells) > 1 or any(node.latex_verbatim().strip() for node in cells[0])


def _cell(nodes: list[Node], around: Around) -> Cell:
    held = [node for node in nodes if node.latex_verbatim().strip()]
    name = getattr(held[0], "macroname", "") if len(held) == 1 else ""
    if name == "multicolumn":
        count, spec, text = arguments(held[0])
        columns = _columns(written(spec))
        alignment = columns[0].alignment if columns else Alignment.DEFAULT
        return _cell(children(text), around)._replace(column_span=_number(written(count)), alignment=alignment)
    if name == "multirow":
        given = arguments(held[0])
        return _cell(children(given[-1]), around)._replace(row_span=_number(written(given[1])))
    return Cell(as_blocks(around.inside(nodes), tight=True))


def _number(text: str) -> int:
    return max(1, int(text)) if text.isdecimal() else 1


def _without_covered(rows: list[Row]) -> list[Row]:
    """The rows without the empty cells that TeX wants under one that spans rows."""
    covered: dict[int, int] = {}
    left: list[Row] = []
    for row in rows:
        kept: list[Cell] = []
        column = 0
        for cell in row:
            if covered.get(column, 0) > 0 and not cell.blocks:
                covered[column] -= 1
            else:
                kept.append(cell)
                if cell.row_span > 1:
                    covered[column] = cell.row_span - 1
            column += cell.column_span
        left.append(tuple(kept))
    return left
