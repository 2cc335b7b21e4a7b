"""Papers in other scripts: where lines begin that run from right to left, and what is said of characters without a glyph."""

from typing import Any

import pytest

from essayexport.diagnostics import Code
from essayexport.document import Block, Document, Meta, PageSettings, Paragraph, Role, Text
from essayexport.style import load
from essayexport.writers.pdf import _page
from essayexport.writers.pdf.glyphs import missing_glyphs
from essayexport.writers.pdf.typesetting import lay_out

APA = load("apa", PageSettings(), "en-US", lambda _: None)
WIDTH, INDENT = 468, 36
"""The text of a letter with margins of an inch, and the first line's indent: points."""


def lines(box: Any) -> list[tuple[float, float]]:
    """How far each line stands from the left and the right edge of the text block, in points."""
    if type(box).__name__ == "LineBox":
        first, last = box.children[0], box.children[-1]
        return [(round(first.position_x * 0.75 - 72, 1), round(72 + WIDTH - (last.position_x + last.width) * 0.75, 1))]
    return [line for child in getattr(box, "children", ()) for line in lines(child)]


def first_lines(lang: str, *blocks: Block) -> list[tuple[float, float]]:
    page = lay_out(_page(Document(Meta(lang=lang), blocks), APA, {})).pages[0]._page_box.children[0]
    return lines(page)


HEBREW = "שלום עולם " * 20
"""More than a line; Liberation Serif, which a page needs, has its letters."""


def said(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph((Text(text.strip()),), role)


def test_a_first_line_is_indented_from_the_right_in_hebrew_and_the_others_are_not() -> None:
    first, second, *_ = first_lines("he", said(HEBREW))
    assert (first[1], second[1]) == (INDENT, 0)


def test_a_hanging_indent_hangs_at_the_right_in_hebrew() -> None:
    first, second, *_ = first_lines("he", said(HEBREW, Role.REFERENCE))
    assert (first[1], second[1]) == (0, INDENT)


def test_an_english_paragraph_in_a_hebrew_paper_begins_at_the_left() -> None:
    (line,) = first_lines("he", said("All English.", Role.REFERENCE))
    assert line[0] == 0


def test_a_first_line_is_indented_from_the_left_in_english() -> None:
    first, second, *_ = first_lines("en", said("word " * 60))
    assert (first[0], second[0]) == (INDENT, 0)


def test_missing_characters_are_named_with_their_number_and_what_helps() -> None:
    page = '<html><head><title>𒀀</title></head><body><p title="𒀀">x 𒀀 y 𒀀 ह</p></body></html>'
    said_of = missing_glyphs("ह𒀀", page)
    assert said_of is not None
    assert (said_of.code, said_of.message, said_of.hint) == (
        Code.GLYPH_MISSING,
        "no font of this machine has the characters 𒀀 (U+12000, 2 times), ह (U+0939): boxes stand for them in the PDF",
        "install fonts that have them: `apt install fonts-noto-core` on Debian and Ubuntu, else those of the Noto family",
    )


@pytest.mark.parametrize(
    ("characters", "end"), [("abcdefghi", "h (U+0068) and 1 more: boxes stand for them in the PDF"), ("", None)]
)
def test_no_more_than_eight_missing_characters_are_named(characters: str, end: str | None) -> None:
    said_of = missing_glyphs(characters, "abcdefghi")
    assert (said_of and said_of.message.endswith(end or "")) is (None if end is None else True)
