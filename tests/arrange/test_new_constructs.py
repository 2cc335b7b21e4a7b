"""Definitions, divisions and spans that mean something, code with numbered lines, and page breaks are arranged."""

import pytest

from essayexport.arrange import arrange
from essayexport.document import (
    Attributes,
    Block,
    Blocks,
    CodeBlock,
    Definition,
    DefinitionList,
    Div,
    Document,
    Heading,
    Inline,
    List,
    ListKind,
    Mark,
    Marked,
    Meta,
    PageSettings,
    Paragraph,
    Quoted,
    QuoteKind,
    Role,
    Styled,
    Text,
)
from essayexport.style import load

APA = load("apa", PageSettings(), "en-US", print)
PAGE_BREAK = Div(Attributes(classes=("page-break",)), ())


def para(text: str, role: Role = Role.BODY, *classes: str) -> Paragraph:
    return Paragraph((Text(text),), role, attributes=Attributes(classes=classes))


def arranged(*blocks: Block) -> Blocks:
    return arrange(Document(Meta(), blocks), APA).blocks


def arranged_inline(inline: Inline) -> Inline:
    (block,) = arranged(Paragraph((inline,)))
    assert isinstance(block, Paragraph)
    return block.children[0]


def division(*blocks: Block, classes: tuple[str, ...] = (), **pairs: str) -> Div:
    return Div(Attributes("", classes, tuple((key.replace("_", "-"), value) for key, value in pairs.items())), blocks)


def test_what_a_term_means_has_a_role_of_its_own_and_a_list_in_it_the_lists() -> None:
    inner = List(((para("one"),),), ListKind.BULLET)
    term = (Quoted(QuoteKind.DOUBLE, (Text("Carrel"),)),)
    assert arranged(DefinitionList((Definition(term, ((para("A room."), inner), (para("A desk."),))),))) == (
        DefinitionList(
            (
                Definition(
                    (Text("“Carrel”"),),
                    (
                        (para("A room.", Role.DEFINITION), List(((para("one", Role.LIST_ITEM),),))),
                        (para("A desk.", Role.DEFINITION),),
                    ),
                ),
            )
        ),
    )


@pytest.mark.parametrize(
    ("name", "mark"),
    [("smallcaps", Mark.SMALL_CAPS), ("underline", Mark.UNDERLINE), ("ul", Mark.UNDERLINE), ("mark", Mark.HIGHLIGHT)],
)
def test_a_class_that_means_emphasis_becomes_it(name: str, mark: Mark) -> None:
    assert arranged_inline(Styled(Attributes(classes=(name,)), (Text("x"),))) == Marked(mark, (Text("x"),))


def test_what_else_a_span_says_stays_around_the_emphasis() -> None:
    attributes = Attributes("here", ("mark", "other"))
    kept = Styled(Attributes("here", ("other",)), (Marked(Mark.HIGHLIGHT, (Text("x"),)),))
    assert arranged_inline(Styled(attributes, (Text("x"),))) == kept


def test_a_style_that_is_a_roles_own_gives_paragraphs_the_role() -> None:
    (made,) = arranged(division(para("Words."), custom_style="quote"))
    assert made == division(para("Words.", Role.BLOCK_QUOTE), custom_style="quote")


def test_a_style_of_its_authors_own_leaves_the_role() -> None:
    block = division(para("Words."), custom_style="My Style")
    assert arranged(block) == (block,)


@pytest.mark.parametrize(
    ("division", "title"),
    [
        (division(para("x"), classes=("callout-note",)), "Note"),
        (division(para("x"), classes=("callout-tip",), title="Mind"), "Mind"),
        (division(Heading(2, (Text("Mind"),)), para("x"), classes=("callout-tip",)), "Mind"),
        (division(para("Mind", Role.BODY, "callout-title"), para("x"), classes=("callout-tip",)), "Mind"),
        (division(para("Mind", Role.CALLOUT_TITLE), para("x"), classes=("callout-tip",)), "Mind"),
    ],
)
def test_a_callout_has_one_title(division: Div, title: str) -> None:
    (made,) = arranged(division)
    assert isinstance(made, Div)
    roles = [(block.role, block.children) for block in made.blocks if isinstance(block, Paragraph)]
    assert roles == [(Role.CALLOUT_TITLE, (Text(title),)), (Role.BODY, (Text("x"),))]


def numbered(text: str, **pairs: str) -> str:
    (made,) = arranged(CodeBlock(text, Attributes("", ("python", "numberLines"), tuple(pairs.items()))))
    assert isinstance(made, CodeBlock)
    return made.text


def test_lines_of_code_are_numbered_where_that_is_asked_for() -> None:
    assert numbered("a\n\n  b") == "1  a\n2\n3    b"


def test_the_first_line_may_have_another_number_and_all_are_as_wide() -> None:
    assert numbered("a\nb", startFrom="9") == " 9  a\n10  b"


def test_a_number_that_is_none_is_left() -> None:
    assert numbered("a", startFrom="x") == "1  a"


def test_page_breaks_at_the_beginning_of_the_text_and_behind_each_other_are_left_out() -> None:
    assert arranged(PAGE_BREAK, para("a"), PAGE_BREAK, PAGE_BREAK, para("b")) == (para("a"), PAGE_BREAK, para("b"))
