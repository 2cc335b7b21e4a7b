"""Word files in other scripts: direction of the section, of paragraphs and of runs, families, and the names of languages."""

import pytest
from docx_paper import APA, CREATED, PICTURES, para
from docx_reading import find, parsed, schema_errors, value

from essayexport.document import (
    Alignment,
    Attributes,
    Bibliography,
    Block,
    Cell,
    Column,
    Div,
    Document,
    Entry,
    Mark,
    Marked,
    Meta,
    Paragraph,
    Role,
    Styled,
    Table,
    Text,
)
from essayexport.writers.docx import write
from essayexport.writers.docx.directions import directed
from essayexport.writers.docx.languages import language_element


def written(lang: str, *blocks: Block) -> bytes:
    data = write(Document(Meta(lang=lang), blocks), APA, PICTURES, CREATED)
    assert schema_errors(data) == []
    return data


def runs(data: bytes) -> list[tuple[str, bool]]:
    """The text of each run, and whether it is written from right to left."""
    found = find(parsed(data, "word/document.xml"), "//w:body//w:r")
    return [("".join(find(one, "w:t/text()")), bool(find(one, "w:rPr/w:rtl"))) for one in found]


def styles(data: bytes) -> list[str]:
    return [str(name) for name in find(parsed(data, "word/document.xml"), "//w:body//w:pStyle/@w:val")]


def bidi(data: bytes, style: str) -> str:
    """What a style itself says of the direction: `1`, `0`, or nothing."""
    found = find(parsed(data, "word/styles.xml"), f"//w:style[@w:styleId='{style}']/w:pPr/w:bidi")
    return (value(found[0], "@w:val") or "1") if found else ""


@pytest.mark.parametrize(("lang", "count"), [("ar", 1), ("en", 0)])
def test_the_section_of_a_paper_in_arabic_begins_at_the_right(lang: str, count: int) -> None:
    assert len(find(parsed(written(lang, para("a")), "word/document.xml"), "//w:sectPr/w:bidi")) == count


def test_words_of_the_other_direction_have_runs_of_their_own() -> None:
    data = written("ar", para("مثل World Wide Web (W3C) في 1990."))
    assert runs(data) == [("مثل ", True), ("World Wide Web (W3C)", False), (" في 1990.", True)]


def test_what_stands_between_two_words_of_the_other_direction_goes_with_them() -> None:
    title = Marked(Mark.EMPHASIS, (Text("The Web"),))
    data = written("ar", Paragraph((Text("مثل Doe. "), title, Text(" (2020) Here. نص")), Role.BODY))
    assert runs(data) == [("مثل ", True), ("Doe. ", False), ("The Web", False), (" (2020) Here", False), (". نص", True)]


def test_hebrew_that_nobody_marked_is_marked_in_an_english_paper() -> None:
    assert runs(written("en", para("Say שלום עולם (2020) here."))) == [
        ("Say ", False),
        ("שלום עולם", True),
        (" (2020) here.", False),
    ]


def test_a_paragraph_and_a_reference_of_other_languages_are_set_left_to_right_in_an_arabic_paper() -> None:
    blocks = (para("نص"), para("An English paragraph."), Bibliography((Entry("a", "", (Text("Doe, J. (2020)."),)),)))
    data = written("ar", *blocks)
    assert styles(data) == ["BodyText", "BodyTextRightwards", "BibliographyRightwards"]
    assert [bidi(data, style) for style in ("Normal", *styles(data))] == ["1", "", "0", "0"]
    assert runs(data) == [("نص", True), ("An English paragraph.", False), ("Doe, J. (2020).", False)]


def test_a_division_says_its_direction_by_its_language() -> None:
    english = Div(Attributes(pairs=(("lang", "en"),)), (para("42"),))
    hebrew = Div(Attributes(pairs=(("lang", "he"),)), (para("42"),))
    assert styles(written("ar", english, hebrew)) == ["BodyTextRightwards", "BodyText"]
    assert styles(written("en", english, hebrew)) == ["BodyText", "BodyTextLeftwards"]


def test_a_span_says_its_direction_by_its_language() -> None:
    span = Styled(Attributes(pairs=(("lang", "ar"),)), (Text("(1)"),))
    assert runs(written("en", Paragraph((span,)))) == [("(1)", True)]


@pytest.mark.parametrize(("lang", "sides"), [("en", ["left", "right"]), ("ar", ["right", "left"])])
def test_the_left_of_a_column_is_that_of_the_page(lang: str, sides: list[str]) -> None:
    columns = (Column(Alignment.LEFT), Column(Alignment.RIGHT))
    row = tuple(Cell((Paragraph((Text(text),), Role.TABLE_HEAD),)) for text in "أب")
    data = written(lang, Table(columns=columns, head=(row,), body=()))
    sheet = parsed(data, "word/styles.xml")
    said = [value(find(sheet, f"//w:style[@w:styleId='{style}']")[0], "w:pPr/w:jc/@w:val") for style in styles(data)]
    assert said == sides  # Word mirrors them


def fonts_of(lang: str, text: str) -> tuple[str, str, str]:
    found = find(parsed(written(lang, para(text)), "word/styles.xml"), "//w:docDefaults//w:rFonts")[0]
    return value(found, "@w:ascii"), value(found, "@w:eastAsia"), value(found, "@w:cs")


@pytest.mark.parametrize(
    ("lang", "text", "families"),
    [
        ("en", "Latin", ("Times New Roman", "Times New Roman", "Times New Roman")),
        ("zh-Hans", "汉字", ("Times New Roman", "SimSun", "Times New Roman")),
        ("zh-TW", "漢字", ("Times New Roman", "PMingLiU", "Times New Roman")),
        ("en", "漢字かな", ("Times New Roman", "Yu Mincho", "Times New Roman")),
        ("en", "हिन्दी", ("Times New Roman", "Times New Roman", "Mangal")),
        ("ar", "نص", ("Times New Roman", "Times New Roman", "Times New Roman")),
    ],
)
def test_the_styles_name_a_family_for_each_kind_of_script(lang: str, text: str, families: tuple[str, str, str]) -> None:
    assert fonts_of(lang, text) == families


def test_the_table_of_fonts_names_what_may_stand_in() -> None:
    table = parsed(written("zh", para("汉字")), "word/fontTable.xml")
    assert value(table, "//w:font[@w:name='SimSun']/w:altName/@w:val").split(",")[:2] == ["Songti SC", "Noto Serif CJK SC"]


@pytest.mark.parametrize(
    ("tag", "element"),
    [
        ("zh-Hans", '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>'),
        ("zh-Hant", '<w:lang w:val="zh-TW" w:eastAsia="zh-TW"/>'),
        ("zh-Hant-HK", '<w:lang w:val="zh-HK" w:eastAsia="zh-HK"/>'),
        ("zh", '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>'),
        ("sr-Latn", '<w:lang w:val="sr-Latn"/>'),
        ("hi", '<w:lang w:val="hi-IN" w:bidi="hi-IN"/>'),
        ("th", '<w:lang w:val="th-TH" w:bidi="th-TH"/>'),
        ("fa", '<w:lang w:val="fa-IR" w:bidi="fa-IR"/>'),
    ],
)
def test_a_language_as_word_names_it(tag: str, element: str) -> None:
    assert language_element(tag) == element


@pytest.mark.parametrize(
    ("text", "leftwards", "pieces"),
    [
        ("naïve “quotes”", False, [("naïve “quotes”", False)]),
        ("12, 13.", True, [("12, 13.", True)]),
        ("א(b)ג", False, [("א", True), ("(b)", False), ("ג", True)]),
        ("(א ב)", False, [("(", False), ("א ב", True), (")", False)]),
        ("א [b", True, [("א [", True), ("b", False)]),
    ],
)
def test_a_text_parts_where_its_direction_changes(text: str, leftwards: bool, pieces: list[tuple[str, bool]]) -> None:
    assert list(directed(text, leftwards=leftwards)) == pieces
