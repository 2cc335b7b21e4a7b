"""Citations of figures, tables, sections and formulas are cross-references."""

import pytest
from resolved_trees import line, tex, view

from essayexport.document import Attributes, Cite, CiteItem, CiteMode, Figure, Heading, Image, Math, Text

FIGURE = Figure(Image("a.png", (), "A"), attributes=Attributes("fig:x"))
SHOWN = 'figure caption-below {#fig:x}\n  image <a.png> alternative="A":\n'


def cite(*items: CiteItem) -> Cite:
    return Cite(items, (Text("source"),))


def test_a_key_with_the_prefix_of_a_figure_is_a_cross_reference() -> None:
    assert view(FIGURE, line(cite(CiteItem("fig:x")))) == f"{SHOWN}paragraph: ⟨reference #fig:x: ⟨strong: fig:x?⟩⟩"


def test_one_that_names_nothing_is_still_no_citation() -> None:
    assert view(line(cite(CiteItem("fig:none")))) == "paragraph: ⟨reference #fig:none: ⟨strong: fig:none?⟩⟩"


def test_a_key_with_a_hyphen_is_one_only_where_there_is_such_a_thing() -> None:
    assert view(line(cite(CiteItem("fig-leaf-2010")))) == "paragraph: ⟨cite @fig-leaf-2010: source⟩"
    heading = Heading(1, (Text("A"),), Attributes("sec-a"))
    assert (
        view(heading, line(cite(CiteItem("sec-a")))) == "heading 1 {#sec-a}: A\nparagraph: ⟨reference #sec-a: ⟨strong: sec-a?⟩⟩"
    )


def test_without_the_author_it_is_the_number_alone() -> None:
    item = CiteItem("fig:x", CiteMode.SUPPRESS_AUTHOR)
    assert view(FIGURE, line(cite(item))) == f"{SHOWN}paragraph: ⟨reference #fig:x number: ⟨strong: fig:x?⟩⟩"


def test_words_before_it_stand_for_the_label() -> None:
    item = CiteItem("fig:x", prefix=(Text("panel"),), suffix=(Text(", left"),))
    assert view(FIGURE, line(cite(item))) == f"{SHOWN}paragraph: panel ⟨reference #fig:x number: ⟨strong: fig:x?⟩⟩, left"


def test_several_are_one_reference_and_stand_in_the_citation_of_a_work_behind_them() -> None:
    both = cite(CiteItem("fig:x"), CiteItem("fig:y"), CiteItem("doe"))
    reference = "⟨reference #fig:x #fig:y: ⟨strong: fig:x, fig:y?⟩⟩; "
    assert view(FIGURE, line(both)) == f"{SHOWN}paragraph: ⟨cite [{reference}] @doe: source⟩"


def test_behind_a_work_they_stand_behind_its_page() -> None:
    both = cite(CiteItem("doe", suffix=(Text(", p. 3"),)), CiteItem("fig:x"))
    shown = "⟨cite @doe [, p. 3; ⟨reference #fig:x: ⟨strong: fig:x?⟩⟩]: source⟩"
    assert view(FIGURE, line(both)) == f"{SHOWN}paragraph: {shown}"


@pytest.mark.parametrize("word", ["see", "See", "cf.", "siehe", "(see also", "voir"])
def test_a_word_that_only_refers_leaves_the_label(word: str) -> None:
    item = CiteItem("fig:x", prefix=(Text(word),))
    assert view(FIGURE, line(cite(item))) == f"{SHOWN}paragraph: {word} ⟨reference #fig:x: ⟨strong: fig:x?⟩⟩"


def test_a_capital_that_opens_a_sentence_is_the_same_key() -> None:
    assert view(FIGURE, line(cite(CiteItem("Fig:x")))) == f"{SHOWN}paragraph: ⟨reference #fig:x: ⟨strong: fig:x?⟩⟩"


def test_braces_behind_a_formula_are_its_identifier() -> None:
    assert view(line(Math("x", display=True), " {#eq:x} and")) == "paragraph: ⟨display-math #eq:x: x⟩ and"


def test_a_label_in_or_behind_a_heading_is_the_heading() -> None:
    heading = Heading(1, (Text("A "), tex(r"\label{sec:a}")), Attributes("a"))
    shown = "heading 1 {#a}: A\nparagraph: ⟨reference #a number: ⟨strong: sec:a?⟩⟩"
    assert view(heading, line(tex(r"\ref{sec:a}"))) == shown


def test_a_label_in_the_text_is_the_section_that_it_stands_in() -> None:
    heading = Heading(1, (Text("A"),), Attributes("a"))
    shown = view(heading, line("Words", tex(r"\label{here}"), "."), line(tex(r"\ref{here}")))
    assert shown == "heading 1 {#a}: A\nparagraph: Words⟨styled {#here}⟩.\nparagraph: ⟨reference #a number: ⟨strong: here?⟩⟩"
