"""Sections have numbers where the front matter asks for them."""

from essayexport.arrange import arrange
from essayexport.document import (
    Attributes,
    Block,
    Div,
    Document,
    Heading,
    Meta,
    PageSettings,
    Paragraph,
    RunIn,
    Text,
    plain,
    walk,
)
from essayexport.style import load

APA = load("apa", PageSettings(), "en-US", print)


def heading(level: int, text: str, *classes: str) -> Heading:
    return Heading(level, (Text(text),), Attributes("", classes))


def headings(*blocks: Block, number: bool = True) -> list[str]:
    arranged = arrange(Document(Meta(number_sections=number), blocks), APA)
    return [plain(node.children) for node in walk(arranged.blocks) if isinstance(node, Heading)]


def test_each_level_counts_below_the_one_above() -> None:
    blocks = (heading(1, "A"), heading(2, "B"), heading(3, "C"), heading(2, "D"), heading(1, "E"), heading(2, "F"))
    assert headings(*blocks) == ["1 A", "1.1 B", "1.1.1 C", "1.2 D", "2 E", "2.1 F"]


def test_without_the_field_there_are_none() -> None:
    assert headings(heading(1, "A"), heading(2, "B"), number=False) == ["A", "B"]


def test_an_unnumbered_heading_has_none_and_counts_for_none() -> None:
    assert headings(heading(1, "A"), heading(1, "Thanks", "unnumbered"), heading(1, "B")) == ["1 A", "Thanks", "2 B"]


def test_the_highest_level_of_the_essay_is_counted_first() -> None:
    assert headings(heading(2, "A"), heading(3, "B"), heading(2, "C")) == ["1 A", "1.1 B", "2 C"]


def test_a_level_that_was_skipped_has_counted_none() -> None:
    assert headings(heading(1, "A"), heading(3, "B")) == ["1 A", "1.0.1 B"]


def test_headings_in_divisions_count_too() -> None:
    assert headings(heading(1, "A"), Div(Attributes(), (heading(2, "B"),)), heading(2, "C")) == ["1 A", "1.1 B", "1.2 C"]


def test_an_appendix_keeps_its_label_and_its_sections_have_its_letter() -> None:
    blocks = (heading(1, "A"), heading(1, "Forms", "appendix"), heading(2, "B"), heading(1, "More", "appendix"), heading(2, "C"))
    assert headings(*blocks) == ["1 A", "Appendix A", "A.1 B", "Appendix B", "B.1 C"]


def test_a_heading_that_runs_in_has_its_number_before_its_words() -> None:
    arranged = arrange(
        Document(Meta(number_sections=True), (heading(1, "A"), heading(4, "B"), Paragraph((Text("Go on."),)))), APA
    )
    assert [plain(node.heading.children) for node in arranged.blocks if isinstance(node, RunIn)] == ["1.0.0.1 B."]
