"""Reads the text of a PDF as assistive technology does: along its structure tree, through the marked content that the tags name.

ISO 32000-1: 14.7 (structure), 14.6 (marked content), 9.10.3 (ToUnicode).
"""

import io
import re
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

_OWN = {"/Lbl", "/Reference"}
"""Tags of what the layout makes itself: the numbers of list items and notes, and the calls of notes."""

_MAPPING = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def text_of(pdf: bytes) -> str:
    """The text in the order of the tags, then that of the notes, without white space: lines end without any."""
    reader = PdfReader(io.BytesIO(pdf))
    marked = {page.indirect_reference.idnum: _marked(page, reader) for page in reader.pages if page.indirect_reference}
    text, notes = _read(reader.root_object["/StructTreeRoot"], 0, marked)
    return "".join(f"{text}{notes}".split())


Marked = dict[int, dict[int, str]]
"""By the number of the page object, then of the marked content: its text."""


def _read(element: Any, page: int, marked: Marked) -> tuple[str, str]:
    """The text of a structure element, and of the notes below it."""
    element = element.get_object()
    if isinstance(element, int):
        return marked[page].get(element, ""), ""
    if isinstance(element, list):
        kids = [_read(kid, page, marked) for kid in element]
        return "".join(text for text, _ in kids), "".join(notes for _, notes in kids)
    page = element.raw_get("/Pg").idnum if "/Pg" in element else page
    if element.get("/Type") == "/OBJR" or element.get("/S") in _OWN:
        return "", ""
    if "/MCID" in element:
        return marked[page].get(element["/MCID"], ""), ""
    if "/Alt" in element:
        return str(element["/Alt"]), ""
    text, notes = _read(element["/K"], page, marked) if "/K" in element else ("", "")
    return ("", text + notes) if element.get("/S") in {"/Note", "/FENote"} else (text, notes)


def _marked(page: Any, reader: PdfReader) -> dict[int, str]:
    """The text of each marked content of a page."""
    fonts = {name: _to_unicode(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    texts: dict[int, str] = {}
    open_marks: list[int | None] = []
    font: dict[str, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        match operator:
            case b"BDC":
                open_marks.append(operands[1].get("/MCID"))
            case b"BMC":
                open_marks.append(None)
            case b"EMC":
                open_marks.pop()
            case b"Tf":
                font = fonts[operands[0]]
            case b"TJ" | b"Tj":
                number = next((mark for mark in reversed(open_marks) if mark is not None), None)
                if number is not None:
                    texts[number] = texts.get(number, "") + _decoded(operands[0], font)
            case _:
                pass
    return texts


def _decoded(shown: Any, font: dict[str, str]) -> str:
    """The characters of glyphs of two bytes each."""
    strings = shown if isinstance(shown, list) else [shown]
    codes = "".join(piece.original_bytes.hex() for piece in strings if hasattr(piece, "original_bytes"))
    return "".join(font[codes[place : place + 4]] for place in range(0, len(codes), 4))


def _to_unicode(font: Any) -> dict[str, str]:
    """By glyph code in hexadecimal: the characters that it shows."""
    data = font["/ToUnicode"].get_data()
    return {code.decode().lower(): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _MAPPING.findall(data)}
