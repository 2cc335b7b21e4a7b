"""Code that would have to run is code in essays named so; for the syntax tree it is read as pandoc reads it."""

from pathlib import Path

from essayexport.document import Attributes, Code, CodeBlock, Paragraph
from essayexport.markdown import Extra, parse
from essayexport.source import from_text

TEXT = "```{r}\nplot(x)\n```\n"


def test_a_chunk_is_code_in_an_essay_named_so() -> None:
    essay = parse(from_text(TEXT, "a.qmd", Path()), print)
    assert essay.blocks == (CodeBlock("plot(x)", Attributes(classes=("r",))),)


def test_a_chunk_is_as_in_pandoc_where_that_is_asked_for() -> None:
    essay = parse(from_text(TEXT, "a.qmd", Path()), print, Extra(chunks=False))
    assert essay.blocks == (Paragraph((Code("{r} plot(x)"),)),)
