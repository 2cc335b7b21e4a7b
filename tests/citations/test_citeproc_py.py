"""citeproc-py's own rendering as a witness: in plain cases, what it prints right, the engine prints too."""

import warnings
from io import BytesIO
from typing import Any

import pytest
from citation_help import authors, one, style, year
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON
from lxml import etree

ITEM: dict[str, Any] = {
    "id": "a",
    "type": "article-journal",
    "title": "A life",
    "container-title": "Journal of Lives",
    "author": authors("Doe, John", "Roe, Jane", "Poe, Edgar"),
    "issued": year(1965, 6, 1),
    "page": "3-10",
    "volume": "12",
    "URL": "http://example.org/",
}

ELEMENTS = (
    '<text variable="title"/>',
    '<text variable="title" font-style="italic" prefix="[" suffix="]"/>',
    '<text variable="title" text-case="uppercase"/>',
    '<group delimiter=", "><text variable="title"/><text variable="volume"/><text variable="ISBN"/></group>',
    '<names variable="author"/>',
    '<names variable="author"><name and="text"/></names>',
    '<names variable="author"><name form="short" et-al-min="3" et-al-use-first="1"/></names>',
    '<names variable="author"><name initialize-with="." name-as-sort-order="all"/></names>',
    '<date variable="issued" form="text"/>',
    '<date variable="issued"><date-part name="year"/></date>',
    '<number variable="volume" form="ordinal"/>',
    '<label variable="volume" form="short"/>',
    '<choose><if type="book"><text value="no"/></if><else><text term="retrieved"/></else></choose>',
)


def witness(element: str) -> str:
    """What citeproc-py prints."""
    text = etree.tostring(style(element).root, encoding="unicode")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bibliography = CitationStylesBibliography(_load(text), CiteProcJSON([ITEM]))
        citation = Citation([CitationItem("a")])
        bibliography.register(citation)
        return str(bibliography.cite(citation, lambda _item: None))


def _load(text: str) -> Any:
    return CitationStylesStyle(BytesIO(text.encode()), validate=False)


@pytest.mark.parametrize("element", ELEMENTS)
def test_a_plain_element_prints_as_citeproc_py_prints_it(element: str) -> None:
    assert one(element, ITEM) == witness(element)
