"""Skipped heading levels are reported at the heading that skips."""

import pytest

from essayexport.arrange import heading_levels
from essayexport.diagnostics import Code, Diagnostic, Span
from essayexport.document import Attributes, Block, BlockQuote, Div, Document, Heading, Meta, Text


def heading(level: int, line: int = 1, *classes: str) -> Heading:
    return Heading(level, (Text("Rain"),), Attributes("", classes), span=Span("essay.md", line))


def skipped(*blocks: Block) -> list[Diagnostic]:
    said: list[Diagnostic] = []
    heading_levels(Document(Meta(), blocks), said.append)
    return said


def test_a_skipped_level_is_reported_with_its_place_and_the_level_to_use() -> None:
    assert skipped(heading(1), heading(3, 5)) == [
        Diagnostic(
            Code.HEADING_LEVEL_SKIPPED,
            "a heading of level 3 follows one of level 1",
            Span("essay.md", 5),
            "level 2 is written `##`",
        )
    ]


def test_the_first_heading_is_of_level_one() -> None:
    assert [one.message for one in skipped(heading(2), heading(3))] == ["a heading of level 2 comes first"]


@pytest.mark.parametrize("levels", [(), (1,), (1, 2, 3, 1, 2), (1, 2, 3, 4, 5, 2)], ids=str)
def test_levels_in_order_are_right(levels: tuple[int, ...]) -> None:
    assert skipped(*map(heading, levels)) == []


def test_a_heading_in_a_division_counts_and_one_in_a_quotation_does_not() -> None:
    assert [one.span for one in skipped(heading(1), Div(Attributes(), (heading(3, 4),)), BlockQuote((heading(6, 9),)))] == [
        Span("essay.md", 4)
    ]


def test_an_appendix_begins_anew_whatever_its_level() -> None:
    assert skipped(heading(2, 1, "appendix"), heading(2, 2)) == []
