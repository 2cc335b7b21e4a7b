"""The tree as JSON: one function for each kind of node, which returns its text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from json.encoder import encode_basestring
from typing import assert_never

from essayexport.document import (
    NO_ATTRIBUTES,
    Attributes,
    Bibliography,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    Cite,
    CiteItem,
    CiteMode,
    Code,
    CodeBlock,
    Column,
    CrossReference,
    DefinitionList,
    Div,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBlock,
    LineBreak,
    Link,
    List,
    ListKind,
    Mark,
    Marked,
    Math,
    Note,
    Paragraph,
    Quoted,
    RawBlock,
    RawInline,
    Row,
    Rule,
    RunIn,
    SequenceNumber,
    SoftBreak,
    Styled,
    Table,
    Text,
    walk,
)
from essayexport.markdown.inlines import description
from essayexport.patterns import pattern
from essayexport.writers.json.names import ALIGNMENTS, DELIMITERS, MARKS, MODES, NUMERALS, QUOTES

_UPRIGHT = Attributes(classes=("nodecor",))
"""What pandoc's own citations say of text that is not slanted."""
_NO_ATTRIBUTES = '["",[],[]]'
_BLANKS = pattern(r"  +")
_EMPTY_WORD = '{"t":"Str","c":""},'
_BETWEEN_WORDS = '"},{"t":"Space"},{"t":"Str","c":"'


@dataclass(slots=True, eq=False, repr=False)
class Writing:
    """How many notes there would be so far if every cite printed one: pandoc numbers cites by them."""

    notes: int = 0
    in_note: bool = False

    def begin(self) -> int:
        """The number of the cite that begins here: inside a note, that of the note."""
        if not self.in_note:
            self.notes += 1
        return self.notes


# ------------------------------------------------------------------------------------------------------- small pieces


def node(kind: str, content: str) -> str:
    """A node of pandoc's: its type and its content."""
    return f'{{"t":"{kind}","c":{content}}}'


def array(parts: Iterable[str]) -> str:
    """A list of what is JSON already."""
    return f"[{','.join(parts)}]"


def _attributes(attributes: Attributes) -> str:
    if attributes == NO_ATTRIBUTES:
        return _NO_ATTRIBUTES
    pairs = (array(map(encode_basestring, pair)) for pair in attributes.pairs)
    classes = map(encode_basestring, attributes.classes)
    return f"[{encode_basestring(attributes.identifier)},{array(classes)},{array(pairs)}]"


def _words(text: str) -> str:
    """Words and the blanks between them; no-break spaces are part of a word."""
    if not text:
        return ""
    parts = f'{{"t":"Str","c":{encode_basestring(_BLANKS.sub(" ", text)).replace(" ", _BETWEEN_WORDS)}}}'
    if text[0] == " ":
        parts = parts.removeprefix(_EMPTY_WORD)
    return parts.removesuffix(f",{_EMPTY_WORD[:-1]}") if text[-1] == " " else parts


# -------------------------------------------------------------------------------------------------------------- blocks


def blocks_json(blocks: Blocks, writing: Writing) -> str:
    """The list of a sequence of blocks."""
    return array(filter(None, (_block(block, writing) for block in blocks)))


def _each(groups: Iterable[Blocks], writing: Writing) -> str:
    return array(blocks_json(group, writing) for group in groups)


def _block(block: Block, writing: Writing) -> str:
    """A block; a run-in heading and its text are two, and of a reference list nothing is there before it is cited."""
    match block:
        case Paragraph():
            return node("Plain" if block.tight else "Para", inlines_json(block.children, writing))
        case Heading():
            content = f"[{block.level},{_attributes(block.attributes)},{inlines_json(block.children, writing)}]"
            return node("Header", content)
        case BlockQuote():
            return node("BlockQuote", blocks_json(block.blocks, writing))
        case List():
            return _items(block, writing)
        case DefinitionList():
            items = (f"[{inlines_json(term, writing)},{_each(meanings, writing)}]" for term, meanings in block.items)
            return node("DefinitionList", array(items))
        case LineBlock():
            return node("LineBlock", array(inlines_json(line, writing) for line in block.lines))
        case CodeBlock():
            return node("CodeBlock", f"[{_attributes(block.attributes)},{encode_basestring(block.text)}]")
        case RawBlock():
            return node("RawBlock", f"[{encode_basestring(block.format)},{encode_basestring(block.text)}]")
        case Table():
            return _table(block, writing)
        case Figure():
            return _figure(block, writing)
        case Rule():
            return '{"t":"HorizontalRule"}'
        case Div():
            return node("Div", f"[{_attributes(block.attributes)},{blocks_json(block.blocks, writing)}]")
        case RunIn():
            return f"{_block(block.heading, writing)},{_block(block.paragraph, writing)}"
        case Bibliography():
            return ""
        case _:
            assert_never(block)


def _items(block: List, writing: Writing) -> str:
    items = _each(block.items, writing)
    if block.kind is ListKind.BULLET:
        return node("BulletList", items)
    numerals, delimiter = NUMERALS[block.kind], DELIMITERS[block.delimiter]
    return node("OrderedList", f'[[{block.start},{{"t":"{numerals}"}},{{"t":"{delimiter}"}}],{items}]')


def _figure(block: Figure, writing: Writing) -> str:
    """A figure; the words that stand for its picture are the children of the picture, and a cite in both counts once."""
    before = writing.notes
    caption = blocks_json(block.caption, writing)
    writing.notes, after = before, writing.notes
    image = node("Plain", array([_image(_described(block), writing)]))
    writing.notes = after
    return node("Figure", f"[{_attributes(block.attributes)},[null,{caption}],[{image}]]")


def _described(figure: Figure) -> Image:
    """The picture with the words that stand for it: its caption, or where it has others of its own, those."""
    image = figure.image
    captions = [block.children for block in figure.caption if isinstance(block, Paragraph)]
    if image.children or not captions:
        return image
    own = image.alternative == description(captions[0])
    return replace(image, children=captions[0] if own else (Text(image.alternative),))


def _table(block: Table, writing: Writing) -> str:
    """A table; its caption is numbered where it stands in the source, before the cells or behind them."""
    first = _caption_stands_first(block)
    caption = blocks_json(block.caption, writing) if first else ""
    columns = array(map(_column, block.columns))
    head, body, foot = (_rows(rows, writing) for rows in (block.head, block.body, block.foot))
    caption = caption if first else blocks_json(block.caption, writing)
    parts = f"[{_NO_ATTRIBUTES},{head}],[[{_NO_ATTRIBUTES},0,[],{body}]],[{_NO_ATTRIBUTES},{foot}]"
    return node("Table", f"[{_attributes(block.attributes)},[null,{caption}],{columns},{parts}]")


def _caption_stands_first(block: Table) -> bool:
    caption = next(_cited_lines(block.caption), None)
    if caption is None:
        return False
    cells = (cell.blocks for row in block.rows for cell in row)
    cell = next((line for blocks in cells for line in _cited_lines(blocks)), None)
    return cell is not None and caption < cell


def _cited_lines(blocks: Blocks) -> Iterator[int]:
    return (node.span.line for node in walk(blocks) if isinstance(node, Cite) and node.span)


def _column(column: Column) -> str:
    width = '{"t":"ColWidthDefault"}' if column.width is None else node("ColWidth", repr(float(column.width)))
    return f'[{{"t":"{ALIGNMENTS[column.alignment]}"}},{width}]'


def _rows(rows: Iterable[Row], writing: Writing) -> str:
    return array(f"[{_NO_ATTRIBUTES},{array(_cell(cell, writing) for cell in row)}]" for row in rows)


def _cell(cell: Cell, writing: Writing) -> str:
    extent = f'{{"t":"{ALIGNMENTS[cell.alignment]}"}},{cell.row_span},{cell.column_span}'
    return f"[{_NO_ATTRIBUTES},{extent},{blocks_json(cell.blocks, writing)}]"


# ------------------------------------------------------------------------------------------------------------- inlines


def inlines_json(inlines: Inlines, writing: Writing) -> str:
    """The list of a sequence of inlines."""
    return array(filter(None, [_inline(inline, writing) for inline in inlines]))


def _inline(inline: Inline, writing: Writing) -> str:
    match inline:
        case Text():
            return _words(inline.text)
        case SoftBreak():
            return '{"t":"SoftBreak"}'
        case LineBreak():
            return '{"t":"LineBreak"}'
        case Marked():
            return _marked(inline, writing)
        case Quoted():
            return node("Quoted", f'[{{"t":"{QUOTES[inline.kind]}"}},{inlines_json(inline.children, writing)}]')
        case Cite():
            return _cite(inline, writing)
        case Note():
            return _note(inline, writing)
        case Code():
            return node("Code", f"[{_attributes(inline.attributes)},{encode_basestring(inline.text)}]")
        case Math():
            kind = "DisplayMath" if inline.display else "InlineMath"
            return node("Math", f'[{{"t":"{kind}"}},{encode_basestring(inline.tex)}]')
        case RawInline():
            return node("RawInline", f"[{encode_basestring(inline.format)},{encode_basestring(inline.text)}]")
        case Link():
            return _link(inline, writing)
        case Image():
            return _image(inline, writing)
        case Styled():
            return _span(inline.attributes, inline.children, writing)
        case CrossReference():
            return inlines_json(inline.children, writing)[1:-1]
        case SequenceNumber():
            return _words(f"{inline.prefix}{inline.value}")
        case _:
            assert_never(inline)


def _marked(inline: Marked, writing: Writing) -> str:
    if inline.mark is Mark.UPRIGHT:
        return _span(_UPRIGHT, inline.children, writing)
    return node(MARKS[inline.mark], inlines_json(inline.children, writing))


def _span(attributes: Attributes, children: Inlines, writing: Writing) -> str:
    return node("Span", f"[{_attributes(attributes)},{inlines_json(children, writing)}]")


def _link(link: Link, writing: Writing) -> str:
    """A link; pandoc counts a cite in its words, and forgets it behind them."""
    before = writing.notes
    written = node("Link", _with_target(link, writing))
    writing.notes = before
    return written


def _image(image: Image, writing: Writing) -> str:
    return node("Image", _with_target(image, writing))


def _with_target(inline: Link | Image, writing: Writing) -> str:
    target = f"[{encode_basestring(inline.target)},{encode_basestring(inline.title)}]"
    return f"[{_attributes(inline.attributes)},{inlines_json(inline.children, writing)},{target}]"


def _note(note: Note, writing: Writing) -> str:
    if writing.in_note:
        return node("Note", blocks_json(note.blocks, writing))
    writing.notes += 1
    writing.in_note = True
    blocks = blocks_json(note.blocks, writing)
    writing.in_note = False
    return node("Note", blocks)


def _cite(cite: Cite, writing: Writing) -> str:
    """A cite with its source. Cites in prefixes and suffixes count too, but none in the bracket behind a key in the text."""
    number = writing.begin()
    items = array([_cite_item(item, writing) for item in cite.items])
    if cite.items[0].mode is CiteMode.AUTHOR_IN_TEXT:
        writing.notes = number
    return node("Cite", f"[{items},{inlines_json(cite.children, writing)}]")


def _cite_item(item: CiteItem, writing: Writing) -> str:
    prefix, suffix = inlines_json(item.prefix, writing), inlines_json(item.suffix, writing)
    return (
        f'{{"citationId":{encode_basestring(item.key)},"citationPrefix":{prefix},"citationSuffix":{suffix},'
        f'"citationMode":{{"t":"{MODES[item.mode]}"}},"citationNoteNum":{writing.notes},"citationHash":0}}'
    )
