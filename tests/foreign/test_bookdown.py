"""Bookdown's mentions and labels are cross-references and identifiers."""

from resolved_trees import line, view

from essayexport.document import Cell, Column, Document, Figure, Image, Mark, Marked, Math, Meta, Paragraph, RawBlock, Table, Text
from essayexport.foreign import resolve


def caption(*words: str) -> tuple[Paragraph]:
    return (line(*words),)


def test_a_mention_prints_the_number_alone() -> None:
    assert view(line("Figure @ref(fig:rain-fall), too")) == (
        "paragraph: Figure ⟨reference #fig:rain-fall number: ⟨strong: fig:rain-fall?⟩⟩, too"
    )


def test_the_label_in_a_caption_is_the_identifier_of_the_figure_and_not_in_its_description() -> None:
    figure = Figure(Image("a.png", (), "(#fig:rain) Rain"), caption("(#fig:rain) Rain"))
    assert view(figure) == (
        'figure caption-below {#fig:rain}\n  image <a.png> alternative="Rain":\n  caption\n    paragraph: Rain'
    )


def test_a_caption_that_is_a_label_alone_is_none() -> None:
    table = Table((Column(),), (), ((Cell((line("1"),)),),), caption("(#tab:rain)"))
    assert view(table) == "table {#tab:rain}\n  columns: default\n  row\n    cell › paragraph: 1"


def test_a_label_in_front_of_marked_words_leaves_the_marks() -> None:
    table = Table((Column(),), (), (), (Paragraph((Text("(#tab:rain) "), Marked(Mark.EMPHASIS, (Text("Rain"),)))),))
    assert view(table) == "table {#tab:rain}\n  columns: default\n  caption\n    paragraph: ⟨emphasis: Rain⟩"


def test_the_label_in_a_formula_is_its_identifier() -> None:
    assert view(line(Math("x = y (\\#eq:a)", display=True))) == "paragraph: ⟨display-math #eq:a: x = y⟩"


def test_so_it_is_in_an_environment_of_tex() -> None:
    shown = view(RawBlock("tex", "\\begin{equation}\nx (\\#eq:a)\n\\end{equation}"))
    assert "display-math #eq:a" in shown
    assert "\\#" not in shown


def test_words_that_only_look_like_one_stay() -> None:
    assert view(line("(#) and @ref( ) and (#a) b")) == "paragraph: (#) and @ref( ) and (#a) b"


def test_the_first_mention_of_nothing_has_its_place_searched_for() -> None:
    words: list[str] = []
    resolve(Document(Meta(), (line("@ref(fig:lost), @ref(fig:gone)"),)), print, words.append)
    assert words == ["(fig:lost)"]
