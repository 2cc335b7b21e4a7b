"""A number that an author wrote into a caption by hand is not printed twice, and a wrong one is reported."""

import pytest

from essayexport.arrange import arrange, tell_hand_numbers
from essayexport.diagnostics import Code, Diagnostic, Span
from essayexport.document import (
    Column,
    Document,
    Figure,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Mark,
    Marked,
    Meta,
    PageSettings,
    Paragraph,
    Quoted,
    QuoteKind,
    Role,
    SoftBreak,
    Table,
    Text,
)
from essayexport.style import load

APA = load("apa", PageSettings(), "en-US", print)
SPAN = Span("essay.md", 3)


def titles(block: Table | Figure) -> tuple[Inlines, ...]:
    """The paragraphs under the number line."""
    (arranged,) = arrange(Document(Meta(), (block,)), APA).blocks
    assert isinstance(arranged, Table | Figure)
    return tuple(paragraph.children for paragraph in arranged.caption[1:] if isinstance(paragraph, Paragraph))


def table(*caption: Inline) -> Table:
    return Table((Column(),), (), (), (Paragraph(caption),))


def figure(*caption: Inline) -> Figure:
    return Figure(Image("a.png", (), "a", span=SPAN), (Paragraph(caption),))


def bold(text: str) -> Marked:
    return Marked(Mark.STRONG, (Text(text),))


RAIN = (Text("Rain"),)
SAME: dict[str, tuple[Inlines, Inlines]] = {
    "colon": ((Text("Table 1: Rain"),), RAIN),
    "full stop": ((Text("Table 1. Rain"),), RAIN),
    "dash": ((Text("Table 1 – Rain"),), RAIN),
    "hyphen": ((Text("Table 1 - Rain"),), RAIN),
    "space and a capital": ((Text("Table 1 Rain"),), RAIN),
    "cut short": ((Text("Tab. 1: Rain"),), RAIN),
    "small letters": ((Text("table 1: Rain"),), RAIN),
    "bold": ((bold("Table 1."), Text(" Rain")), RAIN),
    "bold with the title": ((bold("Table 1: Rain"),), (bold("Rain"),)),
    "a line of its own": ((bold("Table 1"), LineBreak(), Text("rain")), (Text("rain"),)),
    "before a quotation": ((Text("Table 1: "), Quoted(QuoteKind.DOUBLE, RAIN)), (Text("“Rain”"),)),
    "a line end": ((Text("Table"), SoftBreak(), Text("1: Rain")), RAIN),
}


@pytest.mark.parametrize(("written", "printed"), SAME.values(), ids=list(SAME))
def test_the_number_of_the_table_is_not_said_twice(written: Inlines, printed: Inlines) -> None:
    assert titles(table(*written)) == (printed,)


def test_a_number_alone_leaves_no_title() -> None:
    assert titles(table(Text("Table 1"))) == ()


def test_a_figure_has_its_own_word() -> None:
    assert titles(figure(Text("Fig. 1. Clouds"))) == ((Text("Clouds"),),)
    assert titles(figure(Text("Table 1. Clouds"))) == ((Text("Table 1. Clouds"),),)


@pytest.mark.parametrize(
    "caption", ["Table 2: Rain", "Table 1.2 Rain", "Table 1 and its rain", "Tables 1: Rain", "Table 12", "Rain"]
)
def test_every_other_beginning_stays(caption: str) -> None:
    assert titles(table(Text(caption))) == ((Text(caption),),)


def told(*blocks: Table | Figure) -> list[Diagnostic]:
    said: list[Diagnostic] = []
    tell_hand_numbers(arrange(Document(Meta(), blocks), APA), said.append)
    return said


def test_another_number_is_reported() -> None:
    assert told(figure(Text("Figure 3: Clouds"))) == [
        Diagnostic(
            Code.CAPTION_NUMBER_ODD,
            "the caption “Figure 3: Clouds” begins with a number, and its own is “Figure 1”",
            SPAN,
            "take the number away: captions are numbered in their order",
        )
    ]


def test_the_same_number_and_none_are_nothing_to_report() -> None:
    assert told(table(Text("Table 1: Rain")), table(Text("Rain"))) == []


def test_the_role_of_a_title_stays() -> None:
    (arranged,) = arrange(Document(Meta(), (table(Text("Table 1: Rain")),)), APA).blocks
    assert isinstance(arranged, Table)
    assert arranged.caption[1:] == (Paragraph(RAIN, Role.TABLE_TITLE),)
