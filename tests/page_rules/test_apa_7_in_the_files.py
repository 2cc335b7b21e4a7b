"""The rules of APA 7 that only a finished file or a finished citation can show."""

from datetime import UTC, datetime
from io import BytesIO
from types import MappingProxyType
from zipfile import ZipFile

import pytest
from lxml import etree

from essayexport.arrange import arrange
from essayexport.citations import cite, find_style, load_style
from essayexport.diagnostics import Diagnostic
from essayexport.document import Bibliography, Cite, CiteItem, Document, Meta, PageSettings, Paragraph, Text, plain
from essayexport.library import Reference
from essayexport.style import load
from essayexport.writers import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def parts() -> dict[str, etree._Element]:
    style = load("apa", PageSettings(), "en-US", print)
    essay = Document(Meta(title=(Text("Rain"),)), (Paragraph((Text("It rains."),)),))
    written = docx.write(arrange(essay, style), style, MappingProxyType({}), datetime(2026, 1, 1, tzinfo=UTC))
    with ZipFile(BytesIO(written)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}


def attributes(element: etree._Element) -> dict[str, str]:
    """Its attributes without their namespace."""
    return {etree.QName(str(name)).localname: str(value) for name, value in element.attrib.items()}


def attributes_of(parts: dict[str, etree._Element], name: str) -> dict[str, str]:
    """The attributes of the one element of this name in the document."""
    (found,) = parts["word/document.xml"].iter(f"{W}{name}")
    return attributes(found)


def inherited(parts: dict[str, etree._Element], name: str, element: str) -> dict[str, str]:
    """What a paragraph style says in its `w:spacing` or `w:ind`, over what the styles say that it is based on."""
    styles = {attributes(one)["styleId"]: one for one in parts["word/styles.xml"].iter(f"{W}style")}
    chain = [one for one in styles.values() if value(one, "name") == name]
    while base := value(chain[-1], "basedOn"):
        chain.append(styles[base])
    chain += parts["word/styles.xml"].iter(f"{W}pPrDefault")
    said: dict[str, str] = {}
    for one in reversed(chain):
        for found in one.iter(f"{W}pPr"):
            said |= {key: text for each in found.findall(f"{W}{element}") for key, text in attributes(each).items()}
    return said


def value(style: etree._Element, name: str) -> str:
    """The `w:val` of a child, empty where there is no such child."""
    found = style.find(f"{W}{name}")
    return "" if found is None else attributes(found)["val"]


def test_a1_word_has_margins_of_one_inch_and_letter_paper(parts: dict[str, etree._Element]) -> None:
    margins, paper = attributes_of(parts, "pgMar"), attributes_of(parts, "pgSz")
    assert [margins[side] for side in ("top", "right", "bottom", "left")] == ["1440"] * 4
    assert (paper["w"], paper["h"]) == ("12240", "15840")


def test_a3_word_shows_double_for_body_text(parts: dict[str, etree._Element]) -> None:
    spacing = inherited(parts, "Body Text", "spacing")
    assert (spacing["line"], spacing.get("lineRule", "auto")) == ("480", "auto")
    assert (spacing.get("before", "0"), spacing.get("after", "0")) == ("0", "0")


def test_a5_word_indents_body_text_by_half_an_inch(parts: dict[str, etree._Element]) -> None:
    assert inherited(parts, "Body Text", "ind")["firstLine"] == "720"


def test_a6_the_header_of_every_page_holds_the_page_number_alone(parts: dict[str, etree._Element]) -> None:
    (header,) = (part for name, part in parts.items() if name.startswith("word/header"))
    fields = [one.get(f"{W}instr") for one in header.iter(f"{W}fldSimple")] + [one.text for one in header.iter(f"{W}instrText")]
    assert [str(field).split()[0] for field in fields] == ["PAGE"]
    assert list(parts["word/document.xml"].iter(f"{W}titlePg")) == [], "the title page has its number too"
    assert attributes_of(parts, "pgMar")["header"] == "720"


REFERENCES = {
    "article": {
        "type": "article-journal",
        "author": [{"family": "Example", "given": "Ada"}],
        "issued": {"date-parts": [[2020]]},
        "title": "Rain",
        "container-title": "Weather",
        "DOI": "10.1234/rain",
        "accessed": {"date-parts": [[2024, 5, 1]]},
    },
    "page": {
        "type": "webpage",
        "author": [{"family": "Sample", "given": "Bo"}],
        "issued": {"date-parts": [[2021]]},
        "title": "Clouds",
        "container-title": "Sky",
        "URL": "https://example.org/clouds",
    },
}


@pytest.mark.parametrize(("key", "end"), [("article", "https://doi.org/10.1234/rain"), ("page", "https://example.org/clouds")])
def test_a17_a_doi_or_url_ends_its_entry_without_a_full_stop(key: str, end: str) -> None:
    said: list[Diagnostic] = []
    library = {key: Reference(key, {"id": key, **REFERENCES[key]})}
    essay = Document(Meta(), (Paragraph((Cite((CiteItem(key),), (Text(f"[@{key}]"),)),)),))
    cited = cite(essay, library, load_style(find_style("apa")), said.append)
    (entry,) = (one for block in cited.blocks if isinstance(block, Bibliography) for one in block.entries)
    assert plain(entry.children).endswith(f" {end}")
    assert "Retrieved" not in plain(entry.children)
    assert said == []
