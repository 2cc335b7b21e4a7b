"""The rules of APA 7 for student papers (Publication Manual, chapters 2 and 7), each by the letter that the issue gives it."""

import pytest

from essayexport.arrange import arrange, heading_levels
from essayexport.diagnostics import Code, Diagnostic
from essayexport.document import (
    Attributes,
    Author,
    Bibliography,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    Column,
    Document,
    Entry,
    Figure,
    Heading,
    Image,
    Inlines,
    Mark,
    Marked,
    Meta,
    Note,
    PageSettings,
    Paragraph,
    Role,
    RunIn,
    Setting,
    Table,
    Text,
    plain,
)
from essayexport.style import PageStyle, RoleStyle, Spacing, SpacingRule, TextAlign, load

INCH = 72.0
SINGLE, DOUBLE = Spacing(SpacingRule.FACTOR, 1.0), Spacing(SpacingRule.FACTOR, 2.0)


def apa(lang: str = "en-US", settings: PageSettings | None = None) -> PageStyle:
    return load("apa", settings or PageSettings(), lang, print)


STYLE = apa()

TITLE_PAGE = (Role.TITLE, Role.AUTHOR, Role.AFFILIATION, Role.COURSE, Role.INSTRUCTOR, Role.DATE)
LABELS = (Role.SECTION_LABEL, Role.APPENDIX_LABEL, Role.TEXT_TITLE)
HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4, Role.HEADING_5)
TABLE_FACE = (Role.TABLE_NUMBER, Role.TABLE_TITLE, Role.TABLE_NOTE, Role.FIGURE_NUMBER, Role.FIGURE_TITLE, Role.FIGURE_NOTE)
RUNS = (Role.CODE, Role.LINK, Role.NOTE_NUMBER)
CODE = (Role.CODE, Role.CODE_BLOCK)
AROUND_DISPLAYS = (Role.TABLE_NUMBER, Role.FIGURE_NUMBER, Role.BODY_AFTER_DISPLAY)

DISPLAY_NOTES = (Role.TABLE_NOTE, Role.FIGURE_NOTE)

NOT_BOUND_TO_DOUBLE = (*RUNS, Role.CODE_BLOCK, Role.TABLE_HEAD, Role.TABLE_CELL, Role.FIGURE, Role.FOOTNOTE, Role.HEADER)


def role(of: Role) -> RoleStyle:
    return STYLE.roles[of]


def words(text: str) -> Inlines:
    return (Text(text),)


def para(text: str) -> Paragraph:
    return Paragraph(words(text))


def heading(level: int, text: str, *classes: str) -> Heading:
    return Heading(level, words(text), Attributes("", classes))


def table(caption: str = "Rain by Year", *notes: Paragraph) -> tuple[Block, ...]:
    cells = ((Cell((para("Year"),)), Cell((para("Rain"),))),)
    return (Table((Column(), Column()), cells, cells, (para(caption),)), *notes)


FIGURE = Figure(Image("map.png", words("A Map"), "A map of the rain"), (para("A Map"),))
LIST = Bibliography((Entry("smith", "ref-smith", words("Smith, A. (2020). Rain.")),))
NOTE = Paragraph((Marked(Mark.EMPHASIS, words("Note.")), Text(" In millimetres.")))

META = Meta(
    title=words("Rain and Its Makers"),
    authors=(Author(words("Ada B. Example")), Author(words("Cy Sample"))),
    department=words("Department of Weather"),
    institution=words("Example University"),
    course=words("WEA 101: Weather"),
    instructor=words("Dr. Dee Placeholder"),
    date=words("2026-05-12"),
    abstract=(para("Rain was looked at."),),
    keywords=(words("rain"), words("the Alps")),
)


def paper(*blocks: Block, meta: Meta | None = None) -> Blocks:
    return arrange(Document(meta or Meta(), blocks), STYLE).blocks


def outline(blocks: Blocks) -> list[tuple[Role, str]]:
    """The paragraphs and headings of the paper: role and words."""
    return [(one.role, plain(one.children)) for one in blocks if isinstance(one, Paragraph | Heading) and one.role]


# ---------------------------------------------------------------------------------------------------- A1 to A6: the whole page


def test_a1_margins_are_one_inch_on_all_four_sides() -> None:
    margins = STYLE.margins
    assert (margins.top, margins.right, margins.bottom, margins.left) == (INCH, INCH, INCH, INCH)


@pytest.mark.parametrize(
    ("lang", "paper_name"),
    [("", "letter"), ("en", "letter"), ("en-US", "letter"), ("en-GB", "a4"), ("de", "a4"), ("es-MX", "letter")],
)
def test_a1_the_paper_is_letter_or_a4_where_a4_is_usual(lang: str, paper_name: str) -> None:
    assert apa(lang).paper.name == paper_name


def test_a2_one_font_throughout_is_times_new_roman_of_twelve_points() -> None:
    faces = {(own.font.family, own.size) for of, own in STYLE.roles.items() if of not in (*CODE, Role.FOOTNOTE)}
    assert faces == {("Times New Roman", 12.0)}


@pytest.mark.parametrize("family", ["Calibri", "Arial", "Georgia", "Computer Modern"])
def test_a2_the_other_fonts_of_the_manual_can_be_had(family: str) -> None:
    settings = PageSettings(mainfont=Setting(family), fontsize=Setting("11pt"))
    said: list[Diagnostic] = []
    style = load("apa", settings, "en-US", said.append)
    assert {(own.font.family, own.size) for of, own in style.roles.items() if of not in (*CODE, Role.FOOTNOTE)} == {
        (family, 11.0)
    }
    assert said == []


def test_a2_code_is_monospaced() -> None:
    assert {role(of).font.generic for of in CODE} == {"monospace"}


def test_a3_everything_is_double_spaced_that_is_bound_to_it() -> None:
    assert {role(of).spacing for of in Role if of not in NOT_BOUND_TO_DOUBLE} == {DOUBLE}
    assert role(Role.BODY).leading == pytest.approx(27.6, abs=0.01)


def test_a3_no_space_stands_before_or_after_paragraphs() -> None:
    """The rule is about running text: what parts it from displays, and the parts of a display from each other, is space."""
    bound = [of for of in Role if of not in (*NOT_BOUND_TO_DOUBLE, Role.TITLE, *AROUND_DISPLAYS, *DISPLAY_NOTES)]
    assert {(role(of).space_before, role(of).space_after) for of in bound} == {(0.0, 0.0)}


def test_a19_a_blank_line_parts_tables_and_figures_from_the_text() -> None:
    assert {(role(of).space_before, role(of).space_after) for of in AROUND_DISPLAYS} == {(27.6, 0.0)}


def test_a19_notes_do_not_touch_the_rule_below_their_table() -> None:
    assert {(role(of).space_before, role(of).space_after) for of in DISPLAY_NOTES} == {(6.0, 0.0)}


def test_text_is_parted_from_the_code_above_it_as_from_a_double_spaced_line() -> None:
    code, body = role(Role.CODE_BLOCK), role(Role.BODY)
    assert code.space_after == pytest.approx(body.leading - body.font.natural_height * body.size, abs=2)


def test_a3_table_cells_and_footnotes_are_single_spaced() -> None:
    assert {role(of).spacing for of in (Role.TABLE_HEAD, Role.TABLE_CELL, Role.FOOTNOTE)} == {SINGLE}


def test_a4_the_text_is_ragged_right() -> None:
    assert not [of for of in Role if role(of).align is TextAlign.JUSTIFY]
    assert role(Role.BODY).align is TextAlign.LEFT


def test_a5_paragraphs_are_indented_by_half_an_inch() -> None:
    assert role(Role.BODY).first_line == INCH / 2


def test_a5_what_is_no_running_text_is_not_indented() -> None:
    unindented = (*TITLE_PAGE, *LABELS, Role.APPENDIX_TITLE, Role.ABSTRACT, Role.BLOCK_QUOTE, *HEADINGS[:3], *TABLE_FACE)
    assert {role(of).first_line for of in unindented} == {0.0}


def test_a6_the_page_number_stands_at_the_right_of_the_header_and_a_running_head_that_is_asked_for_at_the_left() -> None:
    assert (STYLE.header.page_number, STYLE.header.running_head) == (TextAlign.RIGHT, True)
    assert STYLE.header.distance == INCH / 2


# -------------------------------------------------------------------------------------------- A7 to A9: title page and abstract


def test_a7_the_title_page_has_its_lines_in_order() -> None:
    assert outline(paper(para("It rains."), meta=META))[:6] == [
        (Role.TITLE, "Rain and Its Makers"),
        (Role.AUTHOR, "Ada B. Example and Cy Sample"),
        (Role.AFFILIATION, "Department of Weather, Example University"),
        (Role.COURSE, "WEA 101: Weather"),
        (Role.INSTRUCTOR, "Dr. Dee Placeholder"),
        (Role.DATE, "May 12, 2026"),
    ]


def test_a7_the_title_page_is_centred_and_double_spaced_with_a_bold_title() -> None:
    assert {(role(of).align, role(of).spacing) for of in TITLE_PAGE} == {(TextAlign.CENTER, DOUBLE)}
    assert [of for of in TITLE_PAGE if role(of).bold] == [Role.TITLE]


def test_a7_the_title_starts_three_lines_down_and_a_blank_line_follows() -> None:
    title = role(Role.TITLE)
    assert 3 * 27.5 <= title.space_before <= 4 * 27.6
    assert title.space_after == pytest.approx(title.leading, abs=0.05)


@pytest.mark.parametrize(
    ("names", "line"), [("A B", "A and B"), ("A B C", "A, B, and C"), ("A", "A"), ("A B C D", "A, B, C, and D")], ids=str
)
def test_a7_authors_are_joined_by_and_from_three_with_commas(names: str, line: str) -> None:
    meta = Meta(authors=tuple(Author(words(name)) for name in names.split()))
    assert outline(paper(meta=meta)) == [(Role.AUTHOR, line)]


def test_a8_the_text_starts_on_a_new_page_with_the_title_again() -> None:
    assert outline(paper(para("It rains."), meta=Meta(title=META.title)))[1:] == [
        (Role.TEXT_TITLE, "Rain and Its Makers"),
        (Role.BODY, "It rains."),
    ]
    title = role(Role.TEXT_TITLE)
    assert (title.page_break_before, title.align, title.bold) == (True, TextAlign.CENTER, True)


def test_a8_no_heading_introduction_is_added() -> None:
    assert not [
        one for one in paper(para("It rains."), meta=META) if isinstance(one, Heading) and one.role is not Role.SECTION_LABEL
    ]


def test_a8_the_capitals_of_the_author_stay() -> None:
    title = words("rain AND its mAKERS")
    assert [text for _, text in outline(paper(meta=Meta(title=title)))] == ["rain AND its mAKERS"] * 2


def test_a9_the_abstract_stands_on_its_own_page_two_under_its_label() -> None:
    lines = outline(paper(para("It rains."), meta=META))
    assert lines[6:10] == [
        (Role.SECTION_LABEL, "Abstract"),
        (Role.ABSTRACT, "Rain was looked at."),
        (Role.KEYWORDS, "Keywords: rain, the Alps"),
        (Role.TEXT_TITLE, "Rain and Its Makers"),
    ]
    label = role(Role.SECTION_LABEL)
    assert (label.page_break_before, label.align, label.bold) == (True, TextAlign.CENTER, True)


def test_a9_keywords_are_indented_under_an_italic_label_without_a_full_stop() -> None:
    (keywords,) = (one for one in paper(meta=META) if isinstance(one, Paragraph) and one.role is Role.KEYWORDS)
    assert keywords.children == (Marked(Mark.EMPHASIS, words("Keywords:")), Text(" rain, the Alps"))
    assert role(Role.KEYWORDS).first_line == INCH / 2


# -------------------------------------------------------------------------------------------- A10 and A11: headings, quotations


FACES = {
    Role.HEADING_1: (TextAlign.CENTER, 0.0, True, False),
    Role.HEADING_2: (TextAlign.LEFT, 0.0, True, False),
    Role.HEADING_3: (TextAlign.LEFT, 0.0, True, True),
    Role.HEADING_4: (TextAlign.LEFT, INCH / 2, True, False),
    Role.HEADING_5: (TextAlign.LEFT, INCH / 2, True, True),
}


@pytest.mark.parametrize(("of", "face"), FACES.items(), ids=lambda value: value.value if isinstance(value, Role) else "")
def test_a10_each_level_of_heading_has_its_face(of: Role, face: tuple[TextAlign, float, bool, bool]) -> None:
    own = role(of)
    assert (own.align, own.first_line, own.bold, own.italic) == face
    assert (own.size, own.page_break_before, own.keep_with_next) == (12.0, False, True)


@pytest.mark.parametrize("level", [4, 5])
def test_a10_levels_four_and_five_run_into_their_text_after_a_full_stop(level: int) -> None:
    (run_in,) = paper(heading(level, "Clouds"), para("They are white."))
    assert isinstance(run_in, RunIn)
    assert (plain(run_in.heading.children), plain(run_in.paragraph.children)) == ("Clouds.", "They are white.")


def test_a10_no_level_is_skipped_without_a_word() -> None:
    said: list[Diagnostic] = []
    heading_levels(Document(Meta(), (heading(1, "Rain"), heading(3, "Clouds"))), said.append)
    assert [one.code for one in said] == [Code.HEADING_LEVEL_SKIPPED]


def test_a10_headings_carry_no_numbers() -> None:
    assert outline(paper(heading(1, "Rain"), heading(2, "Clouds"))) == [(Role.HEADING_1, "Rain"), (Role.HEADING_2, "Clouds")]


def test_a11_a_block_quotation_stands_half_an_inch_in_and_later_paragraphs_begin_further_in() -> None:
    first, later = role(Role.BLOCK_QUOTE), role(Role.BLOCK_QUOTE_CONTINUED)
    assert (first.indent_left, first.first_line, first.spacing) == (INCH / 2, 0.0, DOUBLE)
    assert (later.indent_left, later.first_line, later.spacing) == (INCH / 2, INCH / 2, DOUBLE)
    (quote,) = paper(BlockQuote((para("One. (Smith, 2020, p. 3)"), para("Two."))))
    assert isinstance(quote, BlockQuote)
    assert outline(quote.blocks) == [(Role.BLOCK_QUOTE, "One. (Smith, 2020, p. 3)"), (Role.BLOCK_QUOTE_CONTINUED, "Two.")]


# ------------------------------------------------------------------------------------------------------------ A13: references


def test_a13_references_start_a_new_page_under_a_centred_bold_label() -> None:
    assert outline(paper(para("It rains."), LIST))[1:] == [(Role.SECTION_LABEL, "References")]


def test_a13_entries_hang_by_half_an_inch_and_are_double_spaced() -> None:
    own = role(Role.REFERENCE)
    assert (own.indent_left, own.first_line, own.spacing) == (INCH / 2, -INCH / 2, DOUBLE)
    assert (own.space_before, own.space_after) == (0.0, 0.0)


# ---------------------------------------------------------------------------------------------------- A19, A20: tables, figures


def test_a19_number_and_title_stand_above_the_table_and_its_note_below() -> None:
    (whole,) = paper(*table("Rain by Year", NOTE))
    assert isinstance(whole, Table)
    assert outline(whole.caption) == [(Role.TABLE_NUMBER, "Table 1"), (Role.TABLE_TITLE, "Rain by Year")]
    assert outline(whole.notes) == [(Role.TABLE_NOTE, "Note. In millimetres.")]


def test_a19_the_number_is_bold_and_the_title_italic_both_at_the_left_and_kept_with_the_table() -> None:
    faces = [(role(of).bold, role(of).italic, role(of).align, role(of).keep_with_next) for of in TABLE_FACE[:2]]
    assert faces == [(True, False, TextAlign.LEFT, True), (False, True, TextAlign.LEFT, True)]


def test_a19_rules_stand_above_under_the_heads_and_below() -> None:
    rules = STYLE.table_rules
    assert min(rules.top, rules.head, rules.bottom) > 0


def test_a19_notes_come_general_then_specific_then_probability() -> None:
    specific = Paragraph((Marked(Mark.SUPERSCRIPT, words("a")), Text(" Estimated.")))
    probability = Paragraph((Text("*"), Marked(Mark.EMPHASIS, words("p")), Text(" < .05.")))
    (whole,) = paper(*table("Rain", NOTE, specific, probability))
    assert isinstance(whole, Table)
    assert [text for _, text in outline(whole.notes)] == ["Note. In millimetres.", "a Estimated.", "*p < .05."]


def test_a20_number_and_title_stand_above_the_figure_and_its_note_below() -> None:
    (figure,) = paper(FIGURE, NOTE)
    assert isinstance(figure, Figure)
    assert not figure.caption_below
    assert outline(figure.caption) == [(Role.FIGURE_NUMBER, "Figure 1"), (Role.FIGURE_TITLE, "A Map")]
    assert outline(figure.notes) == [(Role.FIGURE_NOTE, "Note. In millimetres.")]
    assert (role(Role.FIGURE_NUMBER).bold, role(Role.FIGURE_TITLE).italic) == (True, True)


def test_a20_the_paragraph_of_a_picture_never_cuts_it() -> None:
    assert role(Role.FIGURE).spacing.rule is not SpacingRule.EXACT


# -------------------------------------------------------------------------------------------------------------- A22: footnotes


def test_a22_footnotes_are_called_by_raised_numbers_and_set_as_footnotes() -> None:
    assert role(Role.NOTE_NUMBER).superscript
    (paragraph,) = paper(Paragraph((Text("It rains."), Note((para("Often."),)))))
    assert paragraph == Paragraph((Text("It rains."), Note((Paragraph(words("Often."), Role.FOOTNOTE),))))


# ------------------------------------------------------------------------------------------------------- A24, A25: order of parts


def test_a24_a_single_appendix_has_no_letter() -> None:
    assert outline(paper(para("It rains."), heading(1, "The Data", "appendix"), para("Much.")))[1:] == [
        (Role.APPENDIX_LABEL, "Appendix"),
        (Role.APPENDIX_TITLE, "The Data"),
        (Role.BODY, "Much."),
    ]


def test_a24_several_appendices_have_letters_and_each_a_new_page() -> None:
    blocks = paper(heading(1, "Data", "appendix"), para("Much."), heading(1, "Maps", "appendix"), para("Few."))
    labels = [text for of, text in outline(blocks) if of is Role.APPENDIX_LABEL]
    assert labels == ["Appendix A", "Appendix B"]
    label, title = role(Role.APPENDIX_LABEL), role(Role.APPENDIX_TITLE)
    assert (label.page_break_before, label.align, label.bold) == (True, TextAlign.CENTER, True)
    assert (title.page_break_before, title.align, title.bold) == (False, TextAlign.CENTER, True)


def test_a24_items_of_an_appendix_carry_its_letter() -> None:
    blocks = paper(heading(1, "Data", "appendix"), para("x"), *table(), heading(1, "Maps", "appendix"), para("y"), FIGURE, FIGURE)
    captions = [outline(one.caption)[0][1] for one in blocks if isinstance(one, Table | Figure)]
    assert captions == ["Table A1", "Figure B1", "Figure B2"]


def test_a24_an_appendix_that_is_just_one_table_lends_it_label_and_title() -> None:
    bare = Table((Column(),), (), ((Cell((para("1"),)),),))
    *above, last = paper(heading(1, "Rain by Year", "appendix"), bare)
    assert outline(tuple(above)) == [(Role.APPENDIX_LABEL, "Appendix"), (Role.APPENDIX_TITLE, "Rain by Year")]
    assert isinstance(last, Table)
    assert last.caption == ()


def test_a25_title_page_abstract_text_references_appendices_follow_in_this_order() -> None:
    essay = (heading(1, "Clouds"), para("It rains."), heading(1, "Data", "appendix"), para("Much."), LIST)
    assert [of for of, _ in outline(paper(*essay, meta=META))] == [
        *TITLE_PAGE,
        Role.SECTION_LABEL,
        Role.ABSTRACT,
        Role.KEYWORDS,
        Role.TEXT_TITLE,
        Role.HEADING_1,
        Role.BODY,
        Role.SECTION_LABEL,
        Role.APPENDIX_LABEL,
        Role.APPENDIX_TITLE,
        Role.BODY,
    ]
