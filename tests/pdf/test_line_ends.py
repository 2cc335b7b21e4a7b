"""Lines take all the words that fit them, also before links and emphasis."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from weasyprint.formatting_structure.boxes import LineBox, TextBox

from essayexport.document import Document, Meta, Note, PageSettings, Paragraph, Role, Text
from essayexport.style import load
from essayexport.writers import css
from essayexport.writers.html.page import printed
from essayexport.writers.pdf.typesetting import lay_out

APA = load("apa", PageSettings(), "en-US", print)

SHEET = "html { overflow-wrap: break-word; font-kerning: none } div { font: 12pt 'Liberation Serif' } em { font-style: normal }"

WITH_ELEMENTS = " ".join(
    f"Words <em>(Smith, {1990 + number})</em> and{' more' * number}, <em>Doe and</em> a few <em>of</em> the easy <em>ones </em>"
    for number in range(9)
)


def lines(box: Any) -> Iterator[str]:
    """The words of each line."""
    if isinstance(box, LineBox):
        yield " ".join(text(box).split())
    for child in getattr(box, "children", ()) if not isinstance(box, LineBox) else ():
        yield from lines(child)


def text(box: Any) -> str:
    return box.text if isinstance(box, TextBox) else "".join(text(child) for child in getattr(box, "children", ()))


def laid_out(content: str, widths: list[int]) -> list[list[str]]:
    """The lines of the content in columns of these widths, in tenths of a point."""
    columns = "".join(f'<div style="width: {width / 10}pt">{content}</div>' for width in widths)
    document = lay_out(f"<style>{SHEET}</style>{columns}")
    blocks = [block for page in document.pages for block in page._page_box.children[0].children[0].children]
    joined: dict[Any, list[str]] = {}
    for block in blocks:
        joined.setdefault(block.element, []).extend(lines(block))
    return list(joined.values())


@pytest.mark.parametrize("first", [800, 2000], ids=lambda first: f"from {first / 10:g} points")
def test_lines_with_elements_end_where_they_end_without(first: int) -> None:
    widths = list(range(first, first + 400, 8))
    bare = WITH_ELEMENTS.replace("<em>", "").replace("</em>", "")
    assert laid_out(WITH_ELEMENTS, widths) == laid_out(bare, widths)


def test_a_word_of_many_lines_fills_each_of_them_and_is_read_in_linear_time() -> None:
    word = "abcdefghij" * 1000
    (found,) = laid_out(f"Before {word} behind", [2000])
    assert "".join(found) == f"Before{word} behind"
    assert {len(line) for line in found[2:-1]} <= {37, 38, 39, 40, 41}


def test_blanks_of_many_lines_of_code_fill_each_of_them_and_are_read_in_linear_time() -> None:
    sheet = "<style>html { overflow-wrap: break-word } div { font: 10pt monospace; white-space: pre-wrap; width: 200pt }</style>"
    (page,) = lay_out(f"{sheet}<div>a{' ' * 1000}b</div>").pages
    widths = {box.position_y: len(box.text) for box in page._page_box.descendants() if isinstance(box, TextBox)}
    assert sum(widths.values()) == 1002
    assert len(set(list(widths.values())[1:-1])) == 1


def test_no_line_ends_between_a_full_stop_and_the_call_of_a_note() -> None:
    for narrower in range(0, 60, 3):
        notes = [Note((Paragraph((Text("n"),), Role.FOOTNOTE),)) for _ in range(9)]
        claims = tuple(inline for note in notes for inline in (Text(" A claim."), note))
        style = APA._replace(margins=APA.margins._replace(right=APA.margins.right + narrower))
        document = lay_out(printed(Document(Meta(), (Paragraph(claims, Role.BODY),)), style, {}, css.sheet(style, "")))
        found = [line for page in document.pages for line in lines(page._page_box)]
        assert [line for line in found if re.match(r"\d+ A claim", line)] == []
