"""The text opens on a new page, whether or not a title stands above it."""

from essayexport.arrange import arrange
from essayexport.document import (
    Attributes,
    Author,
    Block,
    Blocks,
    Div,
    Document,
    Heading,
    Meta,
    PageSettings,
    Paragraph,
    Role,
    Rule,
    Text,
)
from essayexport.style import load

APA = load("apa", PageSettings(), "en-US", print)
NO_TITLE = Meta(authors=(Author((Text("Ada Ax"),)),))


def para(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph((Text(text),), role)


def text(*blocks: Block, meta: Meta = NO_TITLE) -> Blocks:
    """The text of a paper behind the one line of its title page."""
    return arrange(Document(meta, blocks), APA).blocks[1:]


def test_the_first_paragraph_breaks_the_page_where_no_title_does() -> None:
    assert text(para("a"), para("b")) == (para("a", Role.BODY_OPENING), para("b"))


def test_the_first_heading_breaks_the_page_where_no_title_does() -> None:
    first, second = Heading(1, (Text("a"),)), Heading(1, (Text("b"),))
    assert [block.role for block in text(first, second) if isinstance(block, Heading)] == [Role.SECTION_LABEL, Role.HEADING_1]


def test_a_division_opens_the_text_with_its_first_block() -> None:
    division = Div(Attributes("", ("a",)), (para("a"),))
    assert text(division) == (Div(Attributes("", ("a",)), (para("a", Role.BODY_OPENING),)),)


def test_the_repeated_title_breaks_the_page_itself() -> None:
    assert text(para("a"), meta=Meta(title=(Text("Rain"),))) == (para("Rain", Role.TEXT_TITLE), para("a"))


def test_what_has_no_role_stands_where_it_stands() -> None:
    assert text(Rule(), para("a")) == (Rule(), para("a"))


def test_the_roles_that_open_the_text_break_the_page() -> None:
    assert all(APA.roles[role].page_break_before for role in (Role.TEXT_TITLE, Role.SECTION_LABEL, Role.BODY_OPENING))
