"""Mentions of tables, figures, formulas and sections print the style's word and the number, linked."""

import pytest

from essayexport.arrange import arrange, tell_unresolved
from essayexport.diagnostics import Code, Diagnostic, Span
from essayexport.document import (
    Attributes,
    Block,
    Blocks,
    Cell,
    Column,
    CrossReference,
    Div,
    Document,
    Figure,
    Heading,
    Image,
    Inlines,
    Link,
    Math,
    Meta,
    Note,
    PageSettings,
    Paragraph,
    Styled,
    Table,
    Text,
    plain,
    walk,
)
from essayexport.style import load

APA = load("apa", PageSettings(), "en-US", print)


def table(identifier: str) -> Table:
    cell = (Cell((Paragraph((Text("cell"),)),)),)
    return Table((Column(),), (cell,), (cell,), (Paragraph((Text("Rain"),)),), attributes=Attributes(identifier))


def figure(identifier: str, on_image: str = "") -> Figure:
    image = Image("a.png", (), "A cloud", attributes=Attributes(on_image))
    return Figure(image, (Paragraph((Text("Clouds"),)),), attributes=Attributes(identifier))


def formula(identifier: str) -> Paragraph:
    return Paragraph((Math("E=mc^2", display=True, identifier=identifier),))


def heading(text: str, identifier: str, *classes: str, level: int = 1) -> Heading:
    return Heading(level, (Text(text),), Attributes(identifier, classes))


def mention(*identifiers: str, label: bool = True) -> CrossReference:
    return CrossReference(identifiers, (Text("source words"),), label)


THINGS: Blocks = (
    heading("Rain", "sec:rain"),
    *(table(f"tbl:{name}") for name in "abcd"),
    figure("fig:a"),
    figure("", on_image="fig:b"),
    formula("eq:a"),
    formula("eq:b"),
    Div(Attributes("fig:boxed"), (figure(""),)),
    heading("Snow in May", "sec:snow", level=2),
)


def printed(reference: CrossReference, things: Blocks = THINGS, meta: Meta | None = None) -> Inlines:
    """What a reference prints in an essay that holds the things, before it and after it."""
    arranged = arrange(Document(meta or Meta(), (Paragraph((reference,)), *things)), APA)
    return next(node.children for node in walk(arranged.blocks) if isinstance(node, CrossReference))


def numbered(reference: CrossReference) -> str:
    return plain(printed(reference, meta=Meta(number_sections=True)))


def test_a_mention_is_one_link_around_the_word_and_the_number() -> None:
    assert printed(mention("tbl:b")) == (Link("#tbl:b", (Text("Table 2"),)),)


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("tbl:a", "Table 1"),
        ("fig:a", "Figure 1"),
        ("fig:b", "Figure 2"),
        ("fig:boxed", "Figure 3"),
        ("eq:b", "Equation 2"),
        ("sec:rain", "“Rain”"),
    ],
)
def test_each_kind_has_its_word(identifier: str, words: str) -> None:
    assert plain(printed(mention(identifier))) == words


def test_a_mention_without_its_word_is_the_number() -> None:
    assert printed(mention("fig:b", label=False)) == (Link("#fig:b", (Text("2"),)),)


def test_sections_go_by_their_numbers_where_they_have_some() -> None:
    assert numbered(mention("sec:snow")) == "Section 1.1"


@pytest.mark.parametrize(
    ("identifiers", "words"),
    [
        (("tbl:a", "tbl:b"), "Tables 1 and 2"),
        (("tbl:a", "tbl:c", "tbl:d"), "Tables 1, 3, and 4"),
        (("tbl:a", "tbl:b", "tbl:c"), "Tables 1–3"),
        (("tbl:a", "tbl:b", "tbl:c", "fig:a"), "Tables 1–3 and Figure 1"),
        (("sec:rain", "sec:snow"), "Sections 1 and 1.1"),
    ],
)
def test_several_stand_under_one_word(identifiers: tuple[str, ...], words: str) -> None:
    assert numbered(mention(*identifiers)) == words


def test_the_ends_of_a_run_are_links() -> None:
    assert printed(mention("tbl:a", "tbl:b", "tbl:c")) == (
        Text("Tables "),
        Link("#tbl:a", (Text("1"),)),
        Text("–"),
        Link("#tbl:c", (Text("3"),)),
    )


def test_an_appendix_goes_by_its_label_and_what_is_in_it_by_its_letter() -> None:
    things: Blocks = (
        heading("First", "app:first", "appendix"),
        Paragraph((Text("Words."),)),
        table("tbl:a"),
        heading("Second", "app:second", "appendix"),
        table("tbl:sole"),
    )
    words = [plain(printed(mention(name), things)) for name in ("app:first", "tbl:a", "app:second")]
    assert words == ["Appendix A", "Table A1", "Appendix B"]


def test_a_place_in_a_caption_is_the_figure_and_one_in_the_text_the_section() -> None:
    place = Styled(Attributes("here"), (Text("Clouds"),))
    in_caption = Figure(Image("a.png", (), "A cloud"), (Paragraph((place,)),))
    in_text = Paragraph((Styled(Attributes("there"), ()), Text("Words.")))
    things: tuple[Block, ...] = (heading("Rain", "sec:rain"), in_text, in_caption)
    assert [plain(printed(mention(name), things)) for name in ("here", "there")] == ["Figure 1", "“Rain”"]


def test_mentions_in_notes_and_captions_are_filled_too() -> None:
    note = Note((Paragraph((mention("tbl:a"),)),))
    arranged = arrange(Document(Meta(), (Paragraph((Text("Words"), note)), table("tbl:a"))), APA)
    assert [plain(node.children) for node in walk(arranged.blocks) if isinstance(node, CrossReference)] == ["Table 1"]


def test_what_names_nothing_keeps_its_source_and_is_told_once_with_the_count() -> None:
    place = Span("essay.md", 3, 5)
    lost = CrossReference(("fig:gone",), (Text("@fig:gone"),), span=place)
    blocks = (Paragraph((lost, mention("fig:gone", "fig:a"), mention("tbl:gone"), mention("fig:a"))), figure("fig:a"))
    said: list[Diagnostic] = []
    arranged = arrange(Document(Meta(), blocks), APA)
    tell_unresolved(arranged, said.append)
    words = [plain(node.children) for node in walk(arranged.blocks) if isinstance(node, CrossReference)]
    assert words == ["@fig:gone", "source words", "source words", "Figure 1"]
    assert [(one.code, one.message, one.span) for one in said] == [
        (
            Code.CROSS_REFERENCE_UNRESOLVED,
            "3 cross-references name nothing in the essay: `fig:gone`, `tbl:gone`",
            place,
        )
    ]


def test_an_essay_whose_mentions_lead_somewhere_has_no_message() -> None:
    said: list[Diagnostic] = []
    tell_unresolved(arrange(Document(Meta(), (Paragraph((mention("tbl:a"),)), table("tbl:a"))), APA), said.append)
    assert said == []


def test_a_heading_without_a_number_is_mentioned_by_its_words_with_their_look() -> None:
    rain = Heading(1, (Text("Rain of "), Link("#x", (Math("10"),)), Note((Paragraph((Text("A note"),)),))), Attributes("sec:a"))
    assert printed(mention("sec:a"), (rain,)) == (Link("#sec:a", (Text("“Rain of "), Math("10"), Text("”"))),)


def test_a_message_has_the_place_of_the_first_mention_that_has_one() -> None:
    place = Span("essay.md", 3, 5)
    lost = CrossReference(("fig:gone",), (Text("@fig:gone"),), span=place)
    said: list[Diagnostic] = []
    tell_unresolved(arrange(Document(Meta(), (Paragraph((mention("fig:lost"), lost)),)), APA), said.append)
    assert [one.span for one in said] == [place]
