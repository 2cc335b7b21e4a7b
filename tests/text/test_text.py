"""The paper as a person would type it."""

from textwrap import dedent

import pytest

from essayexport.document import (
    Alignment,
    Bibliography,
    Block,
    BlockQuote,
    Cell,
    Cite,
    CiteItem,
    Code,
    CodeBlock,
    Column,
    Delimiter,
    Document,
    Entry,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListKind,
    Mark,
    Marked,
    Math,
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
    Table,
    Text,
)
from essayexport.style import load
from essayexport.writers.text import write

STYLE = load("apa", PageSettings(), "en-US", print)
PROSE = "Every line of a paper that a person types has about the same length."


def text(words: str) -> Inlines:
    return (Text(words),)


def paragraph(words: str, role: Role = Role.BODY, *, tight: bool = False) -> Paragraph:
    return Paragraph(text(words), role, tight)


def item(words: str, *, tight: bool = True) -> Paragraph:
    return paragraph(words, Role.LIST_ITEM, tight=tight)


def cell(words: str, alignment: Alignment = Alignment.DEFAULT, *, rows: int = 1, columns: int = 1) -> Cell:
    return Cell((paragraph(words, Role.TABLE_CELL),), alignment, rows, columns)


def typed(*blocks: Block, width: int = 40) -> str:
    return write(Document(Meta(), blocks), STYLE, width)


def line(*inlines: Inline) -> str:
    return typed(Paragraph(inlines), width=100).removesuffix("\n")


def looks(expected: str) -> str:
    return dedent(expected).removeprefix("\n")


def test_prose_is_wrapped() -> None:
    assert typed(paragraph(PROSE), paragraph("Another paragraph.")) == looks(
        """
        Every line of a paper that a person
        types has about the same length.

        Another paragraph.
        """
    )


def test_lines_have_72_columns_if_nothing_else_is_asked_for() -> None:
    lines = write(Document(Meta(), (paragraph(PROSE * 9),)), STYLE).splitlines()
    assert 66 <= max(map(len, lines)) <= 72


def test_an_empty_essay_is_an_empty_line() -> None:
    assert typed() == "\n"


def test_the_title_block_is_centred_and_the_text_begins_a_new_page() -> None:
    blocks = (
        paragraph("A Title That Does Not Fit into One Line", Role.TITLE),
        paragraph("Jane Doe", Role.AUTHOR),
        paragraph("University", Role.AFFILIATION),
        paragraph("May 5, 2020", Role.DATE),
        paragraph("A Title", Role.TEXT_TITLE),
        paragraph("Text."),
    )
    assert typed(*blocks, width=30) == looks(
        """
            A Title That Does Not
              Fit into One Line

                   Jane Doe
                  University
                 May 5, 2020


                   A Title

        Text.
        """
    )


def test_headings_stand_as_the_style_has_them_in_the_authors_capitals() -> None:
    blocks = (
        Heading(1, text("the First"), role=Role.HEADING_1),
        Heading(2, text("the second"), role=Role.HEADING_2),
        RunIn(Heading(4, text("The fourth.")), paragraph("Runs into its text.")),
        Heading(1, text("References"), role=Role.SECTION_LABEL),
    )
    assert typed(*blocks) == looks(
        """
                       the First

        the second

        The fourth. Runs into its text.


                       References
        """
    )


def test_quotations_are_indented() -> None:
    quote = BlockQuote(
        (
            paragraph(PROSE, Role.BLOCK_QUOTE),
            BlockQuote((paragraph("Inside.", Role.BLOCK_QUOTE),)),
            paragraph("Second.", Role.BLOCK_QUOTE_CONTINUED),
        )
    )
    assert typed(paragraph("Before."), quote, paragraph("After.")) == looks(
        """
        Before.

             Every line of a paper that a person
             types has about the same length.

                  Inside.

             Second.

        After.
        """
    )


def test_references_hang() -> None:
    entries = (Entry("a", "ref-a", text(PROSE)), Entry("b", "ref-b", text("Short.")))
    assert typed(Bibliography(entries)) == looks(
        """
        Every line of a paper that a person
             types has about the same length.

        Short.
        """
    )


def test_bullets_stand_before_their_text() -> None:
    inner = List(((item("inner"),), (item("inner too"),)))
    assert typed(List(((item(PROSE), inner), (item("last"),)))) == looks(
        """
        .
          - Every line of a paper that a person
            types has about the same length.
            - inner
            - inner too
          - last
        """
    ).removeprefix(".\n")


def test_numbers_are_aligned_at_the_right() -> None:
    block = List(((item("nine"),), (item("ten"),)), ListKind.DECIMAL, 9)
    assert typed(block) == "   9. nine\n  10. ten\n"


def test_a_loose_list_has_empty_lines() -> None:
    block = List(((item("a", tight=False), paragraph("more", Role.LIST_CONTINUED)), (item("b", tight=False),)))
    assert typed(block) == "  - a\n\n    more\n\n  - b\n"


def test_two_lists_do_not_run_together() -> None:
    assert typed(List(((item("a"),),)), List(((item("b"),),))) == "  - a\n\n  - b\n"


def test_an_empty_item_keeps_its_marker() -> None:
    assert typed(List(((), (item("b"),)))) == "  -\n  - b\n"


def test_an_item_that_begins_indented_stands_below_its_marker() -> None:
    quote = BlockQuote((paragraph("quoted", Role.BLOCK_QUOTE),))
    assert typed(List(((quote,), (CodeBlock("x = 1"),)))) == "  -\n         quoted\n\n  -\n        x = 1\n"


@pytest.mark.parametrize(
    ("kind", "start", "delimiter", "marks"),
    [
        (ListKind.DECIMAL, 11, Delimiter.PARENTHESIS, ["11)", "12)"]),
        (ListKind.LOWER_ALPHA, 26, Delimiter.PERIOD, ["z.", "aa."]),
        (ListKind.UPPER_ALPHA, 1, Delimiter.PARENTHESES, ["(A)", "(B)"]),
        (ListKind.LOWER_ROMAN, 3, Delimiter.PERIOD, ["iii.", "iv."]),
        (ListKind.UPPER_ROMAN, 1994, Delimiter.PERIOD, ["MCMXCIV.", "MCMXCV."]),
        (ListKind.LOWER_ROMAN, 0, Delimiter.PERIOD, ["0.", "i."]),
        (ListKind.LOWER_ALPHA, 0, Delimiter.PERIOD, ["0.", "a."]),
        (ListKind.LOWER_ROMAN, 3999, Delimiter.PERIOD, ["mmmcmxcix.", "4000."]),
    ],
)
def test_lists_count_in_every_way(kind: ListKind, start: int, delimiter: Delimiter, marks: list[str]) -> None:
    lines = typed(List(((item("x"),), (item("y"),)), kind, start, delimiter)).splitlines()
    assert [marked.split()[0] for marked in lines] == marks


def test_code_stands_as_it_is() -> None:
    block = CodeBlock("def f(x):\n\n    return x * 'a very long line that is not wrapped'")
    assert typed(block) == "    def f(x):\n\n        return x * 'a very long line that is not wrapped'\n"


def test_a_rule_is_three_asterisks() -> None:
    assert typed(paragraph("a"), Rule(), paragraph("b"), width=11) == "a\n\n   * * *\n\nb\n"


# -------------------------------------------------------------------------------------------------------------- inlines


def test_emphasis_goes_and_its_words_stay() -> None:
    assert (
        line(Marked(Mark.EMPHASIS, text("all")), Text(" "), Marked(Mark.SMALL_CAPS, text("Words")), Code(" x = 1"))
        == "all Words x = 1"
    )


@pytest.mark.parametrize(
    ("mark", "words", "shown"),
    [
        (Mark.SUPERSCRIPT, "2", "²"),
        (Mark.SUPERSCRIPT, "-10", "⁻¹⁰"),
        (Mark.SUPERSCRIPT, "−(3+1)", "⁻⁽³⁺¹⁾"),
        (Mark.SUPERSCRIPT, "1,2", "¹,²"),
        (Mark.SUPERSCRIPT, "4–11", "⁴⁻¹¹"),
        (Mark.SUPERSCRIPT, "a", "ᵃ"),
        (Mark.SUPERSCRIPT, "th", "th"),
        (Mark.SUPERSCRIPT, "q", "q"),
        (Mark.SUPERSCRIPT, "", ""),
        (Mark.SUBSCRIPT, "12", "₁₂"),
        (Mark.SUBSCRIPT, "i", "i"),
    ],
)
def test_exponents_indices_and_the_letters_of_table_notes_keep_their_height(mark: Mark, words: str, shown: str) -> None:
    assert line(Text("x"), Marked(mark, text(words))) == f"x{shown}"


def test_a_raised_citation_with_words_is_set_apart_from_the_word_before() -> None:
    cite = Cite((CiteItem("a"),), (Marked(Mark.SUPERSCRIPT, text("see 3,1")),))
    assert line(Text("word"), cite) == "word^(see 3,1)"


@pytest.mark.parametrize(
    ("target", "words", "shown"),
    [
        ("https://example.org/a", "a page", "a page <https://example.org/a>"),
        ("https://example.org/a", "https://example.org/a", "https://example.org/a"),
        ("https://example.org/", "example.org", "example.org"),
        ("https://example.org/caf%C3%A9", "https://example.org/café", "https://example.org/café"),
        ("https://doi.org/10.1000/ABC", "https://doi.org/10.1000/abc", "https://doi.org/10.1000/abc"),
        ("mailto:jane@example.org", "jane@example.org", "jane@example.org"),
        ("mailto:jane@example.org", "Jane", "Jane <jane@example.org>"),
        ("#ref-smith", "Smith", "Smith"),
        ("", "words", "words"),
        ("https://example.org", "", "<https://example.org>"),
    ],
)
def test_a_link_shows_its_address_unless_it_is_there_already(target: str, words: str, shown: str) -> None:
    assert line(Link(target, text(words) if words else ())) == shown


def test_a_cite_is_what_it_prints() -> None:
    assert line(Cite((CiteItem("a"),), (Text("("), Link("#ref-a", text("Smith, 2020")), Text(")")))) == "(Smith, 2020)"


def test_quotation_marks_that_are_left_are_curly() -> None:
    assert line(Quoted(QuoteKind.DOUBLE, (Text("a "), Quoted(QuoteKind.SINGLE, text("b"))))) == "“a ‘b’”"


def test_a_soft_break_is_a_space_and_a_line_break_is_kept() -> None:
    assert line(Text("one"), SoftBreak(), Text("two"), LineBreak(), Text("three")) == "one two\nthree"


def test_a_picture_in_a_line_is_its_description() -> None:
    assert line(Text("see "), Image("a.png", (), "a map"), Image("b.png", (), "")) == "see [Figure: a map][Figure]"


def test_notes_are_numbered_and_stand_at_the_end() -> None:
    notes = [Note((paragraph(words, Role.FOOTNOTE),)) for words in (PROSE, "Second note.")]
    blocks = (
        Paragraph((Text("One"), notes[0], Text(" and two"), notes[1], Text("."))),
        Heading(1, text("References"), role=Role.SECTION_LABEL),
    )
    assert typed(*blocks) == looks(
        """
        One[1] and two[2].


                       References


        --------------------

        [1] Every line of a paper that a person
            types has about the same length.

        [2] Second note.
        """
    )


def test_notes_of_what_is_not_printed_are_not_counted() -> None:
    note = Note((paragraph("note", Role.FOOTNOTE),))
    image = Image("a.png", (Text("a map"), note), "a map")
    cite = Cite((CiteItem("a", prefix=(note,)),), (Text("(see"), note, Text(" Smith)")))
    assert typed(Figure(image, (Paragraph((Text("A Map"), note)),)), Paragraph((cite,))) == looks(
        """
        [Figure: a map]
        A Map[1]

        (see[2] Smith)


        --------------------

        [1] note

        [2] note
        """
    )


def test_marks_of_notes_are_aligned_at_the_right() -> None:
    blocks = [Paragraph((Text("x"), Note((paragraph("note", Role.FOOTNOTE),)))) for _ in range(10)]
    lines = typed(*blocks).splitlines()
    assert (lines[-3], lines[-1]) == (" [9] note", "[10] note")


# --------------------------------------------------------------------------------------------------- tables and figures


def test_a_table_is_drawn_with_its_caption_and_notes() -> None:
    table = Table(
        (Column(), Column(Alignment.CENTER), Column(Alignment.RIGHT)),
        ((cell("Country"), cell("Kind"), cell("Number")),),
        ((cell("Cuba"), cell("R-12"), cell("40")), (cell("Turkey"), cell("x"), cell("5"))),
        (
            Paragraph((Text("Table "), SequenceNumber("table", 1)), Role.TABLE_NUMBER),
            paragraph("Missiles", Role.TABLE_TITLE),
        ),
        (paragraph("Note. All of them.", Role.TABLE_NOTE), paragraph("ᵃ Not all.", Role.TABLE_NOTE)),
    )
    assert typed(paragraph("Before."), table, paragraph("After.")) == looks(
        """
        Before.

        Table 1
        Missiles
        ---------------------
        Country  Kind  Number
        ---------------------
        Cuba     R-12      40
        Turkey    x         5
        ---------------------
        Note. All of them.
        ᵃ Not all.

        After.
        """
    )


def test_cells_are_wrapped_to_the_width_and_rows_kept_apart() -> None:
    table = Table((Column(), Column()), ((cell("Head"), cell("Words")),), ((cell("a"), cell(PROSE)), (cell("b"), cell("short"))))
    assert typed(table, width=30) == looks(
        """
        ------------------------------
        Head  Words
        ------------------------------
        a     Every line of a paper
              that a person types has
              about the same length.

        b     short
        ------------------------------
        """
    )


def test_heads_stand_over_their_columns_however_the_style_aligns_them() -> None:
    heads = tuple(Cell((paragraph(words, Role.TABLE_HEAD),)) for words in ("a", "b"))
    table = Table((Column(), Column(Alignment.RIGHT)), (heads,), ((cell("one"), cell("two")),))
    assert typed(table) == looks(
        """
        --------
        a      b
        --------
        one  two
        --------
        """
    )


def test_widths_that_the_author_gave_are_kept() -> None:
    table = Table((Column(width=0.25), Column(width=0.75)), (), ((cell("a"), cell("b")),))
    assert typed(table, width=22) == looks(
        """
        ----------------------
        a      b
        ----------------------
        """
    )


def test_a_word_wider_than_its_column_makes_the_table_wider() -> None:
    table = Table((Column(), Column()), (), ((cell("https://example.org/a"), cell("b c")),))
    assert (
        typed(table, width=20)
        == "------------------------\nhttps://example.org/a  b\n                       c\n------------------------\n"
    )


def test_cells_reach_over_columns_and_rows() -> None:
    rows = (
        (cell("both", columns=2, alignment=Alignment.CENTER), cell("c")),
        (cell("down", rows=2), cell("x"), cell("y")),
        (cell("1", alignment=Alignment.RIGHT), cell("2")),
    )
    assert typed(Table((Column(),) * 3, (), rows)) == looks(
        """
        ----------
         both    c
        down  x  y
              1  2
        ----------
        """
    )


def test_wide_and_combining_characters_are_counted_right() -> None:
    rows = ((cell("日本"), cell("a")), (cell("e\u0301te\u0301"), cell("b")), (cell("four"), cell("c")))
    assert typed(Table((Column(), Column()), (), rows)) == looks(
        """
        -------
        日本  a
        e\u0301te\u0301   b
        four  c
        -------
        """
    )


def test_a_table_of_nothing_is_nothing() -> None:
    assert typed(paragraph("a"), Table((), (), ()), paragraph("b")) == "a\n\nb\n"


def test_a_picture_does_not_say_its_caption_again() -> None:
    note = Note((paragraph("Redrawn.", Role.FOOTNOTE),))
    words = (Text("The "), Math("x^2"), Text(" of "), Marked(Mark.EMPHASIS, text("Cuba")), note, Text(", again"))
    caption = (paragraph("Figure 1", Role.FIGURE_NUMBER), Paragraph(words, Role.FIGURE_TITLE))
    assert typed(Figure(Image("map.png", (), "The x² of Cuba, again"), caption, caption_below=False)) == looks(
        """
        Figure 1
        The x² of Cuba[1], again
        [Figure]


        --------------------

        [1] Redrawn.
        """
    )


def test_a_figure_is_a_line_with_its_description_between_caption_and_note() -> None:
    caption = (
        Paragraph((Text("Figure "), SequenceNumber("figure", 1, "A")), Role.FIGURE_NUMBER),
        paragraph("A Map", Role.FIGURE_TITLE),
    )
    note = (paragraph("Note. Old.", Role.FIGURE_NOTE),)
    image = Image("map.png", text("unused"), "the coast of Cuba")
    above = Figure(image, caption, note, caption_below=False)
    below = Figure(image, caption, note, caption_below=True)
    assert typed(above, below) == looks(
        """
        Figure A1
        A Map
        [Figure: the coast of Cuba]
        Note. Old.

        [Figure: the coast of Cuba]
        Figure A1
        A Map
        Note. Old.
        """
    )
