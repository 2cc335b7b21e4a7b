"""The whole paper is made of an essay: title page, labels, captions, roles and the order of its parts."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from essayexport.arrange import arrange
from essayexport.arrange.inlines import with_full_stop
from essayexport.arrange.parts import letter
from essayexport.arrange.title_page import _LINES
from essayexport.document import (
    Attributes,
    Author,
    Bibliography,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    Cite,
    Code,
    CodeBlock,
    Column,
    Div,
    Document,
    Entry,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    List,
    Mark,
    Marked,
    Meta,
    Note,
    PageSettings,
    Paragraph,
    Quoted,
    QuoteKind,
    Role,
    Rule,
    RunIn,
    SequenceNumber,
    SoftBreak,
    Styled,
    Table,
    Text,
    plain,
)
from essayexport.style import PageStyle, Part, load
from essayexport.style.page import TITLE_LINES

APA = load("apa", PageSettings(), "en-US", print)


def words(text: str) -> Inlines:
    return (Text(text),)


def para(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph(words(text), role)


def emphasis(text: str) -> Marked:
    return Marked(Mark.EMPHASIS, words(text))


def heading(level: int, text: str, *classes: str) -> Heading:
    return Heading(level, words(text) if text else (), Attributes("", classes))


def label(text: str, role: Role = Role.SECTION_LABEL, attributes: Attributes | None = None) -> Heading:
    return Heading(1, words(text), attributes or Attributes(), role)


def table(caption: Blocks = (), notes: Blocks = ()) -> Table:
    return Table((Column(),), ((Cell((para("head"),)),),), ((Cell((para("cell"),)),),), caption, notes)


def number_line(word: str, value: int, role: Role, sequence: str = "", prefix: str = "") -> Paragraph:
    return Paragraph((Text(f"{word} "), SequenceNumber(sequence or word, value, prefix)), role)


def arranged_table(caption: Blocks, notes: Blocks = ()) -> Table:
    head, cell = para("head", Role.TABLE_HEAD), para("cell", Role.TABLE_CELL)
    return Table((Column(),), ((Cell((head,)),),), ((Cell((cell,)),),), caption, notes)


PICTURE = Image("a.png", (Text("A map"),), "A map")

LIST = Bibliography((Entry("smith", "ref-smith", words("Smith.")),))


def paper(*blocks: Block, meta: Meta | None = None, style: PageStyle = APA) -> Blocks:
    return arrange(Document(meta or Meta(), blocks), style).blocks


# ------------------------------------------------------------------------------------------------------- front of the paper


def test_an_empty_essay_is_an_empty_paper() -> None:
    assert paper() == ()


def test_the_title_alone_makes_a_title_page() -> None:
    meta = Meta(title=words("Rain"))
    assert paper(para("It rains."), meta=meta) == (
        para("Rain", Role.TITLE),
        para("Rain", Role.TEXT_TITLE),
        para("It rains."),
    )


def test_without_front_matter_the_paper_begins_with_the_text() -> None:
    assert paper(para("It rains.")) == (para("It rains."),)


def test_the_title_page_has_what_the_front_matter_has_in_the_order_of_the_style() -> None:
    meta = Meta(
        title=words("Rain"),
        authors=(Author(words("Ada Ax")),),
        department=words("Weather"),
        institution=words("University"),
        course=words("W 101"),
        instructor=words("Dr. Bo"),
        date=words("2026-05-12"),
    )
    lines = [(plain(line.children), line.role) for line in paper(meta=meta) if isinstance(line, Paragraph)]
    assert lines == [
        ("Rain", Role.TITLE),
        ("Ada Ax", Role.AUTHOR),
        ("Weather, University", Role.AFFILIATION),
        ("W 101", Role.COURSE),
        ("Dr. Bo", Role.INSTRUCTOR),
        ("May 12, 2026", Role.DATE),
        ("Rain", Role.TEXT_TITLE),
    ]


def test_every_line_that_a_title_page_may_have_has_its_words() -> None:
    assert set(_LINES) == set(TITLE_LINES)


def line_of(role: Role, meta: Meta, style: PageStyle = APA) -> list[str]:
    return [
        plain(block.children) for block in paper(meta=meta, style=style) if isinstance(block, Paragraph) and block.role is role
    ]


AUTHORS = {
    "one": (["A"], "A"),
    "two": (["A", "B"], "A and B"),
    "three": (["A", "B", "C"], "A, B, and C"),
    "four": (["A", "B", "C", "D"], "A, B, C, and D"),
}


@pytest.mark.parametrize(("names", "line"), AUTHORS.values(), ids=list(AUTHORS))
def test_authors_stand_on_one_line(names: list[str], line: str) -> None:
    assert line_of(Role.AUTHOR, Meta(authors=tuple(Author(words(name)) for name in names))) == [line]


TITLES = {
    "plain": ("Rain", "A Study", "Rain: A Study"),
    "question": ("Why Rain?", "A Study", "Why Rain? A Study"),
    "quoted question": ("“Why?”", "A Study", "“Why?” A Study"),
    "no subtitle": ("Rain", "", "Rain"),
    "no title": ("", "A Study", "A Study"),
}


@pytest.mark.parametrize(("title", "subtitle", "line"), TITLES.values(), ids=list(TITLES))
def test_the_subtitle_follows_the_title(title: str, subtitle: str, line: str) -> None:
    meta = Meta(title=words(title) if title else (), subtitle=words(subtitle) if subtitle else ())
    assert line_of(Role.TITLE, meta) == line_of(Role.TEXT_TITLE, meta) == [line]


def test_the_subtitle_has_its_own_line_where_the_style_says_so() -> None:
    style = APA._replace(matter=APA.matter._replace(title_page=(Role.TITLE, Role.SUBTITLE)))
    meta = Meta(title=words("Rain"), subtitle=words("A Study"))
    assert (line_of(Role.TITLE, meta, style), line_of(Role.SUBTITLE, meta, style)) == (["Rain"], ["A Study"])


def test_a_style_without_a_title_page_has_none() -> None:
    style = APA._replace(matter=APA.matter._replace(title_page=(), repeat_title=False))
    assert paper(para("x"), meta=Meta(title=words("Rain")), style=style) == (para("x"),)


DATES = {
    "American": ("2026-05-12", "en-US", "May 12, 2026"),
    "no language": ("2026-05-12", "", "May 12, 2026"),
    "British": ("2026-05-12", "en-GB", "12 May 2026"),
    "Australian": ("2026-05-02", "en-AU", "2 May 2026"),
    "a month": ("2026-05", "en", "May 2026"),
    "German": ("2026-05-12", "de", "12. Mai 2026"),
    "words": ("May 12th", "en", "May 12th"),
    "no such month": ("2026-13-12", "en", "2026-13-12"),
}


@pytest.mark.parametrize(("date", "lang", "line"), DATES.values(), ids=list(DATES))
def test_a_date_in_iso_form_gets_its_month_in_words(date: str, lang: str, line: str) -> None:
    assert line_of(Role.DATE, Meta(date=words(date), lang=lang)) == [line]


AFFILIATIONS: dict[str, tuple[Meta, list[str]]] = {
    "department only": (Meta(department=words("D")), ["D"]),
    "university only": (Meta(institution=words("U")), ["U"]),
    "the paper's before the author's": (
        Meta(department=words("D"), institution=words("U"), authors=(Author(words("A"), (words("V"),)),)),
        ["D, U", "V"],
    ),
    "the paper's is the author's": (
        Meta(department=words("D"), institution=words("U"), authors=(Author(words("A"), (words("U"), words("D, U"))),)),
        ["D, U"],
    ),
    "the paper's and one more": (
        Meta(institution=words("U"), authors=(Author(words("A"), (words("U"),)), Author(words("B"), (words("U"), words("V"))))),
        ["U", "V"],
    ),
    "the same of all authors": (
        Meta(authors=(Author(words("A"), (words("U"),)), Author(words("B"), (words("U"),)))),
        ["U"],
    ),
    "different ones": (
        Meta(authors=(Author(words("A"), (words("U"), words("V"))), Author(words("B"), (words("W"),)), Author(words("C")))),
        ["1 U", "2 V", "3 W"],
    ),
}


@pytest.mark.parametrize(("meta", "lines"), AFFILIATIONS.values(), ids=list(AFFILIATIONS))
def test_each_affiliation_has_a_line(meta: Meta, lines: list[str]) -> None:
    assert line_of(Role.AFFILIATION, meta) == lines


def test_authors_at_different_institutions_have_the_numbers_of_theirs() -> None:
    meta = Meta(authors=(Author(words("A"), (words("U"), words("V"))), Author(words("B"), (words("V"),)), Author(words("C"))))
    (line,) = [block for block in paper(meta=meta) if isinstance(block, Paragraph) and block.role is Role.AUTHOR]
    assert line.children == (
        Text("A"),
        Marked(Mark.SUPERSCRIPT, words("1,2")),
        Text(", B"),
        Marked(Mark.SUPERSCRIPT, words("2")),
        Text(", and C"),
    )


def test_the_repeated_title_has_no_notes_and_no_places_that_links_go_to() -> None:
    title = (Styled(Attributes("place"), words("Rain")), Note((para("thanks"),)))
    first, second = paper(meta=Meta(title=title))
    assert first == Paragraph((Styled(Attributes("place"), words("Rain")), Note((para("thanks", Role.FOOTNOTE),))), Role.TITLE)
    assert second == Paragraph((Styled(Attributes(), words("Rain")),), Role.TEXT_TITLE)


def test_the_abstract_stands_under_its_label_with_the_keywords() -> None:
    meta = Meta(abstract=(para("We looked."),), keywords=(words("Rain"), words("clouds")))
    assert paper(para("x"), meta=meta) == (
        label("Abstract"),
        para("We looked.", Role.ABSTRACT),
        Paragraph((emphasis("Keywords:"), Text(" Rain, clouds")), Role.KEYWORDS),
        para("x", Role.BODY_OPENING),
    )


def test_keywords_without_an_abstract_are_not_printed() -> None:
    assert paper(para("x"), meta=Meta(keywords=(words("rain"),))) == (para("x"),)


def test_quotations_in_the_front_matter_have_their_marks_in_the_paper_and_in_the_properties() -> None:
    meta = Meta(title=(Quoted(QuoteKind.DOUBLE, words("Rain")),), lang="de")
    document = arrange(Document(meta, ()), APA)
    assert document.meta.title == words("„Rain“")
    assert document.blocks[0] == para("„Rain“", Role.TITLE)


# ------------------------------------------------------------------------------------------------------------------ headings


@pytest.mark.parametrize("level", [1, 2, 3])
def test_headings_get_the_role_of_their_level(level: int) -> None:
    assert paper(heading(level, "Rain")) == (replace(heading(level, "Rain"), role=Role(f"heading-{level}")),)


def test_a_heading_that_runs_in_ends_in_a_full_stop_and_takes_its_paragraph() -> None:
    assert paper(heading(4, "Rain"), para("It rains."), para("More.")) == (
        RunIn(replace(heading(4, "Rain."), role=Role.HEADING_4), para("It rains.")),
        para("More."),
    )


def test_a_heading_that_should_run_in_but_has_no_paragraph_stands_alone() -> None:
    alone = replace(heading(5, "Rain."), role=Role.HEADING_5)
    assert paper(heading(5, "Rain"), CodeBlock("x"), heading(5, "Rain"))[::2] == (alone, alone)


def test_a_heading_in_a_quotation_does_not_run_in() -> None:
    quoted = BlockQuote((replace(heading(4, "Rain."), role=Role.HEADING_4), para("x", Role.BLOCK_QUOTE_CONTINUED)))
    assert paper(BlockQuote((heading(4, "Rain"), para("x")))) == (quoted,)


def test_a_heading_in_a_division_runs_in() -> None:
    (division,) = paper(Div(Attributes("d"), (heading(4, "Rain"), para("x"))))
    assert division == Div(Attributes("d"), (RunIn(replace(heading(4, "Rain."), role=Role.HEADING_4), para("x")),))


NOTE = Note((para("n"),))

STOPS: dict[str, tuple[Inlines, Inlines]] = {
    "none": (words("Rain"), words("Rain.")),
    "full stop": (words("Rain."), words("Rain.")),
    "question": (words("Rain?"), words("Rain?")),
    "exclamation": (words("Rain!"), words("Rain!")),
    "colon": (words("Rain:"), words("Rain:")),
    "semicolon": (words("Rain;"), words("Rain;")),
    "quoted question": (words("“Rain?”"), words("“Rain?”")),
    "emphasis": ((emphasis("Rain"),), (emphasis("Rain"), Text("."))),
    "quotation": (words("On “Rain”"), words("On “Rain”.")),
    "before a note": ((Text("Rain"), NOTE), (Text("Rain."), NOTE)),
    "nothing": ((), ()),
}


@pytest.mark.parametrize(("before", "after"), STOPS.values(), ids=list(STOPS))
def test_a_full_stop_is_added_unless_the_heading_ends_in_a_mark(before: Inlines, after: Inlines) -> None:
    assert with_full_stop(before) == after


INSIDE: dict[str, tuple[Inlines, Inlines]] = {
    "marks": (words("On “Rain”"), words("On “Rain.”")),
    "recognised marks": (
        (Text("On "), Quoted(QuoteKind.DOUBLE, words("Rain"))),
        (Text("On "), Quoted(QuoteKind.DOUBLE, words("Rain."))),
    ),
    "marks in marks": (
        (Quoted(QuoteKind.DOUBLE, (Quoted(QuoteKind.SINGLE, words("Rain")),)),),
        (Quoted(QuoteKind.DOUBLE, (Quoted(QuoteKind.SINGLE, words("Rain.")),)),),
    ),
    "an apostrophe": (words("The clouds’"), words("The clouds’.")),
}


@pytest.mark.parametrize(("before", "after"), INSIDE.values(), ids=list(INSIDE))
def test_a_full_stop_can_go_inside_quotation_marks(before: Inlines, after: Inlines) -> None:
    assert with_full_stop(before, inside=True) == after


@pytest.mark.parametrize(("lang", "printed"), [("", "“Rain.”"), ("en-US", "“Rain.”"), ("en-GB", "“Rain”."), ("de", "„Rain“.")])
def test_the_language_says_whether_a_full_stop_goes_inside(lang: str, printed: str) -> None:
    (run_in,) = paper(Heading(4, (Quoted(QuoteKind.DOUBLE, words("Rain")),)), para("It rains."), meta=Meta(lang=lang))
    assert isinstance(run_in, RunIn)
    assert plain(run_in.heading.children) == printed


# ------------------------------------------------------------------------------------------------------------ roles of blocks


def test_the_first_paragraph_of_a_quotation_differs_from_the_later_ones() -> None:
    assert paper(BlockQuote((para("a"), para("b"), para("c")))) == (
        BlockQuote((para("a", Role.BLOCK_QUOTE), para("b", Role.BLOCK_QUOTE_CONTINUED), para("c", Role.BLOCK_QUOTE_CONTINUED))),
    )


def test_the_first_paragraph_of_an_item_carries_the_marker() -> None:
    items = ((para("a"), para("b")), (CodeBlock("x"), para("c")))
    assert paper(List(items)) == (
        List(((para("a", Role.LIST_ITEM), para("b", Role.LIST_CONTINUED)), (CodeBlock("x"), para("c", Role.LIST_CONTINUED)))),
    )


def test_what_is_nested_takes_the_role_of_the_innermost_place() -> None:
    nested = BlockQuote((List(((para("a"), BlockQuote((para("b"),))),)), Div(Attributes(), (para("c"),))))
    assert paper(nested) == (
        BlockQuote(
            (
                List(((para("a", Role.LIST_ITEM), BlockQuote((para("b", Role.BLOCK_QUOTE),))),)),
                Div(Attributes(), (para("c", Role.BLOCK_QUOTE_CONTINUED),)),
            )
        ),
    )


def test_paragraphs_of_a_note_are_footnotes() -> None:
    (paragraph,) = paper(Paragraph((Text("a"), Note((para("n"), para("m"))))))
    assert paragraph == Paragraph((Text("a"), Note((para("n", Role.FOOTNOTE), para("m", Role.FOOTNOTE)))))


def test_rules_code_and_tightness_stay() -> None:
    tight = replace(para("a"), tight=True, attributes=Attributes("p"))
    assert paper(Rule(), CodeBlock("x"), tight) == (Rule(), CodeBlock("x"), tight)


# ---------------------------------------------------------------------------------------------------------------- quotations


def quoted(kind: QuoteKind, *children: Inline) -> Quoted:
    return Quoted(kind, children)


DOUBLE, SINGLE = QuoteKind.DOUBLE, QuoteKind.SINGLE

QUOTATIONS: dict[str, tuple[str, Inline, str]] = {
    "English": ("en", quoted(DOUBLE, Text("a "), quoted(SINGLE, Text("b"))), "“a ‘b’”"),
    "no language": ("", quoted(SINGLE, Text("a")), "‘a’"),
    "two of a kind": ("en", quoted(DOUBLE, Text("a "), quoted(DOUBLE, Text("b"))), "“a ‘b’”"),
    "three of a kind": ("en", quoted(DOUBLE, quoted(DOUBLE, quoted(DOUBLE, Text("a")))), "“‘“a”’”"),
    "inside emphasis": ("en", quoted(DOUBLE, Marked(Mark.EMPHASIS, (quoted(DOUBLE, Text("b")),))), "“‘b’”"),
    "inside a cite": ("en", quoted(DOUBLE, Cite((), (quoted(DOUBLE, Text("b")),))), "“‘b’”"),
    "German": ("de-DE", quoted(DOUBLE, Text("a "), quoted(SINGLE, Text("b"))), "„a ‚b‘“"),
    "Swiss": ("de-CH", quoted(DOUBLE, Text("a")), "«a»"),
    "French": ("fr", quoted(DOUBLE, Text("a "), quoted(SINGLE, Text("b"))), "«\u00a0a “b”\u00a0»"),
    "Spanish": ("es-MX", quoted(DOUBLE, Text("a "), quoted(SINGLE, Text("b"))), "«a “b”»"),
    "another": ("xx", quoted(DOUBLE, Text("a")), "“a”"),
}


@pytest.mark.parametrize(("lang", "inline", "printed"), QUOTATIONS.values(), ids=list(QUOTATIONS))
def test_quotations_have_the_marks_of_the_language(lang: str, inline: Inline, printed: str) -> None:
    (paragraph,) = paper(Paragraph((inline,)), meta=Meta(lang=lang))
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.children) == printed


def test_a_quotation_in_a_note_begins_anew() -> None:
    inner = Note((Paragraph((quoted(DOUBLE, Text("b")),)),))
    (paragraph,) = paper(Paragraph((quoted(DOUBLE, Text("a"), inner),)))
    assert paragraph == Paragraph((Text("“a"), Note((para("“b”", Role.FOOTNOTE),)), Text("”")))


def test_marks_and_the_text_around_them_become_one_text() -> None:
    assert paper(Paragraph((Text("a "), quoted(DOUBLE, Text("b")), Text(" c"), SoftBreak(), Code("d")))) == (
        Paragraph((Text("a “b” c"), SoftBreak(), Code("d"))),
    )


@pytest.mark.parametrize(
    ("before", "behind", "said"),
    [
        ("忘却", "曲線", (Text("忘却曲線"),)),
        ("遗忘。", "第二行", (Text("遗忘。第二行"),)),
        ("망각", "곡선", (Text("망각"), SoftBreak(), Text("곡선"))),
        ("忘却", "curve", (Text("忘却"), SoftBreak(), Text("curve"))),
    ],
)
def test_a_line_end_between_characters_that_are_written_without_blanks_is_none(before: str, behind: str, said: Inlines) -> None:
    assert paper(Paragraph((Text(before), SoftBreak(), Text(behind)))) == (Paragraph(said),)


# --------------------------------------------------------------------------------------------------------- tables and figures


def test_a_table_gets_its_number_above_its_title() -> None:
    assert paper(table((para("Rain by year"),))) == (
        arranged_table((number_line("Table", 1, Role.TABLE_NUMBER), para("Rain by year", Role.TABLE_TITLE))),
    )


def test_a_table_without_a_caption_has_only_its_number() -> None:
    assert paper(table()) == (arranged_table((number_line("Table", 1, Role.TABLE_NUMBER),)),)


def test_a_figure_gets_its_number_and_title_where_the_style_puts_them() -> None:
    caption = (number_line("Figure", 1, Role.FIGURE_NUMBER), para("A map", Role.FIGURE_TITLE))
    assert paper(Figure(PICTURE, (para("A map"),))) == (Figure(PICTURE, caption, caption_below=False),)
    below = APA._replace(matter=APA.matter._replace(caption_below_figure=True))
    assert paper(Figure(PICTURE, (para("A map"),)), style=below) == (Figure(PICTURE, caption, caption_below=True),)


def numbers(blocks: Blocks) -> list[str]:
    captions = [block.caption[0] for block in blocks if isinstance(block, Table | Figure) and block.caption]
    return [plain(line.children) for line in captions if isinstance(line, Paragraph)]


def test_tables_and_figures_are_counted_apart_in_reading_order() -> None:
    assert numbers(paper(table(), Figure(PICTURE), table(), Figure(PICTURE))) == ["Table 1", "Figure 1", "Table 2", "Figure 2"]


def test_a_table_in_a_division_is_counted_too() -> None:
    division, last = paper(Div(Attributes(), (table(),)), table())
    assert isinstance(division, Div)
    assert numbers((*division.blocks, last)) == ["Table 1", "Table 2"]


SUPER_A = Marked(Mark.SUPERSCRIPT, words("a"))

NOTES: dict[str, Inlines] = {
    "general": (emphasis("Note."), Text(" Rain in millimetres.")),
    "general, the stop outside": (emphasis("Note"), Text(". Rain in millimetres.")),
    "specific": (SUPER_A, Text(" Estimated.")),
    "probability": (emphasis("p"), Text(" < .05.")),
    "probability with an asterisk": (Text("*"), emphasis("p"), Text(" < .05.")),
    "probability with a raised asterisk": (Marked(Mark.SUPERSCRIPT, words("**")), emphasis("p"), Text(" < .01.")),
}


@pytest.mark.parametrize("note", NOTES.values(), ids=list(NOTES))
def test_a_note_below_a_table_or_figure_belongs_to_it(note: Inlines) -> None:
    caption = (number_line("Table", 1, Role.TABLE_NUMBER),)
    assert paper(table(), Paragraph(note)) == (arranged_table(caption, (Paragraph(note, Role.TABLE_NOTE),)),)
    (figure,) = paper(Figure(PICTURE), Paragraph(note))
    assert isinstance(figure, Figure)
    assert figure.notes == (Paragraph(note, Role.FIGURE_NOTE),)


def test_notes_of_all_kinds_follow_each_other() -> None:
    notes = [Paragraph(note) for note in NOTES.values()]
    (whole,) = paper(table(), *notes)
    assert isinstance(whole, Table)
    assert whole.notes == tuple(replace(note, role=Role.TABLE_NOTE) for note in notes)


NO_NOTES: dict[str, Inlines] = {
    "the word without a stop": (emphasis("Note"), Text(" that it rains.")),
    "another word": (emphasis("Beware."), Text(" It rains.")),
    "plain": words("Note. It rains."),
    "a raised number": (Marked(Mark.SUPERSCRIPT, words("1")), Text(" It rains.")),
    "another letter": (emphasis("p"), Text(" is for rain.")),
    "empty": (),
}


@pytest.mark.parametrize("text", NO_NOTES.values(), ids=list(NO_NOTES))
def test_other_paragraphs_below_a_table_are_text(text: Inlines) -> None:
    assert paper(table(), Paragraph(text))[1:] == (Paragraph(text, Role.BODY_AFTER_DISPLAY),)


def test_a_note_that_follows_other_text_is_text() -> None:
    note = Paragraph(NOTES["general"])
    assert paper(table(), para("x"), note)[1:] == (para("x", Role.BODY_AFTER_DISPLAY), note)


def test_text_below_the_note_of_a_table_is_parted_from_it_and_further_text_is_not() -> None:
    note = Paragraph(NOTES["general"])
    assert paper(table(), note, para("x"), para("y"))[1:] == (para("x", Role.BODY_AFTER_DISPLAY), para("y"))


def test_a_picture_in_a_line_of_text_stays_there() -> None:
    assert paper(Paragraph((Text("See "), PICTURE))) == (Paragraph((Text("See "), PICTURE)),)


# ------------------------------------------------------------------------------------------- reference list and appendices


def test_a_reference_list_at_the_end_gets_the_label_of_the_style() -> None:
    assert paper(para("x"), LIST) == (para("x"), label("References"), LIST)


def test_the_front_matter_may_name_the_reference_list() -> None:
    assert paper(LIST, meta=Meta(reference_section_title=words("Sources"))) == (label("Sources"), LIST)


def test_the_heading_directly_before_the_list_is_its_label_whatever_its_words() -> None:
    own = replace(heading(2, "What I Read"), attributes=Attributes("read"))
    assert paper(para("x"), own, LIST) == (para("x"), label("What I Read", attributes=Attributes("read")), LIST)


def test_a_list_with_a_place_of_its_own_stays_there() -> None:
    place = Div(Attributes("refs"), (LIST,))
    after = replace(heading(1, "Thanks"), role=Role.HEADING_1)
    assert paper(heading(1, "Read"), place, heading(1, "Thanks"), para("x")) == (label("Read"), place, after, para("x"))


def test_a_list_in_a_division_gets_one_label_before_the_division() -> None:
    place = Div(Attributes("outer"), (Div(Attributes("refs"), (LIST,)),))
    assert paper(para("x"), place) == (para("x"), label("References"), place)


def test_a_label_inside_the_division_serves() -> None:
    place = Div(Attributes("refs"), (heading(1, "Read"), LIST))
    assert paper(place) == (Div(Attributes("refs"), (label("Read"), LIST)),)


def test_words_before_the_list_in_its_division_stand_under_the_label_too() -> None:
    place = Div(Attributes("refs"), (para("Starred works are cited twice."), LIST))
    assert paper(heading(1, "Read"), place) == (label("Read"), place)


def test_a_list_without_entries_gets_no_label() -> None:
    assert paper(para("x"), Bibliography()) == (para("x"), Bibliography())


def appendix(text: str, identifier: str = "") -> Heading:
    return Heading(1, words(text) if text else (), Attributes(identifier, ("appendix",)))


def appendix_label(text: str, identifier: str = "") -> Heading:
    return label(text, Role.APPENDIX_LABEL, Attributes(identifier, ("appendix",)))


def test_the_reference_list_goes_under_the_empty_heading_that_has_the_words_of_its_label() -> None:
    assert paper(para("x"), heading(1, "references"), heading(1, "Thanks"), para("y"), LIST) == (
        para("x"),
        label("references"),
        LIST,
        replace(heading(1, "Thanks"), role=Role.HEADING_1),
        para("y"),
    )


def test_a_heading_with_the_words_of_the_label_and_a_text_keeps_both() -> None:
    assert paper(heading(1, "References"), para("y"), LIST) == (
        replace(heading(1, "References"), role=Role.HEADING_1),
        para("y"),
        label("References"),
        LIST,
    )


def test_the_reference_list_stands_between_text_and_appendices() -> None:
    assert paper(para("x"), appendix("Data"), para("y"), LIST) == (
        para("x"),
        label("References"),
        LIST,
        appendix_label("Appendix"),
        para("Data", Role.APPENDIX_TITLE),
        para("y"),
    )


def test_another_style_may_put_the_appendices_first() -> None:
    order = (Part.TITLE_PAGE, Part.ABSTRACT, Part.TEXT, Part.APPENDICES, Part.REFERENCES)
    style = APA._replace(matter=APA.matter._replace(order=order))
    assert paper(appendix("Data"), para("y"), LIST, style=style)[-2:] == (label("References"), LIST)


def test_an_empty_heading_before_the_appendices_is_the_label_of_the_list() -> None:
    assert paper(heading(1, "Works"), appendix("Data"), para("y"), LIST)[:2] == (label("Works"), LIST)


def test_an_empty_appendix_is_no_label() -> None:
    assert paper(para("x"), appendix("Data"), LIST)[1:] == (
        label("References"),
        LIST,
        appendix_label("Appendix"),
        para("Data", Role.APPENDIX_TITLE),
    )


def test_a_list_that_its_author_put_behind_an_appendix_stays_there() -> None:
    assert paper(appendix("Data"), para("y"), heading(1, "Works"), Div(Attributes("refs"), (LIST,)), para("z")) == (
        appendix_label("Appendix"),
        para("Data", Role.APPENDIX_TITLE),
        para("y"),
        label("Works"),
        Div(Attributes("refs"), (LIST,)),
        para("z"),
    )


def test_several_appendices_are_lettered_and_keep_their_identifiers() -> None:
    assert paper(appendix("Data", "d"), para("y"), appendix("", "e"), heading(2, "More"), para("z")) == (
        appendix_label("Appendix A", "d"),
        para("Data", Role.APPENDIX_TITLE),
        para("y"),
        appendix_label("Appendix B", "e"),
        replace(heading(2, "More"), role=Role.HEADING_2),
        para("z"),
    )


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (52, "BA"), (702, "AAA")])
def test_letters_never_run_out(number: int, letters: str) -> None:
    assert letter(number) == letters


def test_items_of_an_appendix_are_counted_by_its_letter() -> None:
    blocks = paper(table(), appendix("One"), para("x"), table(), table(), appendix("Two"), Figure(PICTURE), para("y"))
    assert numbers(blocks) == ["Table 1", "Table A1", "Table A2", "Figure B1"]
    lines = [block.caption[0] for block in blocks if isinstance(block, Table | Figure)]
    assert lines[1] == number_line("Table", 1, Role.TABLE_NUMBER, "Table_A", "A")


def test_items_of_a_single_appendix_have_a_letter_too() -> None:
    assert numbers(paper(appendix("One"), para("x"), table())) == ["Table A1"]


@pytest.mark.parametrize("note", [(), (Paragraph(NOTES["general"]),)], ids=["bare", "with a note"])
def test_an_appendix_that_is_one_table_gives_it_its_label_and_title(note: Blocks) -> None:
    below = tuple(replace(one, role=Role.TABLE_NOTE) for one in note if isinstance(one, Paragraph))
    assert paper(appendix("Rain by Year"), table(), *note) == (
        appendix_label("Appendix"),
        para("Rain by Year", Role.APPENDIX_TITLE),
        arranged_table((), below),
    )


def test_a_style_may_number_the_only_table_of_an_appendix() -> None:
    style = APA._replace(matter=APA.matter._replace(appendix_names_sole_item=False))
    assert numbers(paper(appendix("Rain by Year"), table(), style=style)) == ["Table A1"]


@pytest.mark.parametrize(
    "change",
    [lambda text: (Link("#x", text),), lambda text: (Styled(Attributes("i"), text),)],
    ids=["link", "styled"],
)
def test_entries_of_the_list_have_their_marks_too(change: Callable[[Inlines], Inlines]) -> None:
    entry = Entry("k", "ref-k", change((Quoted(DOUBLE, words("Rain")),)))
    assert paper(Bibliography((entry,)))[1] == Bibliography((Entry("k", "ref-k", change(words("“Rain”"))),))


def test_a_note_in_a_note_stands_there_in_brackets() -> None:
    inner = Note((para("Inner."), para("More.")))
    outer = Note((Paragraph((Text("Outer"), inner, Text("."))),))
    printed = Note((para("Outer [Inner. More.].", Role.FOOTNOTE),))
    assert paper(Paragraph((Text("a"), outer))) == (Paragraph((Text("a"), printed)),)
