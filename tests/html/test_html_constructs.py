"""Definitions, verse, tasks, divisions and feet of tables as HTML, for a screen and where it differs for paper."""

import pytest

from essayexport.document import (
    Attributes,
    Block,
    Cell,
    Column,
    Definition,
    DefinitionList,
    Delimiter,
    Div,
    Document,
    Inline,
    LineBlock,
    List,
    ListKind,
    Mark,
    Marked,
    Meta,
    PageSettings,
    Paragraph,
    Role,
    Styled,
    Table,
    Text,
)
from essayexport.style import load
from essayexport.writers.html import write
from essayexport.writers.html.blocks import block
from essayexport.writers.html.inlines import Body, inlines
from essayexport.writers.html.notes import endnote, footnote


def body(*, paper: bool = False) -> Body:
    return Body({}, frozenset(), paper, footnote if paper else endnote, lambda _, picture: (picture.width, picture.height))


def para(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph((Text(text),), role)


def marker(kind: ListKind, delimiter: Delimiter, start: int) -> List:
    return List(((para("a", Role.LIST_ITEM),),), kind, start, delimiter)


def division(*classes: str, **pairs: str) -> Div:
    return Div(Attributes("", classes, tuple(pairs.items())), (para("a"),))


DEFINITIONS = DefinitionList((Definition((Text("Carrel"),), ((para("A room.", Role.DEFINITION),), (para("A desk."),))),))
TASKS = List(((para("☐ one", Role.LIST_ITEM),),))
FOOT = Table((Column(),), (), ((Cell((para("a"),)),),), foot=((Cell((para("b"),)),),))

ON_SCREEN: dict[str, tuple[Block, str]] = {
    "definitions": (
        DEFINITIONS,
        '<dl>\n<dt>Carrel</dt>\n<dd><p class="definition">A room.</p></dd>\n<dd><p class="body">A desk.</p></dd>\n</dl>',
    ),
    "line block": (LineBlock(((Text("a"),), (Text("\u00a0b"),))), '<p class="line-block">a<br>\u00a0b</p>'),
    "tasks": (TASKS, '<ul class="tasks">\n<li><p class="list-item">☐ one</p></li>\n</ul>'),
    "centred": (division("center"), '<section class="center">\n<p class="body">a</p>\n</section>'),
    "callout": (division("callout-tip"), '<section class="callout">\n<p class="body">a</p>\n</section>'),
    "direction": (division(lang="he", dir="rtl"), '<section lang="he" dir="rtl">\n<p class="body">a</p>\n</section>'),
    "direction that is none": (division(dir="up"), '<p class="body">a</p>'),
    "class without use": (division("x"), '<p class="body">a</p>'),
    "page break": (Div(Attributes(classes=("page-break",)), ()), '<div class="page-break"></div>'),
    "long markers": (
        marker(ListKind.LOWER_ROMAN, Delimiter.PARENTHESES, 8),
        '<ol class="lower-roman parentheses wide-2" start="8">\n<li><p class="list-item">a</p></li>\n</ol>',
    ),
}

ON_PAPER: dict[str, tuple[Block, str]] = {
    "definitions": (
        DEFINITIONS,
        (
            '<ul class="definitions">\n<li><section><p class="term">Carrel</p></section>\n<section class="meaning">'
            '<p class="definition">A room.</p>'
            '</section>\n<section class="meaning"><p class="body">A desk.</p></section></li>\n</ul>'
        ),
    ),
    "tasks": (TASKS, '<ul class="tasks">\n<li><p class="list-item"><span class="box">☐</span> one</p></li>\n</ul>'),
    "page break": (Div(Attributes(classes=("page-break",)), ()), '<section class="page-break"></section>'),
}

INLINES: dict[str, tuple[Inline, str]] = {
    "strikeout": (Marked(Mark.STRIKEOUT, (Text("a"),)), "<del>a</del>"),
    "highlight": (Marked(Mark.HIGHLIGHT, (Text("a"),)), "<mark>a</mark>"),
    "direction": (Styled(Attributes(pairs=(("dir", "RTL"),)), (Text("a"),)), '<span dir="rtl">a</span>'),
}


@pytest.mark.parametrize("name", ON_SCREEN)
def test_a_construct_on_a_screen(name: str) -> None:
    node, expected = ON_SCREEN[name]
    assert block(node, body()) == expected


@pytest.mark.parametrize("name", ON_PAPER)
def test_a_construct_on_paper(name: str) -> None:
    node, expected = ON_PAPER[name]
    assert block(node, body(paper=True)) == expected


@pytest.mark.parametrize("name", INLINES)
def test_a_run_of_text(name: str) -> None:
    node, expected = INLINES[name]
    assert inlines((node,), body()) == expected


def test_the_foot_of_a_table_is_one() -> None:
    assert '<tfoot>\n<tr><td><p class="body">b</p></td></tr>\n</tfoot>' in block(FOOT, body())


@pytest.mark.parametrize(
    ("lang", "leftwards"), [("he", True), ("ar-EG", True), ("az-Arab", True), ("en", False), ("fa-Latn", False)]
)
def test_a_language_says_which_way_it_is_written(lang: str, leftwards: bool) -> None:
    page = write(Document(Meta(lang=lang), ()), load("apa", PageSettings(), "en-US", print), {})
    assert (f'<html lang="{lang}" dir="rtl">' in page) is leftwards
