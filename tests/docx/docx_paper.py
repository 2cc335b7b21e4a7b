"""An arranged paper that holds every construct, and its pictures."""

import struct
import zlib
from datetime import UTC, datetime

from essayexport.document import (
    NO_ATTRIBUTES,
    Alignment,
    Attributes,
    Author,
    Bibliography,
    BlockQuote,
    Blocks,
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
    LineBreak,
    Link,
    List,
    ListKind,
    Mark,
    Marked,
    Meta,
    Note,
    PageSettings,
    Paragraph,
    Role,
    Rule,
    RunIn,
    SequenceNumber,
    SoftBreak,
    Styled,
    Table,
    Text,
)
from essayexport.pictures import Picture, Pictures
from essayexport.style import PageStyle, load

CREATED = datetime(2026, 9, 14, 10, 30, tzinfo=UTC)

APA: PageStyle = load("apa", PageSettings(), "en-US", lambda _: None)


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xb0" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PICTURES: Pictures = {
    "small.png": Picture(png(120, 80), "image/png", 90, 60),
    "large.png": Picture(png(60, 90), "image/png", 1200, 1800),
}


def para(*children: Inline | str, role: Role = Role.BODY, attributes: Attributes = NO_ATTRIBUTES) -> Paragraph:
    return Paragraph(tuple(Text(child) if isinstance(child, str) else child for child in children), role, attributes=attributes)


def heading(level: int, text: str, identifier: str = "", role: Role | None = None) -> Heading:
    return Heading(level, (Text(text),), Attributes(identifier), role or Role[f"HEADING_{level}"])


def emphasis(*children: Inline | str) -> Marked:
    return Marked(Mark.EMPHASIS, tuple(Text(child) if isinstance(child, str) else child for child in children))


def marked(mark: Mark, text: str) -> Marked:
    return Marked(mark, (Text(text),))


def cite(text: str) -> Cite:
    return Cite((CiteItem("smith2020"),), (Text("("), Link("#ref-smith2020", (Text(text),)), Text(")")))


def item(*texts: str, rest: Blocks = ()) -> Blocks:
    first, *others = texts
    return (para(first, role=Role.LIST_ITEM), *(para(text, role=Role.LIST_CONTINUED) for text in others), *rest)


def cells(*texts: str, role: Role = Role.TABLE_CELL) -> tuple[Cell, ...]:
    return tuple(Cell((para(text, role=role),)) for text in texts)


LONG = (
    "A paragraph that is long enough to fill some lines of the page says the same thing more than once, as paragraphs of "
    "samples will, and it says it without haste. It goes on for a while so that its second and third line can be seen, and "
    "ends where a reader has understood how the lines of body text stand. "
)

TITLE_PAGE: Blocks = (
    para("A Paper That Holds Every Construct", role=Role.TITLE),
    para("Robin Placeholder", role=Role.AUTHOR),
    para("Department of Samples, Example University", role=Role.AFFILIATION),
    para("SAMPLE 101: Samples", role=Role.COURSE),
    para("Dr. Example", role=Role.INSTRUCTOR),
    para("September 14, 2026", role=Role.DATE),
    heading(1, "Abstract", "abstract", Role.SECTION_LABEL),
    para("The abstract is one paragraph without an indent.", role=Role.ABSTRACT),
    para(emphasis("Keywords:"), " sample, construct", role=Role.KEYWORDS),
    para("A Paper That Holds Every Construct", role=Role.TEXT_TITLE),
)

TEXT: Blocks = (
    para(LONG, emphasis("emphasis"), ", ", marked(Mark.STRONG, "strong"), ", ", emphasis(marked(Mark.STRONG, "both")), "."),
    heading(1, "Running Text", "running-text"),
    para(
        LONG,
        "H",
        marked(Mark.SUBSCRIPT, "2"),
        "O, x",
        marked(Mark.SUPERSCRIPT, "2"),
        ", ",
        marked(Mark.SMALL_CAPS, "small caps"),
        ", ",
        marked(Mark.UNDERLINE, "underlined"),
        SoftBreak(),
        "and ",
        Code("code  kept"),
        LineBreak(),
        "after a break.",
    ),
    para("Cited ", cite("Smith, 2020, p. 33"), ", noted.", Note((para("A ", emphasis("note"), ".", role=Role.FOOTNOTE),))),
    heading(2, "Links", "links"),
    para(
        "To ",
        Link("https://example.org/a?b=c&d=e", (emphasis("a page"),), title="A title"),
        ", again ",
        Link("https://example.org/a?b=c&d=e", (Text("the page"),)),
        ", to ",
        Link("#running-text", (Text("a heading"),)),
        ", to ",
        Link("#nowhere", (Text("nothing"),)),
        ", to ",
        Link("javascript:alert(1)", (Text("no address"),)),
        ".",
        Note(
            (
                para("See ", Link("https://example.org/n", (Text("there"),)), ".", role=Role.FOOTNOTE),
                para("A second paragraph.", role=Role.FOOTNOTE),
            )
        ),
    ),
    heading(3, "Quotations", "quotations"),
    BlockQuote(
        (
            para(LONG, role=Role.BLOCK_QUOTE),
            para("The second paragraph of it.", role=Role.BLOCK_QUOTE_CONTINUED),
            BlockQuote((para("A quotation in it.", role=Role.BLOCK_QUOTE),)),
        )
    ),
    RunIn(heading(4, "A Heading of Level Four.", "level-four"), para(LONG)),
    RunIn(heading(5, "A Heading of Level Five.", "level-five"), para(LONG)),
    heading(1, "Lists and Code", "lists"),
    List(
        (
            item("First of the bullets", "Its second paragraph."),
            item("Second", rest=(List((item("Deeper", "More of it."), item("Deeper still")), ListKind.LOWER_ALPHA),)),
            item("Third", rest=(CodeBlock("code in\n\ta list"), BlockQuote((para("Quoted in a list.", role=Role.BLOCK_QUOTE),)))),
        )
    ),
    para("A numbered list starts anew."),
    List((item("One"), item("Two")), ListKind.DECIMAL),
    para("And another starts at three."),
    List((item("Three"), item("Four")), ListKind.DECIMAL, 3, Delimiter.PARENTHESES),
    BlockQuote((List((item("Quoted item", "Its second paragraph."),), ListKind.UPPER_ROMAN),)),
    para("Code follows, with spaces kept:"),
    CodeBlock("def f(x):\n    return  x < 1 & 2\n\nf(3)"),
    Rule(),
    para("A character \x0b that no XML holds, and one \ud800 half of a pair."),
)

TABLES: Blocks = (
    heading(1, "Tables and Figures", "tables"),
    Table(
        columns=(Column(), Column(Alignment.CENTER), Column(Alignment.RIGHT)),
        head=(cells("Name", "Middle", "Number", role=Role.TABLE_HEAD),),
        body=(cells("one", "a", "1.5"), cells("two", "b", "12.25"), cells("three", "c", "")),
        caption=(
            para("Table ", SequenceNumber("table", 1), role=Role.TABLE_NUMBER),
            para("What the Table ", emphasis("Shows"), role=Role.TABLE_TITLE),
        ),
        notes=(para(emphasis("Note."), " Below the table.", role=Role.TABLE_NOTE),),
        attributes=Attributes("table-one"),
    ),
    para(LONG),
    Figure(
        Image("small.png", (Text("A grey field"),), "A grey field"),
        caption=(
            para("Figure ", SequenceNumber("figure", 1), role=Role.FIGURE_NUMBER),
            para("A Small Figure", role=Role.FIGURE_TITLE),
        ),
        notes=(para(emphasis("Note."), " Below the figure.", role=Role.FIGURE_NOTE),),
        attributes=Attributes("figure-one"),
        caption_below=False,
    ),
    Figure(
        Image("large.png", (Text("A large grey field"),), "A large grey field"),
        caption=(
            para("Figure ", SequenceNumber("figure", 2), role=Role.FIGURE_NUMBER),
            para("A Figure Larger Than the Page", role=Role.FIGURE_TITLE),
        ),
        caption_below=False,
    ),
    Figure(
        Image("gone.png", (Text("A picture that is gone"),), "A picture that is gone"),
        caption=(
            para("Figure ", SequenceNumber("figure", 3), role=Role.FIGURE_NUMBER),
            para("A Figure Without Its Picture", role=Role.FIGURE_TITLE),
        ),
    ),
    para(
        "A picture ", Image("small.png", (), "in the line"), " in the line, ", Styled(Attributes("here"), (Text("a place"),)), "."
    ),
)

BACK: Blocks = (
    heading(1, "References", "references", Role.SECTION_LABEL),
    Bibliography(
        (
            Entry(
                "smith2020",
                "ref-smith2020",
                (
                    Text("Smith, J. (2020). "),
                    emphasis("A work with a long title that breaks"),
                    Text(" over the line so that its hanging indent can be seen. Publisher. "),
                    Link("https://doi.org/10.1000/example", (Text("https://doi.org/10.1000/example"),)),
                ),
            ),
            Entry("young2021", "ref-young2021", (Text("Young, K. (2021). "), emphasis("Another work"), Text(". Publisher."))),
        )
    ),
    heading(1, "Appendix", "appendix", Role.APPENDIX_LABEL),
    para("What Is Appended", role=Role.APPENDIX_TITLE),
    para(LONG),
    Table(
        columns=(Column(width=0.25), Column(width=0.75)),
        head=(
            (Cell((para("Two heads", role=Role.TABLE_HEAD),), column_span=2),),
            cells("Left", "Right", role=Role.TABLE_HEAD),
        ),
        body=((Cell((para("tall", role=Role.TABLE_CELL),), row_span=2), *cells("one")), cells("two")),
        caption=(
            para("Table ", SequenceNumber("table", 1, "A"), role=Role.TABLE_NUMBER),
            para("A Table With Spans", role=Role.TABLE_TITLE),
        ),
    ),
)

META = Meta(
    title=(Text("A Paper That Holds Every Construct"),),
    authors=(Author((Text("Robin Placeholder"),)), Author((Text("Sam Placeholder"),))),
    keywords=((Text("sample"),), (Text("construct"),)),
    lang="en-US",
)

PAPER = Document(META, TITLE_PAGE + TEXT + TABLES + BACK)
