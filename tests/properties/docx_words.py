"""Reads the words of a Word file from its XML: the body, then the notes in the order of their calls."""

import io
import re
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DESCRIPTION = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FRAMED = re.compile(r"^\[(.*)\]$")
_SPACES = {f"{_W}tab", f"{_W}br", f"{_W}cr"}


def words_of(docx: bytes) -> list[str]:
    """The words that Word shows, but for what it makes itself: numbers of list items and notes, the header."""
    with ZipFile(io.BytesIO(docx)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        notes = etree.fromstring(package.read("word/footnotes.xml")) if "word/footnotes.xml" in package.namelist() else None
    texts = [_text(body)]
    for call in body.iter(f"{_W}footnoteReference"):
        assert notes is not None
        texts += [_text(note) for note in notes if note.get(f"{_W}id") == call.get(f"{_W}id")]
    return " ".join(texts).split()


def _text(part: etree._Element) -> str:
    return " ".join(_paragraph(paragraph) for paragraph in part.iter(f"{_W}p"))


def _paragraph(paragraph: etree._Element) -> str:
    """The text of a paragraph without what is drawn with characters: a rule, and the frame around a missing picture."""
    style = next((element.get(f"{_W}val") for element in paragraph.iter(f"{_W}pStyle")), None)
    text = "".join(_pieces(paragraph))
    if style == "HorizontalRule":
        return ""
    return _FRAMED.sub(r"\1", text) if style == "Figure" else text


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag == f"{_W}noBreakHyphen":
            yield "\N{NON-BREAKING HYPHEN}"
        elif element.tag in _SPACES:
            yield " "
        elif element.tag == _DESCRIPTION:
            yield element.get("descr", "")
