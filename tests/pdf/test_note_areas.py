"""The notes of a page take the place that WeasyPrint gives them when it sets all of them anew for each."""

from typing import Any

import pytest
from weasyprint.layout import LayoutContext

from essayexport.document import Block, CodeBlock, Document, List, Meta, Note, PageSettings, Paragraph, Role, Text
from essayexport.style import load
from essayexport.writers import css
from essayexport.writers.html.page import printed
from essayexport.writers.pdf import note_areas, typesetting

_APART = ("", "article, article p { margin: 5pt 0 9pt }")
"""Rules for the distance between notes: none, and one whose distances collapse."""


class _SetAnew(note_areas.NoteContext):
    """WeasyPrint's own reckoning."""

    _reckons = False

    @property
    def in_column(self) -> bool:
        return not self._reckons

    @in_column.setter
    def in_column(self, value: bool) -> None: ...

    def _update_footnote_area(self) -> bool:
        self._reckons = True
        overflows: bool = LayoutContext._update_footnote_area(self)
        self._reckons = False
        return overflows


def said(words: str) -> Paragraph:
    return Paragraph((Text(words),), Role.FOOTNOTE)


def note(number: int) -> Note:
    """Notes of one line, of many, of two paragraphs, with code, with a list, with nothing."""
    kinds: tuple[tuple[Block, ...], ...] = (
        (said("Short."),),
        (said("many words " * 30),),
        (said("one"), said("two")),
        (said("code"), CodeBlock("a\n\nb")),
        (List(((said("item"),), (said("item"),))), said("behind")),
        (),
    )
    return Note(kinds[number % len(kinds)])


def places(page: str) -> list[list[Any]]:
    """Of each page, where its lines and its notes stand."""
    boxes = [box for page in typesetting.lay_out(page).pages for box in [page._page_box]]
    return [[(type(box).__name__, box.position_x, round(box.position_y, 3)) for box in page.descendants()] for page in boxes]


@pytest.mark.parametrize("apart", _APART, ids=("as in the style", "apart"))
def test_a_page_with_many_kinds_of_notes_is_as_weasyprint_sets_it(apart: str, monkeypatch: pytest.MonkeyPatch) -> None:
    style = load("apa", PageSettings(), "en-US", print)
    claims = tuple(inline for number in range(60) for inline in (Text(f"Claim {number} of many words. "), note(number)))
    page = printed(Document(Meta(), (Paragraph(claims, Role.BODY),)), style, {}, css.sheet(style, "") + apart)
    found = places(page)
    monkeypatch.setattr(typesetting, "NoteContext", _SetAnew)
    assert found == places(page)
    assert len(found) > 1
