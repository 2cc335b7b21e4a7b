"""The view of the tree shows all of it, in lines that a person can read and a machine compare."""

from textwrap import dedent

import pytest

from essayexport.diagnostics import Span
from essayexport.document import (
    Alignment,
    Attributes,
    Author,
    Bibliography,
    Block,
    BlockQuote,
    Cell,
    Cite,
    CiteItem,
    CiteMode,
    Code,
    CodeBlock,
    Column,
    Delimiter,
    Div,
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
    Meta,
    MetaBlocks,
    MetaInlines,
    Note,
    PageSettings,
    Paragraph,
    Quoted,
    QuoteKind,
    Role,
    Rule,
    RunIn,
    SequenceNumber,
    Setting,
    SoftBreak,
    Styled,
    Table,
    Text,
)
from essayexport.writers.tree import render


def text(words: str) -> Inlines:
    return (Text(words),)


def paragraph(words: str, role: Role = Role.BODY, *, tight: bool = False) -> Paragraph:
    return Paragraph(text(words), role, tight)


def view(*blocks: Block, meta: Meta | None = None) -> str:
    return render(Document(meta or Meta(), blocks))


def line(*inlines: Inline) -> str:
    return view(Paragraph(inlines)).removeprefix("paragraph: ").removesuffix("\n")


def looks(expected: str) -> str:
    return dedent(expected).removeprefix("\n")


def test_an_empty_document_is_an_empty_view() -> None:
    assert view() == ""


def test_the_front_matter_is_shown_where_it_says_something() -> None:
    meta = Meta(
        title=(Text("A "), Marked(Mark.EMPHASIS, text("Title"))),
        authors=(
            Author(text("Jane Doe"), (text("A College"), text("A Clinic")), "jane@example.org", "0000-0002-1825-0097"),
            Author(text("John Doe")),
        ),
        abstract=(paragraph("First."), paragraph("Second.")),
        keywords=(text("one"), text("two")),
        lang="de",
        bibliography=(Setting("a.json"), Setting("b.json")),
        csl=Setting("apa"),
        nocite=(Cite((CiteItem("*", CiteMode.AUTHOR_IN_TEXT),), ()),),
        suppress_bibliography=True,
        link_citations=False,
        page=PageSettings(papersize=Setting("a4"), margin_left=Setting("2cm")),
        fields={"title": "", "toc": True, "list": (MetaInlines(text("x")), {"a": "b"}), "lof": MetaBlocks((paragraph("P"),))},
        references=(({"id": "doe2020"}, Span("essay.md", 9)),),
    )
    assert view(meta=meta) == looks(
        """
        meta
          title: A ⟨emphasis: Title⟩
          author: Jane Doe
            affiliation: A College
            affiliation: A Clinic
            email: jane@example.org
            orcid: 0000-0002-1825-0097
          author: John Doe
          abstract
            paragraph: First.
            paragraph: Second.
          keyword: one
          keyword: two
          lang: de
          bibliography: a.json
          bibliography: b.json
          csl: apa
          nocite: ⟨cite in-text @*⟩
          suppress-bibliography: true
          link-citations: false
          papersize: a4
          margin-left: 2cm
          other toc: true
          other list
            -: x
            -
              a: b
          other lof
            paragraph: P
          reference: doe2020
        """
    )


def test_blocks_are_shown_with_their_roles_and_attributes() -> None:
    attributes = Attributes("intro", ("unnumbered", "wide"), (("width", '50 "%"'),))
    assert view(
        paragraph("Body."),
        paragraph("Quoted.", Role.BLOCK_QUOTE, tight=True),
        Heading(1, text("Words"), attributes),
        Heading(1, text("References"), role=Role.SECTION_LABEL),
        RunIn(Heading(4, text("Head."), role=Role.HEADING_4), paragraph("Text.")),
        BlockQuote((paragraph("a"), BlockQuote((paragraph("b"),)))),
        CodeBlock("x = 1 \n\n  y ⟨2⟩", Attributes(classes=("python",))),
        Rule(),
        Div(Attributes("refs"), (Bibliography((Entry("smith", "ref-smith", text("Smith. (2020).")),)),)),
        Bibliography(),
    ) == looks(
        """
        paragraph: Body.
        paragraph block-quote tight: Quoted.
        heading 1 {#intro .unnumbered .wide width="50 \\"%\\""}: Words
        heading 1 section-label: References
        run-in
          heading 4 heading-4: Head.
          paragraph: Text.
        block-quote
          paragraph: a
          block-quote
            paragraph: b
        code-block {.python}
          | x = 1\\x20
          |
          |   y \\⟨2\\⟩
        rule
        div {#refs}
          bibliography
            entry smith #ref-smith: Smith. (2020).
        bibliography
        """
    )


def test_items_of_one_line_stand_on_the_line_of_their_list() -> None:
    inner = List(((paragraph("c", tight=True),),), ListKind.UPPER_ROMAN, 4, Delimiter.PARENTHESES)
    assert view(List(((paragraph("a"),), (paragraph("b"), inner), ()))) == looks(
        """
        list bullet
          item › paragraph: a
          item
            paragraph: b
            list upper-roman (1) from 4
              item › paragraph tight: c
          item
        """
    )


def test_tables_are_shown_row_by_row() -> None:
    table = Table(
        (Column(Alignment.LEFT, 1 / 3), Column()),
        ((Cell((paragraph("Head", tight=True),), column_span=2),),),
        ((Cell((paragraph("a"), paragraph("b")), Alignment.RIGHT, row_span=2), Cell(())),),
        (paragraph("Title"),),
        (paragraph("Note."),),
        Attributes("tbl-a"),
    )
    assert view(table) == looks(
        """
        table {#tbl-a}
          columns: left 0.3333, default
          caption
            paragraph: Title
          head
            cell columns=2 › paragraph tight: Head
          row
            cell right rows=2
              paragraph: a
              paragraph: b
            cell
          notes
            paragraph: Note.
        """
    )


def test_figures_are_shown_with_picture_caption_and_notes() -> None:
    image = Image("a b.png", text("a map"), "the map", "Title", Attributes(pairs=(("width", "5cm"),)))
    assert view(
        Figure(image, (paragraph("A Map"),), (paragraph("Old."),)), Figure(Image("", (), ""), caption_below=False)
    ) == looks(
        """
        figure caption-below
          image <a b.png> alternative="the map" title="Title" {width="5cm"}: a map
          caption
            paragraph: A Map
          notes
            paragraph: Old.
        figure caption-above
          image <> alternative="":
        """
    )


@pytest.mark.parametrize(
    ("inline", "shown"),
    [
        (Text("a ⟨b⟩ \\ ↵"), "a \\⟨b\\⟩ \\\\ \\↵"),
        (Text("a\u00a0b\u200bc\u0007"), "a\\xa0b\\u200bc\\x07"),
        (Text("éß日本"), "éß日本"),
        (SoftBreak(), "↵"),
        (LineBreak(), "⟨line-break⟩"),
        (Marked(Mark.SMALL_CAPS, (Text("a "), Marked(Mark.STRONG, text("b")))), "⟨small-caps: a ⟨strong: b⟩⟩"),
        (Quoted(QuoteKind.DOUBLE, text("a")), "⟨double-quoted: a⟩"),
        (Code("x ⟨", Attributes(classes=("r",))), "⟨code {.r}: x \\⟨⟩"),
        (Link("https://example.org", text("a"), "T"), '⟨link <https://example.org> title="T": a⟩'),
        (Link("#b", ()), "⟨link <#b>⟩"),
        (Image("a.png", text("b"), "c"), '⟨image <a.png> alternative="c": b⟩'),
        (Styled(Attributes("i"), text("a")), "⟨styled {#i}: a⟩"),
        (SequenceNumber("table", 3, "A"), "⟨number table A3⟩"),
        (
            Cite(
                (
                    CiteItem("a", prefix=text("see "), suffix=text(", p. 3")),
                    CiteItem("b", CiteMode.SUPPRESS_AUTHOR),
                    CiteItem("c", CiteMode.AUTHOR_IN_TEXT),
                ),
                text("(A, 2020)"),
            ),
            "⟨cite [see ] @a [, p. 3]; -@b; in-text @c: (A, 2020)⟩",
        ),
    ],
)
def test_inlines_are_shown_in_brackets(inline: Inline, shown: str) -> None:
    assert line(inline) == shown


def test_a_space_at_the_end_of_a_line_can_be_seen() -> None:
    assert line(Text("a ")) == "a\\x20"


def test_notes_stand_below_the_block_that_calls_them_and_are_numbered_in_reading_order() -> None:
    inner = Note((paragraph("third"),))
    second = Note((paragraph("second", Role.FOOTNOTE), Paragraph((Text("more"), inner))))
    blocks = (
        Paragraph((Text("a"), Note((paragraph("first"),)), Text(" b"), second)),
        Paragraph((Text("c"), Note(()))),
    )
    assert view(*blocks) == looks(
        """
        paragraph: a⟨note 1⟩ b⟨note 2⟩
          note 1
            paragraph: first
          note 2
            paragraph footnote: second
            paragraph: more⟨note 3⟩
              note 3
                paragraph: third
        paragraph: c⟨note 4⟩
          note 4
        """
    )
