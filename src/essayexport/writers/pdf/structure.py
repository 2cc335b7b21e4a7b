"""The structure tree of a PDF in memory, as the objects that WeasyPrint made of it (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Mapping
from typing import Any

import pydyf

from essayexport.records import record

Element = Any
"""A structure element: a dictionary whose `K` holds references to what is below it, and marks of content as numbers."""


@record
class Tree:
    """The objects of a PDF by their references, and of these the structure tree.

    `elements` has each before those below it, `document` is the topmost; `numbers` says for each mark of a page which
    element it belongs to (ISO 32000-1, 14.7.4.4).
    """

    objects: Mapping[bytes, Any]
    elements: tuple[Element, ...]
    document: Element
    numbers: Any
    pages: tuple[bytes, ...]

    def kids(self, element: Element) -> list[Element]:
        """The structure elements right below one."""
        found = (self.objects.get(kid) for kid in element["K"] if isinstance(kid, bytes))
        return [kid for kid in found if kid is not None and kid.get("Type") == "/StructElem"]

    def below(self, element: Element) -> list[Element]:
        """The element and all that are below it, each before those below it."""
        found = [element]
        for kid in self.kids(element):
            found += self.below(kid)
        return found

    def parent(self, element: Element) -> Element:
        """The structure element above one."""
        return self.objects[element["P"]]

    def stream(self, page: bytes) -> list[Any]:
        """The operators that draw a page."""
        operators: list[Any] = self.objects[self.objects[page]["Contents"]].stream
        return operators

    def forget(self, page: bytes, marks: set[int]) -> None:
        """Takes marks of a page from the list of what belongs to which element."""
        owners = self.numbers[2 * self.pages.index(page) + 1]
        for mark in marks:
            owners[mark] = "null"

    def adopt(self, element: Element, other: Element) -> None:
        """Puts what is below the other element below this one, at the end; the other element is no more."""
        for kid in self.kids(other):
            kid["P"] = element.reference
        element["K"].extend(other["K"])
        other.clear()

    def leave_out(self, element: Element) -> None:
        """Takes an element from the one above it."""
        self.parent(element)["K"].remove(element.reference)
        element.clear()


def read(pdf: Any) -> Tree:
    """The structure tree of a PDF that WeasyPrint has made and not yet written."""
    objects = {item.reference: item for item in pdf.objects if isinstance(item, pydyf.Dictionary | pydyf.Stream)}
    dictionaries = (item for item in pdf.objects if isinstance(item, pydyf.Dictionary))
    elements = tuple(item for item in dictionaries if item.get("Type") == "/StructElem")
    root = objects[pdf.catalog["StructTreeRoot"]]
    numbers = objects[root["ParentTree"]]["Nums"]
    return Tree(objects, elements, objects[root["K"][0]], numbers, tuple(pdf.page_references))
