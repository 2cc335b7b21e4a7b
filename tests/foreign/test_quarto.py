"""Quarto's shortcodes, callouts, divisions with captions, page breaks and options of code."""

from pathlib import Path

import pytest
from resolved_trees import line, resolved, view

from essayexport.diagnostics import Diagnostic, Span
from essayexport.document import (
    CHUNK,
    Attributes,
    Cell,
    CodeBlock,
    Column,
    Div,
    Document,
    Figure,
    Heading,
    Image,
    Meta,
    Paragraph,
    Quoted,
    QuoteKind,
    RawBlock,
    SoftBreak,
    Table,
    Text,
)
from essayexport.foreign import resolve
from essayexport.source import from_text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{{< video https://example.org/v >}}", "paragraph: ⟨link <https://example.org/v>: https://example.org/v⟩"),
        ("{{< pagebreak >}}", "div {.page-break}"),
        ("a {{< pagebreak >}} b", "paragraph: a\ndiv {.page-break}\nparagraph: b"),
        ("{{< meta title >}} again", "paragraph: A Title again"),
        ("{{< meta none.such >}} again", "paragraph: ?meta:none.such again"),
    ],
)
def test_a_shortcode_gives_what_it_can(written: str, shown: str) -> None:
    assert view(line(written)) == shown


def test_a_shortcode_over_two_lines_is_one() -> None:
    paragraph = Paragraph((Text("{{< video"), SoftBreak(), Text("https://example.org/v >}}")))
    assert view(paragraph) == "paragraph: ⟨link <https://example.org/v>: https://example.org/v⟩"


def test_a_shortcode_may_hold_quotation_marks() -> None:
    title = Quoted(QuoteKind.DOUBLE, (Text("What"),))
    assert view(line("{{< video https://example.org/v title=", title, " >}}.")) == (
        "paragraph: ⟨link <https://example.org/v>: https://example.org/v⟩."
    )


def test_one_that_is_never_closed_stays_as_it_is() -> None:
    said = Quoted(QuoteKind.DOUBLE, (Text("so"),))
    assert view(line("{{< video ", said, " and more")) == "paragraph: {{< video ⟨double-quoted: so⟩ and more"


def test_what_is_left_out_has_its_place() -> None:
    source = from_text('Words\n\nand {{< fa star size="2x" >}}\n', "essay.qmd", Path())
    said: list[Diagnostic] = []
    star = line("and {{< fa star size=", Quoted(QuoteKind.DOUBLE, (Text("2x"),)), " >}}")
    resolve(Document(Meta(), (line("Words"), star)), said.append, source.find)
    assert [diagnostic.span for diagnostic in said] == [Span("essay.qmd", 3, 5, len("{{< fa star size="))]


def test_another_is_left_out_and_said_once() -> None:
    shown, said = resolved(line("a {{< fa star >}}"), line("b {{< fa sun >}}"))
    assert shown == "paragraph: a\nparagraph: b"
    assert said == ["the shortcode `fa` is left out, 2 times in all: {{< fa star >}}"]


def test_a_callout_is_a_block_under_its_title() -> None:
    words = line("Words")
    headed = Div(Attributes(classes=("callout-tip",)), (Heading(2, (Text("Hear"),)), words))
    named = Div(Attributes(classes=("callout-note",), pairs=(("title", "Look"),)), (words,))
    plain = Div(Attributes(classes=("callout-warning",)), (words,))
    titles = [view(div).split("\n")[1] for div in (headed, named, plain)]
    assert titles == [f"  paragraph {{.callout-title}}: ⟨strong: {title}⟩" for title in ("Hear", "Look", "Warning")]


def test_a_picture_in_a_division_named_fig_is_a_figure_with_the_last_paragraph_for_caption() -> None:
    division = Div(Attributes("fig-curve"), (line(Image("a.png", (), "")), line("A curve")))
    assert view(division) == (
        'figure caption-below {#fig-curve}\n  image <a.png> alternative="A curve":\n  caption\n    paragraph: A curve'
    )


def test_a_table_in_a_division_named_tbl_has_its_last_paragraph_for_caption() -> None:
    table = Table((Column(),), (), ((Cell((line("1"),)),),), ())
    assert view(Div(Attributes("tbl-one"), (table, line("Numbers")))) == (
        "table {#tbl-one}\n  columns: default\n  caption\n    paragraph: Numbers\n  row\n    cell › paragraph: 1"
    )


def test_a_division_with_more_in_it_stays_one() -> None:
    division = Div(Attributes("fig-two"), (line("a"), line("b")))
    assert view(division) == "div {#fig-two}\n  paragraph: a\n  paragraph: b"


def test_fig_alt_is_the_alternative_of_a_picture() -> None:
    picture = Image("a.png", (), "A", attributes=Attributes(pairs=(("fig-alt", "Falling"),)))
    assert view(line(picture), Figure(picture)).count('alternative="Falling"') == 2


@pytest.mark.parametrize("style", ["page-break-after: always", "break-before:page;"])
def test_an_empty_division_that_breaks_the_page_is_a_page_break(style: str) -> None:
    assert view(Div(Attributes(pairs=(("style", style),)), ())) == "div {.page-break}"


def test_a_page_break_of_word_is_one() -> None:
    assert view(RawBlock("openxml", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>')) == "div {.page-break}"


def test_options_behind_the_fence_are_left_out() -> None:
    shown, said = resolved(CodeBlock("plot(x)", Attributes(classes=("r",), pairs=((CHUNK, "plot, echo=FALSE"),))))
    assert shown == "code-block {.r}\n  | plot(x)"
    assert said == ["an option of a code chunk is left out: plot, echo=FALSE"]


def test_options_of_code_are_left_out_and_the_code_is_shown() -> None:
    shown, said = resolved(CodeBlock("#| echo: false\n#| label: fig-x\nplot(x)", Attributes(classes=("r",))))
    assert shown == "code-block {.r}\n  | plot(x)"
    assert said == ["an option of a code chunk is left out: #| echo: false"]


def test_a_shortcode_of_another_tool_keeps_its_words() -> None:
    assert resolved(line('{{< cite "smith_2018" >}} says')) == ('paragraph: {{< cite "smith_2018" >}} says', [])
