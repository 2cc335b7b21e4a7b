"""Repairs of the tags that WeasyPrint makes, on its objects in memory, before they are written.

WeasyPrint tags page by page and box by box. What is mended here: page numbers are artifacts; the lines of a paragraph are one
piece of content, also over a page; notes are Note with their number as Lbl and their call as Reference; markers of lists are
Lbl; a run-in heading stands before its paragraph; a link with emphasis in it is one link; cells know their heads (ISO
14289-1, 7; ISO 32000-1, 14.8.4).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pydyf

from essayexport.patterns import pattern
from essayexport.writers.html.elements import FORMULA
from essayexport.writers.pdf.headers import name_headers
from essayexport.writers.pdf.joining import join_continued, join_lines
from essayexport.writers.pdf.structure import Element, Tree, read

_HEADING = pattern(r"/H\d")

_MAY_BE_EMPTY = frozenset({"/Document", "/Table", "/TR", "/TD", "/TH"})


def repair(document: Any, pdf: Any) -> None:
    """All repairs; a finisher for WeasyPrint."""
    tree = read(pdf)
    mark_artifacts(tree)
    join_lines(tree)
    join_continued(tree, document)
    for element in reversed(tree.elements):
        if mend := _REPAIRS.get(element.get("S")):
            mend(tree, element)
        if element.get("K") == [] and element["S"] not in _MAY_BE_EMPTY:
            tree.leave_out(element)
    number_notes(tree)


def mark_artifacts(tree: Tree) -> None:
    """What stands in the margins belongs to no element: the running head and the page number become artifacts."""
    inside, root = set(tree.document["K"]), tree.document.reference
    marks: dict[bytes, set[int]] = {}
    for element in tree.elements:
        if element.get("P") == root and element.reference not in inside:
            for part in tree.below(element):
                marks.setdefault(part["Pg"], set()).update(kid for kid in part["K"] if isinstance(kid, int))
                part.clear()
    for page, found in marks.items():
        stream = tree.stream(page)
        for index, item in enumerate(stream):
            if isinstance(item, pydyf.Dictionary) and item.get("MCID") in found:
                stream[index - 1 : index + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
        tree.forget(page, found)


def list_item(tree: Tree, item: Element) -> None:
    """The marker, which is the first thing in the item's first paragraph, becomes the item's label."""
    body = _first(tree, item, "/LBody")
    paragraph = _first(tree, body, "/P")
    marker = _first(tree, paragraph, "/NonStruct")
    if marker:
        paragraph["K"].remove(marker.reference)
        item["K"].insert(0, marker.reference)
        marker["S"], marker["P"] = "/Lbl", item.reference
        for part in (paragraph, body):
            if not part["K"]:
                tree.leave_out(part)


def _first(tree: Tree, element: Element, kind: str) -> Element:
    """The first element below another if it is of that kind, else None; None below None."""
    kids = tree.kids(element) if element else []
    return kids[0] if kids and kids[0]["S"] == kind else None


def division(tree: Tree, element: Element) -> None:
    """A `div` is a paragraph here. Headings in it run in: they are one heading, and it stands before."""
    element["S"] = "/P"
    headings = [kid for kid in tree.kids(element) if _HEADING.fullmatch(kid["S"])]
    for heading in headings:
        element["K"].remove(heading.reference)
    if headings:
        first, above = headings[0], tree.parent(element)
        for part in headings[1:]:
            tree.adopt(first, part)
        first["P"] = above.reference
        above["K"].insert(above["K"].index(element.reference), first.reference)


def article(tree: Tree, element: Element) -> None:
    """An `article` is a note; one inside another is the note's first paragraph."""
    inner = tree.parent(element)["S"] == "/Art"
    element["S"] = "/P" if inner else "/Note"


def number_notes(tree: Tree) -> None:
    """Gives every note an identifier (ISO 14289-1, 7.9) and makes the number that opens it its label."""
    notes = [element for element in tree.elements if element.get("S") == "/Note"]
    for number, note in enumerate(notes, start=1):
        note["ID"] = pydyf.String(f"note-{number}")
        marker = next((part for part in tree.below(note) if part["S"] == "/NonStruct"), None)
        if marker:
            marker["S"] = "/Lbl"


def link(tree: Tree, element: Element) -> None:
    """A link is one annotation: what is emphasised in it has none of its own. The call of a note is a reference."""
    for inner in tree.below(element)[1:]:
        for reference in _references(tree, inner):
            inner["K"].remove(reference.reference)
            _remove_annotation(tree, reference)
    above = tree.parent(element)
    for reference in _references(tree, element):
        target = tree.objects[reference["Obj"]].get("Dest")
        if above["S"] == "/NonStruct" and target is not None and target.string.startswith("note-"):
            above["S"] = "/Reference"


def _references(tree: Tree, element: Element) -> list[Any]:
    """The references to annotations right below an element."""
    found = (tree.objects[kid] for kid in element["K"] if isinstance(kid, bytes))
    return [item for item in found if item.get("Type") == "/OBJR"]


def _remove_annotation(tree: Tree, reference: Any) -> None:
    annotation = tree.objects[reference["Obj"]]
    tree.objects[reference["Pg"]]["Annots"].remove(reference["Obj"])
    place = tree.numbers.index(annotation["StructParent"], 2 * len(tree.pages))
    del tree.numbers[place : place + 2]
    annotation.clear()
    reference.clear()


def figure(_tree: Tree, element: Element) -> None:
    """A picture without alternative text says nothing to who cannot see it. One of a formula is a formula."""
    if "Alt" in element and element["Alt"].string.startswith(FORMULA):
        element["S"] = "/Formula"
        element["Alt"] = pydyf.String(element["Alt"].string.removeprefix(FORMULA))
    if "Alt" not in element:
        element["S"] = "/NonStruct"


_REPAIRS: Mapping[str, Callable[[Tree, Element], None]] = MappingProxyType(
    {"/LI": list_item, "/Div": division, "/Art": article, "/Link": link, "/Figure": figure, "/Table": name_headers}
)
