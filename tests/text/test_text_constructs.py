"""Definitions, verse, tasks, divisions and feet of tables as a person would type them."""

from textwrap import dedent

from essayexport.document import (
    Alignment,
    Attributes,
    Block,
    BlockQuote,
    Cell,
    Column,
    Definition,
    DefinitionList,
    Div,
    Document,
    LineBlock,
    List,
    Mark,
    Marked,
    Meta,
    PageSettings,
    Paragraph,
    Role,
    Table,
    Text,
)
from essayexport.style import load
from essayexport.writers.text import write

STYLE = load("apa", PageSettings(), "en-US", print)


def para(text: str, role: Role = Role.BODY, *, tight: bool = False) -> Paragraph:
    return Paragraph((Text(text),), role, tight)


def meaning(text: str, *, tight: bool = True) -> tuple[Block, ...]:
    return (para(text, Role.DEFINITION, tight=tight),)


def typed(*blocks: Block, width: int = 40) -> str:
    return write(Document(Meta(), blocks), STYLE, width)


def looks(expected: str) -> str:
    return dedent(expected).removeprefix("\n")


def division(*blocks: Block, name: str) -> Div:
    return Div(Attributes(classes=(name,)), blocks)


def test_a_term_stands_at_the_margin_and_what_it_means_further_in() -> None:
    items = (
        Definition((Text("Carrel"),), (meaning("A room."), meaning("A desk."))),
        Definition((Text("Folio"),), (meaning("A leaf."),)),
    )
    assert typed(DefinitionList(items)) == looks(
        """
        Carrel
             A room.
             A desk.
        Folio
             A leaf.
        """
    )


def test_loose_definitions_have_empty_lines_between_them() -> None:
    items = (
        Definition((Text("Carrel"),), (meaning("A room.", tight=False), meaning("A desk.", tight=False))),
        Definition((Text("Folio"),), (meaning("A leaf.", tight=False),)),
    )
    assert typed(DefinitionList(items)) == looks(
        """
        Carrel
             A room.

             A desk.

        Folio
             A leaf.
        """
    )


def test_a_second_paragraph_of_a_tight_definition_has_an_empty_line_before_it() -> None:
    items = (Definition((Text("Carrel"),), ((*meaning("A room."), *meaning("It is small.")),)),)
    assert typed(DefinitionList(items)) == looks(
        """
        Carrel
             A room.

             It is small.
        """
    )


def test_lines_stay_lines_and_long_ones_go_on_further_in() -> None:
    verse = LineBlock(((Text("One line of it"),), (Text("\u00a0\u00a0and one that is too long"),), (), (Text("the last"),)))
    assert typed(verse, width=25).splitlines() == [
        "     One line of it",
        "     \u00a0\u00a0and one that is",
        "       too long",
        "",
        "     the last",
    ]


def test_lines_in_a_quotation_stand_no_further_in_than_it() -> None:
    assert typed(BlockQuote((LineBlock(((Text("One line"),),)),))) == "     One line\n"


def test_the_box_of_a_task_is_its_marker() -> None:
    tasks = List(((para("☐ one that is long enough for two lines", Role.LIST_ITEM),), (para("☒ two", Role.LIST_ITEM),)))
    assert typed(tasks, width=30) == "  ☐ one that is long enough\n    for two lines\n\n  ☒ two\n"


def test_a_list_of_which_not_all_are_tasks_has_its_bullets() -> None:
    assert typed(List(((para("☐ one", tight=True),), (para("two", tight=True),)))) == "  - ☐ one\n  - two\n"


def test_divisions_align_their_lines() -> None:
    both = (division(para("middle"), name="center"), division(para("right"), name="flushright"))
    assert typed(*both, width=20) == "       middle\n\n               right\n"


def test_a_page_break_is_two_empty_lines() -> None:
    assert typed(para("one"), division(name="page-break"), para("two")) == "one\n\n\ntwo\n"


def test_struck_words_are_between_tildes() -> None:
    assert typed(Paragraph((Marked(Mark.STRIKEOUT, (Text("gone"),)), Text(" here")))) == "~~gone~~ here\n"


def test_the_foot_of_a_table_stands_under_a_rule() -> None:
    def row(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell((para(text, Role.TABLE_CELL),)) for text in texts)

    columns = (Column(), Column(Alignment.RIGHT))
    table = Table(columns, (row("Kind", "Loans"),), (row("short", "12"),), foot=(row("all", "112"),))
    assert typed(table) == looks(
        """
        ------------
        Kind   Loans
        ------------
        short     12
        ------------
        all      112
        ------------
        """
    )
