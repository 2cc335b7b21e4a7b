"""Quarto's shortcodes, callouts and options of code."""

import pytest
from resolved_trees import line, resolved, view

from essayexport.document import Attributes, CodeBlock, Div, Heading, Paragraph, SoftBreak, Text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{{< video https://example.org/v >}}", "paragraph: ⟨link <https://example.org/v>: https://example.org/v⟩"),
        ("{{< pagebreak >}}", "div {.page-break}"),
        ("a {{< pagebreak >}} b", "paragraph: a\ndiv {.page-break}\nparagraph: b"),
        ("{{< meta title >}} again", "paragraph: A Title again"),
    ],
)
def test_a_shortcode_gives_what_it_can(written: str, shown: str) -> None:
    assert view(line(written)) == shown


def test_a_shortcode_over_two_lines_is_one() -> None:
    paragraph = Paragraph((Text("{{< video"), SoftBreak(), Text("https://example.org/v >}}")))
    assert view(paragraph) == "paragraph: ⟨link <https://example.org/v>: https://example.org/v⟩"


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


def test_options_of_code_are_left_out_and_the_code_is_shown() -> None:
    shown, said = resolved(CodeBlock("#| echo: false\n#| label: fig-x\nplot(x)", Attributes(classes=("r",))))
    assert shown == "code-block {.r}\n  | plot(x)"
    assert said == ["an option of a code chunk is left out: #| echo: false"]
