"""What pandoc's tree does not show: how our own nodes come out of blocks."""

from pathlib import Path

import pytest
from reading_essays import at, blocks, codes, inlines, read

from essayexport.diagnostics import Diagnostic
from essayexport.document import (
    CHUNK,
    Alignment,
    Attributes,
    Bibliography,
    Cell,
    CodeBlock,
    Column,
    Delimiter,
    Div,
    Figure,
    Heading,
    Image,
    LineBreak,
    List,
    ListKind,
    Mark,
    Marked,
    Paragraph,
    Quoted,
    QuoteKind,
    RawBlock,
    Styled,
    Table,
    Text,
    walk,
)
from essayexport.markdown import parse
from essayexport.source import from_text


def tight(text: str) -> Paragraph:
    return Paragraph((Text(text),), tight=True)


def test_the_reference_list_goes_to_the_end_of_the_div_refs() -> None:
    assert blocks("::: {#refs}\n:::\n") == (Div(Attributes("refs"), (Bibliography(),)),)
    assert blocks("::: {#refs}\nText\n:::\n") == (Div(Attributes("refs"), (Paragraph((Text("Text"),)), Bibliography())),)


def test_an_appendix_is_a_heading_with_a_class() -> None:
    assert blocks("# More {.appendix}\n") == (Heading(1, (Text("More"),), Attributes("more", ("appendix",))),)


def test_a_hyphen_in_braces_leaves_a_heading_without_number() -> None:
    assert blocks("# More {-}\n") == (Heading(1, (Text("More"),), Attributes("more", ("unnumbered",))),)


def test_the_lowest_heading_is_of_level_six() -> None:
    assert [block.level for block in blocks("###### a\n\n####### b\n") if isinstance(block, Heading)] == [6, 6]


def test_a_picture_alone_with_a_description_is_a_figure() -> None:
    image = Image("a.png", (), "Cap b", "", Attributes("", (), (("width", "50%"),)))
    caption = (Paragraph((Text("Cap "), Marked(Mark.EMPHASIS, (Text("b"),))), tight=True),)
    assert blocks("![Cap *b*](a.png){#fig-x width=50%}\n") == (Figure(image, caption, attributes=Attributes("fig-x")),)


def test_alternative_text_can_be_given() -> None:
    (figure,) = blocks('![Cap](a.png){alt="A *dog*"}\n')
    assert isinstance(figure, Figure)
    assert figure.image == Image("a.png", (), "A *dog*")


def test_alternative_text_names_no_keys() -> None:
    (figure,) = blocks("![A dog [@a, p. 3]](a.png)\n")
    assert isinstance(figure, Figure)
    assert figure.image.alternative == "A dog"


def test_a_picture_without_description_is_no_figure() -> None:
    assert inlines("![](a.png)") == (Image("a.png", (), ""),)


def test_a_table_has_its_columns_cells_and_caption() -> None:
    text = "| a | b |\n|:--|--:|\n| c |   |\n\nTable: Cap {#tbl-x}\n"
    table = Table(
        (Column(Alignment.LEFT), Column(Alignment.RIGHT)),
        ((Cell((tight("a"),)), Cell((tight("b"),))),),
        ((Cell((tight("c"),)), Cell(())),),
        (tight("Cap"),),
        attributes=Attributes("tbl-x"),
    )
    assert blocks(text) == (table,)
    assert blocks("Table: Cap {#tbl-x}\n\n" + text.partition("\n\n")[0] + "\n") == (table,)


def test_a_table_with_long_lines_has_widths_from_its_dashes() -> None:
    (table,) = blocks(f"| a | b |\n|---|---------|\n| {'c ' * 40} | d |\n")
    assert isinstance(table, Table)
    assert [column.width for column in table.columns] == [0.25, 0.75]


def test_a_table_whose_head_is_empty_has_none() -> None:
    (table,) = blocks("|   |   |\n|---|---|\n| a | b |\n")
    assert isinstance(table, Table)
    assert table.head == ()


@pytest.mark.parametrize(
    ("text", "start", "delimiter"),
    [("1. a", 1, Delimiter.PERIOD), ("3) a", 3, Delimiter.PARENTHESIS), ("(12) a", 12, Delimiter.PARENTHESES)],
)
def test_a_numbered_list_has_its_start_and_delimiter(text: str, start: int, delimiter: Delimiter) -> None:
    assert blocks(text) == (List(((tight("a"),),), ListKind.DECIMAL, start, delimiter),)


def test_code_has_its_language_and_no_line_feed_behind_its_last_line() -> None:
    assert blocks("```python\na\n```\n") == (CodeBlock("a", Attributes("", ("python",))),)
    assert blocks("    a\n\n") == (CodeBlock("a"),)


@pytest.mark.parametrize("name", ["essay.qmd", "essay.Rmd"])
def test_code_to_run_is_code_in_essays_of_quarto_and_r_markdown(name: str) -> None:
    text = '```{r plot, fig.cap="A plot"}\nx <- 1\n\n# no heading\n```\n\n```{python}\ny\n```\n'
    said: list[Diagnostic] = []
    assert parse(from_text(text, name, Path()), said.append).blocks == (
        CodeBlock("x <- 1\n\n# no heading", Attributes(classes=("r",), pairs=((CHUNK, 'plot, fig.cap="A plot"'),))),
        CodeBlock("y", Attributes(classes=("python",))),
    )
    assert said == []


def test_markup_of_other_formats_between_paragraphs_is_kept_with_its_place() -> None:
    text = "a\n\n> <!-- b\n>\n> c -->\n\n- \\newpage\n\n  ```{=html}\n  <b>\n  ```\n"
    raw = [node for node in walk(read(text)[0].blocks) if isinstance(node, RawBlock)]
    assert raw == [RawBlock("html", "<!-- b\n\nc -->"), RawBlock("tex", "\\newpage"), RawBlock("html", "<b>")]
    assert [at(text, node.span) for node in raw] == ["<!-- b", "\\newpage", "```{=html}"]


def test_what_stands_between_tags_is_markdown() -> None:
    paragraph = Paragraph((Marked(Mark.EMPHASIS, (Text("a"),)),), tight=True)
    assert blocks("<td>*a*</td>\n") == (RawBlock("html", "<td>"), paragraph, RawBlock("html", "</td>"))


def test_scripts_are_no_words() -> None:
    assert blocks("<script>\nalert(1)\n\n</script>\n\na\n") == (
        RawBlock("html", "<script>\nalert(1)\n\n</script>"),
        Paragraph((Text("a"),)),
    )


def test_quotation_marks_become_quotations() -> None:
    inner = Quoted(QuoteKind.SINGLE, (Text("b"),))
    assert inlines("\"a 'b' c\" it's") == (Quoted(QuoteKind.DOUBLE, (Text("a "), inner, Text(" c"))), Text(" it’s"))


def test_dashes_and_dots_become_their_glyphs() -> None:
    assert inlines("1--2 --- ...") == (Text("1–2 — …"),)


def test_signs_can_be_escaped() -> None:
    assert inlines('\\*a\\* \\"b\\" c\\ d\\\ne') == (Text('*a* "b" c\u00a0d'), LineBreak(), Text("e"))


def test_classes_can_mean_emphasis() -> None:
    assert inlines("[a]{.smallcaps}[b]{.underline}[c]{.x}") == (
        Marked(Mark.SMALL_CAPS, (Text("a"),)),
        Marked(Mark.UNDERLINE, (Text("b"),)),
        Styled(Attributes("", ("x",)), (Text("c"),)),
    )


def test_a_table_note_has_superscripts() -> None:
    assert inlines("^a^ *n* = 2") == (
        Marked(Mark.SUPERSCRIPT, (Text("a"),)),
        Text(" "),
        Marked(Mark.EMPHASIS, (Text("n"),)),
        Text(" = 2"),
    )


def test_line_ends_of_other_systems_change_nothing() -> None:
    assert codes("a\r\n\r\n- b\r- c\r\n") == []
    assert blocks("a\r\n\r\n- b\r- c\r\n") == blocks("a\n\n- b\n- c\n")


def test_an_empty_essay_has_no_blocks() -> None:
    assert blocks("") == blocks("\n \n\t\n") == ()
