r"""Headings behind `\appendix`, or behind bookdown's "(APPENDIX)", open appendices."""

from resolved_trees import line, view

from essayexport.document import Attributes, Bibliography, Block, Heading, RawBlock, Text

BEGINS = RawBlock("tex", "\\appendix")


def heading(words: str, *classes: str, level: int = 1) -> Heading:
    return Heading(level, (Text(words),), Attributes(classes=classes))


def headings(*blocks: Block) -> list[str]:
    return [shown for shown in view(*blocks).split("\n") if not shown.startswith("paragraph")]


def test_those_of_the_highest_level_open_one_each() -> None:
    blocks = (heading("A"), BEGINS, heading("B"), line("b"), heading("C", level=2), line("c"), heading("D"), line("d"))
    assert headings(*blocks) == [
        "heading 1: A", "heading 1 {.appendix}: B", "heading 2: C", "heading 1 {.appendix}: D"
    ]  # fmt: skip


def test_the_heading_of_bookdown_is_the_same_and_prints_nothing() -> None:
    assert headings(heading("(APPENDIX) Appendix", "unnumbered"), heading("B"), line("b")) == ["heading 1 {.appendix}: B"]


def test_the_reference_list_and_parts_without_number_are_none() -> None:
    blocks = (BEGINS, heading("Thanks", "unnumbered"), line("a"), heading("References"), Bibliography(), heading("Last"))
    assert headings(*blocks) == ["heading 1 {.unnumbered}: Thanks", "heading 1: References", "bibliography", "heading 1: Last"]
