"""Links to nothing and sizes that say nothing give one message each, with its place; good ones give none."""

from pathlib import Path

import pytest

from essayexport import foreign, markdown
from essayexport.diagnostics import Code, Diagnostic, Span
from essayexport.source import from_text


def said(text: str) -> list[Diagnostic]:
    """What resolving an essay says."""
    messages: list[Diagnostic] = []
    source = from_text(text, "essay.md", Path())
    foreign.resolve(markdown.parse(source, print), messages.append, source.find)
    return messages


def test_links_to_nothing_are_said_once_with_their_count() -> None:
    message = "2 links lead to nothing in the essay: `#x`, `#y`"
    hint = "headings have an identifier by their words; others get one as in `{#name}`"
    place = Span("essay.md", 3, 4, 3)
    assert said("# A long heading\n\n[a](#x) and [b](#y).\n") == [
        Diagnostic(Code.CROSS_REFERENCE_UNRESOLVED, message, place, hint)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# One\n\n[a](#one)",
        "# Überblick\n\n[a](#%C3%BCberblick)",
        "[words]{#x} and [a](#x)",
        "::: {#x}\nwords\n:::\n\n[a](#x)",
        "[a](#ref-doe) and [b](#refs) and [up](#)",
        '<a id="x">words</a> and [a](#x)',
        "[a](other.html#x)",
        "![A](a.png){width=50% height=.5in}",
        "![A](a.png){width=auto} ![B](b.png){width=300}",
    ],
)  # fmt: skip
def test_good_ones_say_nothing(text: str) -> None:
    assert said(text) == []


def test_a_size_that_is_no_length_is_said_with_its_picture() -> None:
    message = "the size of a picture says nothing: `width=wide`"
    hint = "write a number with its unit, as in `width=50%` or `width=8cm`"
    assert said("Words ![A](a.png){width=wide height=3cm}.\n") == [
        Diagnostic(Code.PICTURE_SIZE_ODD, message, Span("essay.md", 1, 7, 34), hint)
    ]
