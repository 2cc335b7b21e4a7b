"""Theorems as Quarto, bookdown and TeX write them are divisions that say of which kind they are."""

import pytest
from resolved_trees import line, tex, view

from essayexport.document import Attributes, Block, Div, Heading, Mark, Marked, RawBlock, Text


def division(*blocks: Block, identifier: str = "", classes: tuple[str, ...] = (), name: str = "") -> Div:
    return Div(Attributes(identifier, classes, (("name", name),) if name else ()), blocks or (line("Words."),))


@pytest.mark.parametrize(
    ("prefix", "kind"), [("thm-", "theorem"), ("lem-", "lemma"), ("def:", "definition"), ("exr-", "exercise")]
)
def test_quarto_names_the_kind_in_the_identifier(prefix: str, kind: str) -> None:
    shown = f'div {{#{prefix}x theorem-kind="{kind}"}}\n  paragraph: Words.'
    assert view(division(identifier=f"{prefix}x")) == shown


def test_the_heading_that_opens_it_is_its_name() -> None:
    heading = Heading(2, (Text("The Line"),))
    assert view(division(heading, line("Words."), identifier="thm-x")) == (
        'div {#thm-x theorem-kind="theorem"}\n  paragraph {.theorem-name}: The Line\n  paragraph: Words.'
    )


def test_bookdown_names_the_kind_in_the_class_and_the_name_in_an_attribute() -> None:
    assert view(division(identifier="pyth", classes=("theorem",), name="P")) == (
        'div {#pyth .theorem theorem-kind="theorem"}\n  paragraph {.theorem-name}: P\n  paragraph: Words.'
    )


def test_a_class_that_means_other_things_too_wants_an_identifier_or_a_name() -> None:
    assert view(division(classes=("example",))) == "div {.example}\n  paragraph: Words."
    assert view(division(classes=("example",), identifier="e")).startswith('div {#e .example theorem-kind="example"}')
    assert view(division(classes=("proof",))).startswith('div {.proof theorem-kind="proof"}')


def test_the_word_of_its_author_is_not_said_twice() -> None:
    opening = line(Marked(Mark.STRONG, (Text("Proof."),)), " Clear.")
    assert view(division(opening, classes=("proof",))) == "div {.proof}\n  paragraph: ⟨strong: Proof.⟩ Clear."


def test_bookdown_mentions_one_by_its_kind_and_identifier() -> None:
    shown = view(division(identifier="pyth", classes=("theorem",)), line("See @ref(thm:pyth)."))
    assert shown.split("\n")[-1] == "paragraph: See ⟨reference #pyth number: ⟨strong: thm:pyth?⟩⟩."


def test_one_of_tex_has_its_label_and_name() -> None:
    theorem = RawBlock("tex", "\\begin{theorem}[Euclid]\\label{thm:p}\nWords.\n\\end{theorem}")
    assert view(theorem, line(tex("\\ref{thm:p}"))) == (
        'div {#thm:p theorem-kind="theorem"}\n  paragraph {.theorem-name}: Euclid\n  paragraph: Words.\n'
        "paragraph: ⟨reference #thm:p number: ⟨strong: thm:p?⟩⟩"
    )
