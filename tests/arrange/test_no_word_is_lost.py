"""Whatever an essay holds, arranging it loses no word, changes no order but by rule, and leaves nothing without its role."""

import re
from collections.abc import Iterator
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from essayexport.arrange import arrange
from essayexport.document import (
    NO_LOOK,
    Attributes,
    Bibliography,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    CodeBlock,
    Column,
    Div,
    Document,
    Entry,
    EntryLine,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    List,
    Mark,
    Marked,
    Meta,
    Note,
    PageSettings,
    Paragraph,
    Quoted,
    QuoteKind,
    Role,
    Rule,
    SequenceNumber,
    SoftBreak,
    Table,
    Text,
    rewrite_document,
    unchanged_block,
    walk,
)
from essayexport.style import load

APA = load("apa", PageSettings(), "en-US", print)

WORD = "word"
"""Stands in for every word of the author's until `numbered` gives each its number."""

leaf: st.SearchStrategy[Inline] = st.sampled_from((Text(WORD), Text(WORD), SoftBreak()))
inline: st.SearchStrategy[Inline] = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.builds(Marked, st.sampled_from(Mark), st.lists(inner, max_size=3).map(tuple)),
        st.builds(Quoted, st.sampled_from(QuoteKind), st.lists(inner, max_size=3).map(tuple)),
        st.builds(lambda children: Note((Paragraph(children),)), st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)
inlines: st.SearchStrategy[Inlines] = st.lists(inline, max_size=4).map(tuple)
note_opening = st.sampled_from(
    (
        Marked(Mark.EMPHASIS, (Text("Note."),)),
        Marked(Mark.SUPERSCRIPT, (Text("a"),)),
        Marked(Mark.EMPHASIS, (Text("p"),)),
    )
)
attributes = st.sampled_from((Attributes(), Attributes("", ("appendix",)), Attributes("refs")))
heading = st.builds(Heading, st.integers(1, 6), inlines, attributes)
paragraph = st.one_of(
    st.builds(Paragraph, inlines),
    st.builds(lambda first, rest: Paragraph((first, Text(f" < {WORD} "), *rest)), note_opening, inlines),
)
entry_line = st.tuples(inlines, inlines, st.booleans()).map(lambda parts: EntryLine(*parts))
entry = st.tuples(inlines, inlines, st.lists(entry_line, max_size=2).map(tuple), st.tuples(inlines)).map(
    lambda parts: Entry("k", "ref-k", parts[0], parts[1], parts[2], annotation=parts[3])
)
bibliography = st.tuples(st.lists(entry, max_size=3).map(tuple), st.just(NO_LOOK), st.booleans()).map(
    lambda parts: Bibliography(*parts)
)


def containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=4).map(tuple)
    cell = blocks.map(Cell)
    return st.one_of(
        st.builds(BlockQuote, blocks),
        st.builds(List, st.lists(blocks, min_size=1, max_size=3).map(tuple)),
        st.builds(Div, attributes, blocks),
        st.builds(lambda a, b, caption: Table((Column(),), ((a,),), ((b,),), caption), cell, cell, blocks),
        st.builds(lambda text, caption: Figure(Image("a.png", text, "a"), caption), inlines, blocks),
    )


block: st.SearchStrategy[Block] = st.recursive(
    st.one_of(paragraph, paragraph, heading, bibliography, st.just(Rule()), st.just(CodeBlock("x"))), containers, max_leaves=12
)
essay = st.lists(block, max_size=12).map(tuple)


def numbered(blocks: Blocks) -> Document:
    """The essay with every word of its author's a different one."""
    numbers = count()

    def change(one: Inline) -> Inlines:
        return (Text(one.text.replace(WORD, f"w{next(numbers)}w")),) if isinstance(one, Text) else (one,)

    return rewrite_document(Document(Meta(), blocks), change, unchanged_block)


def words(blocks: Blocks) -> list[str]:
    """The author's words, those of reference lists at the top level last, because these may move."""
    lists = tuple(block for block in blocks if isinstance(block, Bibliography))
    rest = tuple(block for block in blocks if not isinstance(block, Bibliography))
    said = (one.text for one in walk((*rest, *lists)) if isinstance(one, Text))
    return [word for text in said for word in re.findall(r"w\d+w", text)]


@settings(max_examples=80, deadline=None)
@given(essay)
def test_every_word_of_the_author_stands_in_the_paper_in_its_order(blocks: Blocks) -> None:
    document = numbered(blocks)
    assert words(arrange(document, APA).blocks) == words(document.blocks)


ROLES_OF_RUNS = {Role.CODE, Role.LINK, Role.NOTE_NUMBER}


@settings(max_examples=40, deadline=None)
@given(essay)
def test_every_heading_has_a_role_and_no_quotation_is_left_to_the_writers(blocks: Blocks) -> None:
    nodes = list(walk(arrange(numbered(blocks), APA).blocks))
    assert all(node.role is not None for node in nodes if isinstance(node, Heading))
    assert all(node.role not in ROLES_OF_RUNS for node in nodes if isinstance(node, Paragraph))
    assert not any(isinstance(node, Quoted) for node in nodes)


@settings(max_examples=40, deadline=None)
@given(essay)
def test_no_two_tables_or_figures_have_one_number(blocks: Blocks) -> None:
    found = [node for node in walk(arrange(numbered(blocks), APA).blocks) if isinstance(node, SequenceNumber)]
    assert len(found) == len(set(found))
    for sequence in {one.sequence for one in found}:
        values = sorted(one.value for one in found if one.sequence == sequence)
        assert values == list(range(1, len(values) + 1))


def places(blocks: Blocks) -> Iterator[tuple[Role, ...]]:
    for quote in walk(blocks):
        if isinstance(quote, BlockQuote):
            yield tuple(one.role for one in quote.blocks if isinstance(one, Paragraph))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.builds(BlockQuote, st.lists(paragraph, min_size=1, max_size=3).map(tuple)), max_size=3).map(tuple))
def test_only_the_first_paragraph_of_a_quotation_is_its_first(blocks: Blocks) -> None:
    for roles in places(arrange(numbered(blocks), APA).blocks):
        assert roles == (Role.BLOCK_QUOTE, *(Role.BLOCK_QUOTE_CONTINUED,) * (len(roles) - 1))


@settings(max_examples=20, deadline=None)
@given(essay)
def test_the_front_matter_stays_in_the_document(blocks: Blocks) -> None:
    meta = Meta(title=(Text("Rain"),), lang="en-GB", fields={"x": "1"})
    assert arrange(numbered(blocks)._replace(meta=meta), APA).meta == meta
