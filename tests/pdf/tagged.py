"""Reads the tags of a PDF back: the structure tree as lines, and the words in its order."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

INLINE = {"/Span", "/NonStruct", "/Link", "/Reference", "/Lbl"}


@dataclass(frozen=True)
class Tagged:
    """A PDF that was read: the reader, and the text of every mark of every page."""

    reader: PdfReader
    marks: Mapping[tuple[int, int], str]

    @property
    def root(self) -> Any:
        return self.reader.trailer["/Root"]

    @property
    def document(self) -> Any:
        return self.root["/StructTreeRoot"]["/K"][0].get_object()


def read(data: bytes) -> Tagged:
    reader = PdfReader(BytesIO(data))
    marks = {}
    for number, page in enumerate(reader.pages):
        marks.update({(number, mark): text for mark, text in marked_texts(page, reader).items()})
    return Tagged(reader, marks)


def marked_texts(page: Any, reader: PdfReader) -> dict[int, str]:
    """The text of each mark of a page: a line for each BT, so that lines are told apart as they are on the page."""
    fonts = {name: to_unicode(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    found: dict[int, str] = {}
    mark, font = None, {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BDC":
            mark = operands[1].get("/MCID")
        elif operator in (b"EMC", b"BMC"):
            mark = None
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator == b"BT" and mark is not None:
            found[mark] = f"{found[mark]}\n" if mark in found else ""
        elif operator == b"TJ" and mark is not None:
            strings = (item for item in operands[0] if isinstance(item, str | bytes))
            found[mark] += "".join(glyphs(string, font) for string in strings)
    return found


def glyphs(string: str | bytes, font: Mapping[int, str]) -> str:
    data = string.original_bytes if hasattr(string, "original_bytes") else bytes(string)  # type: ignore[arg-type]
    return "".join(font[int.from_bytes(data[i : i + 2], "big")] for i in range(0, len(data), 2))


def to_unicode(font: Any) -> dict[int, str]:
    """What each glyph of a font means, as its ToUnicode map says."""
    table = font["/ToUnicode"].get_object().get_data().decode("ascii")
    pairs = re.findall(r"^<([0-9a-f]{4})> <([0-9a-f]{4,})>$", table, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return [kid.get_object() for kid in (found if isinstance(found, list) else [found])]


def walk(element: Any) -> Iterator[Any]:
    yield element
    for kid in kids(element):
        if isinstance(kid, dict) and "/S" in kid:
            yield from walk(kid)


def text(element: Any, pdf: Tagged) -> str:
    """The text of an element; blocks, and what stands on different pages, are apart from each other."""
    parts, page = [], element.get("/Pg")
    for kid in kids(element):
        if isinstance(kid, int):
            parts.append(pdf.marks[pdf.reader.get_page_number(element["/Pg"].get_object()) or 0, kid])
        elif "/S" in kid:
            parts.append(text(kid, pdf) if kid.get("/Pg") == page else f"\n{text(kid, pdf)}")
            page = kid.get("/Pg")
    joined = "".join(parts)
    return joined if element["/S"] in INLINE else f"\n{joined}\n"


def words(element: Any, pdf: Tagged) -> list[str]:
    return text(element, pdf).split()


def shape(element: Any) -> Any:
    """The tags below an element: a name for one without kids, else the name and the shapes of its kids."""
    below = [shape(kid) for kid in kids(element) if isinstance(kid, dict) and "/S" in kid]
    name = element["/S"][1:]
    return (name, *below) if below else name
