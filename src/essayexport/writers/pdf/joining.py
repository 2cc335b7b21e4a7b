"""Joins in the structure tree what WeasyPrint tags apart: the lines of a paragraph, and its parts on two pages."""

from itertools import pairwise
from typing import Any

import pydyf

from essayexport.writers.pdf.continuations import continuations
from essayexport.writers.pdf.structure import Element, Tree


def join_lines(tree: Tree) -> None:
    """Makes one piece of content of lines that follow each other on a page.

    The space at the end of a line is not drawn: who reads piece by piece would run the words of two lines together.
    """
    following = {page: _following(tree.stream(page)) for page in tree.pages}
    joined: dict[bytes, set[int]] = {page: set() for page in tree.pages}
    for element in tree.elements:
        kids = tree.kids(element) if len(element.get("K", ())) > 1 else []
        for before, leaf in pairwise(kids):
            if _is_line(before) and _is_line(leaf) and leaf["K"][0] in following[leaf["Pg"]]:
                joined[leaf["Pg"]].add(leaf["K"][0])
    _leave_out_joined(tree, joined)
    for page, marks in joined.items():
        _join_marks(tree.stream(page), marks)
        tree.forget(page, marks)


def _is_line(element: Element) -> bool:
    return element["S"] == "/Span" and len(element["K"]) == 1 and isinstance(element["K"][0], int)


def _following(stream: list[Any]) -> set[int]:
    """The marks of a page that begin where the mark before them ends, with nothing drawn in between."""
    found: set[int] = set()
    before = None
    for index, item in enumerate(stream):
        if isinstance(item, pydyf.Dictionary):
            mark = item.get("MCID")
            if before is not None and mark == before + 1 and stream[index - 2] == b"EMC":
                found.add(mark)
            before = mark
        elif item == b"BMC":
            before = None
    return found


def _leave_out_joined(tree: Tree, joined: dict[bytes, set[int]]) -> None:
    for element in tree.elements:
        kids = [(kid, tree.objects.get(kid) if isinstance(kid, bytes) else None) for kid in element.get("K", ())]
        gone = {kid for kid, leaf in kids if leaf and leaf.get("S") == "/Span" and joined[leaf["Pg"]].intersection(leaf["K"][:1])}
        if gone:
            element["K"][:] = [kid for kid, _ in kids if kid not in gone]
            for kid in gone:
                tree.objects[kid].clear()


def _join_marks(stream: list[Any], marks: set[int]) -> None:
    """Takes the end of one piece and the beginning of the next from the operators of a page."""
    cuts = [i for i, item in enumerate(stream) if isinstance(item, pydyf.Dictionary) and item.get("MCID") in marks]
    for index in reversed(cuts):
        del stream[index - 2 : index + 2]


def join_continued(tree: Tree, document: Any) -> None:
    """Joins the parts of paragraphs, quotations and lists that a page break divides."""
    by_page: dict[bytes, list[Element]] = {page: [] for page in tree.pages}
    for element in tree.kids(tree.document):
        by_page[element["Pg"]].append(element)
    joined: set[bytes] = set()
    for before, after, depth, last in continuations(document, tree.pages):
        part, next_part = by_page[before][last], by_page[after][0]
        joined.add(next_part.reference)
        _join(tree, part, next_part, depth)
        by_page[after][0] = part
    tree.document["K"][:] = [kid for kid in tree.document["K"] if kid not in joined]


def _join(tree: Tree, before: Element, after: Element, depth: int) -> None:
    """Joins two elements and, `depth` blocks deep, the last one in the first with the first one in the second."""
    is_item = before["S"] == "/LI"
    above, below = tree.kids(before), tree.kids(after)
    if (depth > 1 or is_item) and above and below:
        after["K"].remove(below[0].reference)
        _join(tree, above[-1], below[0], depth if is_item else depth - 1)
    tree.adopt(before, after)
