"""Whatever the tree, its words stand in the text in their order, then those of the notes, and lines keep their width."""

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from essayexport.document import (
    NO_ATTRIBUTES,
    Bibliography,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    Cite,
    CiteItem,
    Code,
    CodeBlock,
    Column,
    Delimiter,
    Div,
    Document,
    Entry,
    EntryLine,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListKind,
    Mark,
    Marked,
    Meta,
    Node,
    Note,
    PageSettings,
    Paragraph,
    Role,
    Rule,
    RunIn,
    SoftBreak,
    Styled,
    Table,
    Text,
    child_groups,
)
from essayexport.style import load
from essayexport.writers.text import write

STYLE = load("apa", PageSettings(), "en-US", print)

WORDS = st.sampled_from("αβγδ éàü ßœłđ ж щит 日本語の文章 「テスト」、 กำลัง दुःख אב 한국어 é́é 👩\u200d💻 ｗｉｄｅ".split())
"""Words of many scripts, none of them ASCII, so that they differ from all that the writer adds."""
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(lambda words: " ".join(words * 4))
TEXTS = PHRASES.map(Text)


def phrases_in(inlines: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inlines]:
    return st.lists(inlines, min_size=1, max_size=2).map(lambda given: (*given, Text(" "))).map(tuple)


def inlines_around(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    children = phrases_in(inner)
    return st.one_of(
        st.builds(Marked, st.sampled_from(Mark), children),
        st.builds(Link, st.sampled_from(["https://example.org/a?b=c", "#ref-a", "mailto:a@example.org", ""]), children),
        st.builds(Styled, st.just(NO_ATTRIBUTES), children),
        st.builds(Cite, st.just((CiteItem("key", prefix=(Text("ψ"),)),)), children),
    )


PLAIN_INLINES = st.recursive(
    st.one_of(
        TEXTS,
        st.just(SoftBreak()),
        st.just(LineBreak()),
        st.builds(Code, PHRASES),
        st.builds(Image, st.just("a.png"), st.just((Text("ψ"),)), PHRASES),
    ),
    inlines_around,
    max_leaves=3,
)
NOTES = st.builds(Note, phrases_in(PLAIN_INLINES).map(lambda inlines: (Paragraph(inlines, Role.FOOTNOTE),)))
INLINES = st.one_of(PLAIN_INLINES, NOTES)
PARAGRAPH_ROLES = [role for role in Role if role not in {Role.CODE, Role.LINK, Role.NOTE_NUMBER, Role.HEADER}]
PARAGRAPHS = st.builds(Paragraph, phrases_in(INLINES), st.sampled_from(PARAGRAPH_ROLES), st.booleans())
HEADINGS = st.builds(Heading, st.integers(1, 6), phrases_in(INLINES))
CODE_BLOCKS = st.builds(CodeBlock, st.lists(PHRASES, min_size=1, max_size=3).map("\n\n".join))
FIGURES = st.builds(
    Figure,
    st.builds(Image, st.just("a.png"), st.just((Text("ψ"),)), PHRASES),
    st.lists(PARAGRAPHS, max_size=2).map(tuple),
    st.lists(PARAGRAPHS, max_size=1).map(tuple),
    st.just(NO_ATTRIBUTES),
    st.booleans(),
)
LINES = phrases_in(PLAIN_INLINES)
ENTRY_LINES = st.lists(
    st.tuples(LINES, st.one_of(st.just(()), LINES), st.booleans()).map(lambda parts: EntryLine(*parts)), max_size=2
).map(tuple)
ENTRIES = st.tuples(LINES, st.one_of(st.just(()), LINES), ENTRY_LINES, st.lists(LINES, max_size=2).map(tuple)).map(
    lambda parts: Entry("key", "ref-key", parts[0], parts[1], parts[2], annotation=parts[3])
)
BIBLIOGRAPHIES = st.lists(ENTRIES, max_size=3).map(lambda entries: Bibliography(tuple(entries)))


def blocks_in(block: st.SearchStrategy[Block]) -> st.SearchStrategy[Blocks]:
    return st.lists(block, min_size=1, max_size=3).map(tuple)


def blocks_around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    return st.one_of(
        st.builds(BlockQuote, blocks_in(inner)),
        st.builds(Div, st.just(NO_ATTRIBUTES), blocks_in(inner)),
        st.builds(
            List,
            st.lists(blocks_in(inner), min_size=1, max_size=3).map(tuple),
            st.sampled_from([kind for kind in ListKind if kind not in {ListKind.EXAMPLE, ListKind.UNSPECIFIED}]),
            st.integers(0, 4000),
            st.sampled_from([Delimiter.PERIOD, Delimiter.PARENTHESIS, Delimiter.PARENTHESES]),
        ),
    )


FLOWING = st.one_of(PARAGRAPHS, HEADINGS, FIGURES, BIBLIOGRAPHIES, st.just(Rule()), st.builds(RunIn, HEADINGS, PARAGRAPHS))
UNTABLED = st.recursive(st.one_of(FLOWING, CODE_BLOCKS), blocks_around, max_leaves=3)


def tables(cell: st.SearchStrategy[Block]) -> st.SearchStrategy[Table]:
    cells = st.lists(cell, max_size=1).map(lambda blocks: Cell(tuple(blocks)))
    return st.integers(1, 3).flatmap(
        lambda columns: st.builds(
            Table,
            st.lists(st.just(Column()), min_size=columns, max_size=columns).map(tuple),
            st.lists(st.lists(cells, min_size=columns, max_size=columns).map(tuple), max_size=1).map(tuple),
            st.lists(st.lists(cells, min_size=columns, max_size=columns).map(tuple), max_size=2).map(tuple),
            st.lists(PARAGRAPHS, max_size=1).map(tuple),
            st.lists(PARAGRAPHS, max_size=1).map(tuple),
        )
    )


ANY_BLOCK = st.one_of(UNTABLED, tables(st.one_of(PARAGRAPHS, CODE_BLOCKS)))

WIDTHS = st.integers(20, 120)
SLOWLY = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def said(nodes: Iterable[Node], notes: list[Note]) -> Iterator[str]:
    """The words of nodes in the order in which they are printed; notes are put by."""
    for node in nodes:
        yield from said_by(node, notes)


def said_by(node: Node, notes: list[Note]) -> Iterator[str]:
    match node:
        case Text() | Code() | CodeBlock():
            yield node.text
        case Image():
            yield node.alternative
        case Note():
            notes.append(node)
        case Cite():
            yield from said(node.children, notes)
        case Figure(caption_below=False):
            yield from said((*node.caption, node.image, *node.notes), notes)
        case _:
            for group in child_groups(node):
                yield from said(group, notes)


def letters(text: str) -> str:
    return "".join(letter for letter in text if ord(letter) > 127)


def expected(blocks: Blocks) -> str:
    notes: list[Note] = []
    body = "".join(said(blocks, notes))
    return letters(body + "".join(word for note in notes for word in said(note.blocks, [])))


def printed(blocks: Blocks, width: int) -> str:
    return write(Document(Meta(), blocks), STYLE, width)


@SLOWLY
@given(blocks_in(UNTABLED), WIDTHS)
def test_the_words_stand_in_their_order_then_those_of_the_notes(blocks: Blocks, width: int) -> None:
    assert letters(printed(blocks, width)) == expected(blocks)


@SLOWLY
@given(blocks_in(ANY_BLOCK), WIDTHS)
def test_no_word_of_a_table_is_lost(blocks: Blocks, width: int) -> None:
    assert Counter(letters(printed(blocks, width))) == Counter(expected(blocks))


ONE_LINERS = st.builds(Paragraph, WORDS.map(lambda word: (Text(word),)), st.just(Role.TABLE_CELL))


@SLOWLY
@given(tables(ONE_LINERS).map(lambda table: Table(table.columns, table.head, table.body[:1])))
def test_the_cells_of_a_row_stand_in_their_order(table: Table) -> None:
    cells = [cell for row in (*table.head, *table.body) for cell in row]
    if all(len(cell.blocks) <= 1 for cell in cells):
        assert letters(printed((table,), 100)) == expected((table,))


@SLOWLY
@given(blocks_in(ANY_BLOCK), WIDTHS)
def test_no_line_ends_in_a_space_and_the_text_ends_with_one_line_feed(blocks: Blocks, width: int) -> None:
    text = printed(blocks, width)
    assert [line for line in text.split("\n") if line.endswith((" ", "\t"))] == []
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@SLOWLY
@given(blocks_in(st.recursive(FLOWING, blocks_around, max_leaves=3)), st.integers(60, 120))
def test_lines_keep_their_width(blocks: Blocks, width: int) -> None:
    too_wide = [line for line in printed(blocks, width).split("\n") if wcswidth(line) > width]
    assert too_wide == []


@pytest.mark.parametrize("width", [1, 5, 20, 72, 1000])
def test_an_address_is_never_broken(width: int) -> None:
    address = "https://example.org/a-very-long/path-with-hyphens?query=1&more=2#fragment"
    paragraph = Paragraph((Text("See "), Link(address, (Text("this page"),)), Text(" there.")))
    assert f"<{address}>" in printed((paragraph,), width)
