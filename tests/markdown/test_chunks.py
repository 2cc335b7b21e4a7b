"""Code that would have to run is code in essays named so; for the syntax tree it is read as pandoc reads it."""

from pathlib import Path

from essayexport.document import CHUNK, Attributes, Code, CodeBlock, Paragraph
from essayexport.markdown import Extra, parse
from essayexport.source import from_text

TEXT = "```{r}\nplot(x)\n```\n"


def test_a_chunk_is_code_in_an_essay_named_so() -> None:
    essay = parse(from_text(TEXT, "a.qmd", Path()), print)
    assert essay.blocks == (CodeBlock("plot(x)", Attributes(classes=("r",))),)


def test_options_may_hold_braces() -> None:
    options = 'curve, fig.cap="As in Figure \\\\ref{fig:a}."'
    essay = parse(from_text(f"```{{r, {options}}}\nplot(x)\n```\n", "a.Rmd", Path()), print)
    assert essay.blocks == (CodeBlock("plot(x)", Attributes(classes=("r",), pairs=((CHUNK, options),))),)


def test_the_name_of_the_language_may_have_a_hyphen() -> None:
    essay = parse(from_text("```{webr-r}\nplot(x)\n```\n", "a.qmd", Path()), print)
    assert essay.blocks == (CodeBlock("plot(x)", Attributes(classes=("webr-r",))),)


def test_a_chunk_is_as_in_pandoc_where_that_is_asked_for() -> None:
    essay = parse(from_text(TEXT, "a.qmd", Path()), print, Extra(chunks=False))
    assert essay.blocks == (Paragraph((Code("{r} plot(x)"),)),)
