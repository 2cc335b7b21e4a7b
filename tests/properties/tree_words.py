"""The words of an arranged tree in its order, then those of its notes: what every format has to show."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import assert_never

from essayexport.document import (
    Bibliography,
    Block,
    BlockQuote,
    Blocks,
    CodeBlock,
    DefinitionList,
    Div,
    Entry,
    EntryLine,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBlock,
    List,
    Math,
    Note,
    Paragraph,
    RawBlock,
    Rule,
    RunIn,
    Table,
    Text,
    plain,
    rewrite_blocks,
    unchanged_inline,
)
from essayexport.math import Formula, formula
from essayexport.writers.equations import margin


def words_of(blocks: Blocks) -> list[str]:
    """The words of the text, then of its notes."""
    lines = list(_lines(blocks))
    notes = [note for line in lines for note in _notes(line)]
    return " ".join(plain(line) for line in (*lines, *(line for note in notes for line in _lines(note)))).split()


def with_pictures_as_text(blocks: Blocks, missing: Callable[[str], bool]) -> Blocks:
    """The blocks with what stands for pictures that are not there: their description, else where they should be."""

    def change(inline: Inline) -> Inlines:
        if isinstance(inline, Image) and missing(inline.target) and not inline.alternative:
            return (replace(inline, alternative=inline.target),)
        return (inline,)

    return rewrite_blocks(blocks, change)


def with_formulas(blocks: Blocks, said: Callable[[Math], str]) -> Blocks:
    """The blocks with formulas as the text that a format has for them, and their numbers behind them."""

    def change(inline: Inline) -> Inlines:
        if not isinstance(inline, Math):
            return (inline,)
        beside = margin(inline) if isinstance(formula(inline.tex, inline.display), Formula) else ()
        return (Text(said(inline)), *((Text(" "), *beside) if beside else ()))

    return rewrite_blocks(blocks, change)


def unread(math: Math) -> str:
    """A formula where only one that cannot be read is text: its source."""
    return "" if isinstance(formula(math.tex, math.display), Formula) else math.tex


def with_captions_said_once(blocks: Blocks) -> Blocks:
    """The blocks, pictures without the description that their caption ends with: plain text shows both, and says it once."""
    return rewrite_blocks(blocks, unchanged_inline, _said_once)


def _said_once(block: Block) -> Blocks:
    if not isinstance(block, Figure):
        return (block,)
    caption = " ".join(" ".join(plain(line) for line in _lines(block.caption)).split())
    said = caption.endswith(block.image.alternative)
    return (replace(block, image=replace(block.image, alternative="")) if said else block,)


def without_cells(blocks: Blocks) -> Blocks:
    """The blocks, their tables without cells: a table drawn in lines shows the words of its cells in another order."""
    return rewrite_blocks(blocks, unchanged_inline, _without_cells)


def _without_cells(block: Block) -> Blocks:
    return (replace(block, head=(), body=(), foot=()) if isinstance(block, Table) else block,)


def _lines(blocks: Blocks) -> Iterator[Inlines]:
    """The texts of blocks, in reading order, each apart from the next."""
    for block in blocks:
        yield from _lines_of(block)


def _lines_of(block: Block) -> Iterator[Inlines]:
    match block:
        case Paragraph() | Heading():
            yield block.children
        case RunIn():
            yield (*block.heading.children, Text(" "), *block.paragraph.children)
        case DefinitionList():
            for term, meanings in block.items:
                yield term
                for meaning in meanings:
                    yield from _lines(meaning)
        case LineBlock():
            yield from block.lines
        case CodeBlock():
            yield (Text(block.text),)
        case BlockQuote() | Div():
            yield from _lines(block.blocks)
        case List():
            for item in block.items:
                yield from _lines(item)
        case Table():
            yield from _lines((*block.caption, *_cells(block), *block.notes))
        case Figure():
            picture = Paragraph((Text(block.image.alternative),))
            yield from _lines((picture, *block.caption) if block.caption_below else (*block.caption, picture))
            yield from _lines(block.notes)
        case Bibliography():
            for entry in block.entries:
                yield from _lines_of_entry(entry)
        case Rule() | RawBlock():
            return
        case _:
            assert_never(block)


def _lines_of_entry(entry: Entry) -> Iterator[Inlines]:
    """An entry with its label, the lines below it, an arrow back to each of its cites, and what is said about it."""
    for line in (EntryLine(entry.children, entry.label), *entry.lines):
        yield (*line.label, Text(" "), *line.children)
    several = len(entry.cited) > 1
    yield tuple(Text(f" ↑{number if several else ''}") for number, _ in enumerate(entry.cited, start=1))
    yield from entry.annotation


def _cells(table: Table) -> Blocks:
    return tuple(block for row in table.rows for cell in row for block in cell.blocks)


def _notes(inlines: Inlines) -> Iterator[Blocks]:
    """The notes that a text calls; the description of a picture is not printed, so its notes are not either."""
    for inline in inlines:
        if isinstance(inline, Note):
            yield inline.blocks
        elif not isinstance(inline, Image):
            yield from _notes(getattr(inline, "children", ()))
