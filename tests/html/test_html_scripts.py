"""Pages in other scripts: the direction of what is in them, and the families that are named."""

import pytest

from essayexport.document import (
    Attributes,
    Bibliography,
    Block,
    Div,
    Document,
    Entry,
    Meta,
    PageSettings,
    Paragraph,
    Styled,
    Text,
)
from essayexport.style import load
from essayexport.writers import css
from essayexport.writers.html import write

APA = load("apa", PageSettings(), "en-US", lambda _: None)


def page(lang: str, *blocks: Block) -> str:
    return write(Document(Meta(lang=lang), blocks), APA, {})


def body(lang: str, *blocks: Block) -> str:
    return page(lang, *blocks).partition("<main>\n")[2].partition("\n</main>")[0]


def said(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_a_span_says_its_direction_by_its_language() -> None:
    span = Paragraph((Styled(Attributes(pairs=(("lang", "ar"),)), (Text("نص"),)),))
    assert body("en", span) == '<p class="body"><span lang="ar" dir="rtl">نص</span></p>'
    assert body("ar", span) == '<p class="body"><span lang="ar">نص</span></p>'


def test_a_division_of_another_direction_says_so() -> None:
    division = Div(Attributes(pairs=(("lang", "en"),)), (said("42"),))
    assert body("he", division) == '<section lang="en" dir="ltr">\n<p class="body">42</p>\n</section>'
    assert body("de", division) == '<section lang="en">\n<p class="body">42</p>\n</section>'


def test_what_is_all_of_other_languages_is_set_left_to_right_in_an_arabic_paper() -> None:
    blocks = (said("نص ABC"), said("All English."), said("42"), Bibliography((Entry("", "", (Text("Doe, J. (2020)."),)),)))
    assert body("ar", *blocks).splitlines() == [
        '<p class="body">نص ABC</p>',
        '<p class="body" dir="ltr">All English.</p>',
        '<p class="body">42</p>',
        '<p class="reference" dir="ltr">Doe, J. (2020).</p>',
    ]


@pytest.mark.parametrize(
    ("lang", "text", "named"), [("zh-Hant", "漢字", "PMingLiU"), ("en", "हिन्दी", "Mangal"), ("ja", "漢字", "Yu Mincho")]
)
def test_a_page_names_families_for_its_scripts(lang: str, text: str, named: str) -> None:
    assert f'"Liberation Serif", "{named}", ' in page(lang, said(text))


def test_a_page_in_latin_letters_names_no_others() -> None:
    assert "Noto" not in page("en", said("Latin, “quoted” — naïve"))


def test_the_line_above_the_notes_begins_at_the_right_in_a_paper_written_so() -> None:
    line = "@page { @footnote { background-position: right top; } }"
    assert [line in css.sheet(APA, "", leftwards=leftwards) for leftwards in (True, False)] == [True, False]
