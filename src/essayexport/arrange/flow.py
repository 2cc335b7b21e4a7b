"""Blocks in their places: every paragraph gets its role, headings run in, tables and figures their captions."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import assert_never

from essayexport.arrange.alternatives import described
from essayexport.arrange.captions import Count, numbered, uncounted, with_notes
from essayexport.arrange.code import with_line_numbers
from essayexport.arrange.displays import with_displays
from essayexport.arrange.divisions import role_asked, titled
from essayexport.arrange.inlines import Counted, with_full_stop, with_quotes
from essayexport.arrange.languages import QuoteMarks
from essayexport.document import (
    SUBFIGURES,
    THEOREM,
    Bibliography,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    Code,
    CodeBlock,
    CrossReference,
    Definition,
    DefinitionList,
    Delimiter,
    Div,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBlock,
    List,
    ListKind,
    Math,
    Node,
    Note,
    Paragraph,
    RawBlock,
    Role,
    Row,
    Rule,
    RunIn,
    Table,
    Text,
    child_groups,
    with_entry_texts,
)
from essayexport.records import NamedTuple, record
from essayexport.style import Matter


class Place(NamedTuple):
    """What the first paragraph of a sequence is, and what the later ones are; headings run in only where text does."""

    first: Role
    later: Role
    run_in: bool = False

    @property
    def after(self) -> "Place":
        """The place behind its first block."""
        return self._replace(first=self.later)


TEXT = Place(Role.BODY, Role.BODY, run_in=True)
ABSTRACT = Place(Role.ABSTRACT, Role.ABSTRACT)
QUOTE = Place(Role.BLOCK_QUOTE, Role.BLOCK_QUOTE_CONTINUED)
ITEM = Place(Role.LIST_ITEM, Role.LIST_CONTINUED)
DEFINITION = Place(Role.DEFINITION, Role.DEFINITION)
FOOTNOTE = Place(Role.FOOTNOTE, Role.FOOTNOTE)
TABLE_HEAD = Place(Role.TABLE_HEAD, Role.TABLE_HEAD)
TABLE_CELL = Place(Role.TABLE_CELL, Role.TABLE_CELL)
TABLE_TITLE = Place(Role.TABLE_TITLE, Role.TABLE_TITLE)
FIGURE_TITLE = Place(Role.FIGURE_TITLE, Role.FIGURE_TITLE)


@record
class Manner:
    """How a part is set: the style's rules, the marks of the language, and what numbers its tables and figures.

    `meet` hears of each mention of them, which is filled when all have their numbers.
    """

    matter: Matter
    marks: QuoteMarks
    count: Count
    meet: Callable[[CrossReference], None]
    in_note: bool = False
    lang: str = ""


def flow(blocks: Blocks, place: Place, manner: Manner) -> Blocks:
    """The sequence as it stands at its place in the paper. A paragraph that already has a role keeps it."""
    blocks = with_displays(with_notes(blocks, manner.matter.labels["note"]), place.later)
    if place.run_in:
        blocks = with_run_ins(blocks, manner.matter.run_in_levels)
    return tuple(
        _block(block, _place(blocks[number - 1] if number else None, place), manner) for number, block in enumerate(blocks)
    )


def _place(before: Block | None, place: Place) -> Place:
    """The place of the block that stands behind `before` in a sequence at `place`."""
    if before is not None and _stands_apart(before) and place.later is Role.BODY:
        return place._replace(first=Role.BODY_AFTER_DISPLAY)
    return place.after if before else place


def _stands_apart(block: Block) -> bool:
    return isinstance(block, Table | Figure) or (isinstance(block, Div) and SUBFIGURES in block.attributes.classes)


def text(inlines: Inlines, manner: Manner) -> Inlines:
    """The sequence as it is printed: with the quotation marks of the language, notes set as footnotes, numbers of formulas."""
    return with_quotes(inlines, manner.marks, partial(_counted, manner=manner))


def _counted(inline: Counted, manner: Manner) -> Inlines:
    match inline:
        case Note():
            return _note(inline, manner)
        case Math():
            number = manner.count(manner.matter.labels["equation"]) if inline.identifier else None
            return (replace(inline, number=number),) if number else (inline,)
        case CrossReference():
            manner.meet(inline)
            return (replace(inline, children=text(inline.children, manner)),)
        case _:
            assert_never(inline)


def _note(note: Note, manner: Manner) -> Inlines:
    """A footnote; one inside another has no foot of a page to stand at, so its words stand there in brackets."""
    if manner.in_note:
        return (Text(" ["), *text(tuple(_running_text(note.blocks)), manner), Text("]"))
    return (Note(flow(note.blocks, FOOTNOTE, replace(manner, in_note=True))),)


def _running_text(nodes: Iterable[Node]) -> Iterator[Inline]:
    """The words of blocks without their paragraphs."""
    for number, node in enumerate(nodes):
        if number:
            yield Text(" ")
        match node:
            case Paragraph() | Heading():
                yield from node.children
            case CodeBlock():
                yield Code(node.text)
            case _:
                for group in child_groups(node):
                    yield from _running_text(group)


def with_run_ins(blocks: Blocks, levels: tuple[int, ...]) -> Blocks:
    """The sequence with headings of these levels run into the paragraph that follows."""
    arranged: list[Block] = []
    for block in blocks:
        last = arranged[-1] if arranged else None
        if isinstance(last, Heading) and _runs_in(last, levels) and isinstance(block, Paragraph) and block.role is Role.BODY:
            arranged[-1] = RunIn(last, block)
        else:
            arranged.append(block)
    return tuple(arranged)


def _runs_in(heading: Heading, levels: tuple[int, ...]) -> bool:
    return heading.role is None and heading.level in levels


def _block(block: Block, place: Place, manner: Manner) -> Block:
    match block:
        case Paragraph():
            return _paragraph(block, place.first, manner)
        case Heading():
            return _heading(block, manner)
        case RunIn():
            return RunIn(_heading(block.heading, manner), _paragraph(block.paragraph, place.first, manner))
        case BlockQuote():
            return BlockQuote(flow(block.blocks, QUOTE, manner))
        case List():
            return _list(block, manner)
        case DefinitionList():
            return DefinitionList(tuple(_definition(definition, manner) for definition in block.items))
        case LineBlock():
            return LineBlock(tuple(text(line, manner) for line in block.lines))
        case CodeBlock():
            return with_line_numbers(block)
        case Rule() | RawBlock():
            return block
        case Table():
            return _table(block, manner)
        case Figure():
            return figure(block, manner)
        case Div() if SUBFIGURES in block.attributes.classes:
            from essayexport.arrange.subfigures import lettered  # noqa: PLC0415  (most essays have none)

            return _subfigures(block, *lettered(block), manner)
        case Div() if block.attributes.get(THEOREM):
            from essayexport.arrange.theorems import opened  # noqa: PLC0415  (most essays have none)

            return _block(opened(block, manner.matter.labels, manner.lang, manner.count), place, manner)
        case Div():
            role = role_asked(block.attributes)
            return replace(block, blocks=flow(titled(block), Place(role, role) if role else place, manner))
        case Bibliography():
            return with_entry_texts(block, partial(text, manner=manner))
        case _:
            assert_never(block)


def _list(block: List, manner: Manner) -> List:
    """The list; numbers of which its author said nothing are decimal."""
    return replace(
        block,
        items=tuple(flow(item, ITEM, manner) for item in block.items),
        kind=ListKind.DECIMAL if block.kind in {ListKind.EXAMPLE, ListKind.UNSPECIFIED} else block.kind,
        delimiter=Delimiter.PERIOD if block.delimiter is Delimiter.UNSPECIFIED else block.delimiter,
    )


def _definition(definition: Definition, manner: Manner) -> Definition:
    return Definition(text(definition.term, manner), tuple(flow(one, DEFINITION, manner) for one in definition.meanings))


def _paragraph(paragraph: Paragraph, role: Role, manner: Manner) -> Paragraph:
    role = role if paragraph.role is Role.BODY else paragraph.role
    children = text(paragraph.children, manner)
    same = role is paragraph.role and children is paragraph.children
    return paragraph if same else replace(paragraph, role=role, children=children)


def _heading(heading: Heading, manner: Manner) -> Heading:
    """The heading with its role; one of a level that runs in ends in a full stop, even where it has to stand alone."""
    stopped = _runs_in(heading, manner.matter.run_in_levels)
    children = with_full_stop(heading.children, inside=manner.marks.take_stops) if stopped else heading.children
    return replace(heading, role=heading.role or Role(f"heading-{heading.level}"), children=text(children, manner))


def _table(table: Table, manner: Manner) -> Table:
    label = manner.matter.labels["table"]
    caption = numbered(table.caption, label, Role.TABLE_NUMBER, manner.count)
    return replace(
        table,
        caption=flow(caption, TABLE_TITLE, manner),
        head=_rows(table.head, TABLE_HEAD, manner),
        body=_rows(table.body, TABLE_CELL, manner),
        foot=_rows(table.foot, TABLE_CELL, manner),
        notes=flow(table.notes, TEXT, manner),
    )


def _rows(rows: tuple[Row, ...], place: Place, manner: Manner) -> tuple[Row, ...]:
    def cell(of: Cell) -> Cell:
        return of._replace(blocks=flow(of.blocks, place, manner))

    return tuple(tuple(cell(of) for of in row) for row in rows)


def figure(figure: Figure, manner: Manner) -> Figure:
    """A figure with its number above its title."""
    label = manner.matter.labels["figure"]
    caption = numbered(figure.caption, label, Role.FIGURE_NUMBER, manner.count)
    return replace(
        figure,
        image=_image(described(figure.image, _title(figure)), manner),
        caption=flow(caption, FIGURE_TITLE, manner),
        notes=flow(figure.notes, TEXT, manner),
        caption_below=manner.matter.caption_below_figure,
    )


def _subfigures(div: Div, pictures: tuple[Figure, ...], written: Blocks, manner: Manner) -> Div:
    """Several pictures under one number and title, which stands where titles of figures stand."""
    caption = numbered(written, manner.matter.labels["figure"], Role.FIGURE_NUMBER, manner.count)
    title, own = flow(caption, FIGURE_TITLE, manner), replace(manner, count=uncounted)
    parts = tuple(figure(picture, own) for picture in pictures)
    return replace(div, blocks=(*parts, *title) if manner.matter.caption_below_figure else (*title, *parts))


def _title(figure: Figure) -> Inlines:
    return next((block.children for block in figure.caption if isinstance(block, Paragraph)), ())


def _image(image: Image, manner: Manner) -> Image:
    return replace(described(image, image.children), children=text(image.children, manner))
