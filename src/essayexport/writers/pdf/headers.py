"""Which heads each cell of a table has (ISO 32000-1, table 349): WeasyPrint takes no cell for wider or higher than one."""

from collections.abc import Iterator
from typing import Any

import pydyf

from essayexport.writers.pdf.structure import Element, Tree

_GROUPS = ("/THead", "/TBody", "/TFoot")


def name_headers(tree: Tree, table: Element) -> None:
    """Gives each head of a table a name and its scope, and each other cell the names of the heads of its columns."""
    groups = tree.kids(table)
    if not any(group["S"] == "/TBody" for group in groups):  # a part of a table that is only its foot
        for group in groups:
            group["S"] = "/TBody" if group["S"] == "/TFoot" else group["S"]
    names: dict[int, list[Any]] = {}
    for group in groups:
        for number, columns, cell in _placed(tree, group) if group["S"] in _GROUPS else ():
            if cell["S"] == "/TH":
                name = cell["ID"] = pydyf.String(f"{table.number}-{group.number}-{number}-{columns.start}")
                cell["A"]["Scope"] = "/Column"
                for column in columns:
                    names.setdefault(column, []).append(name)
            else:
                heads = {bytes(name.data): name for column in columns for name in names.get(column, ())}
                cell["A"]["Headers"] = pydyf.Array(heads.values())


def _placed(tree: Tree, group: Element) -> Iterator[tuple[int, range, Element]]:
    """The cells of a group of rows, each with the number of its row and the columns that it takes."""
    taken: dict[int, int] = {}
    for number, row in enumerate(kid for kid in tree.kids(group) if kid["S"] == "/TR"):
        column, below = 0, {index: left - 1 for index, left in taken.items() if left > 1}
        for cell in tree.kids(row):
            while column in taken:
                column += 1
            columns = range(column, column + cell["A"].get("ColSpan", 1))
            below.update(dict.fromkeys(columns, cell["A"].get("RowSpan", 1) - 1) if cell["A"].get("RowSpan", 1) > 1 else {})
            yield number, columns, cell
            column = columns.stop
        taken = below
